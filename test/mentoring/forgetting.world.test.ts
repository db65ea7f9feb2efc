import { expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { goTo } from './pairings/paired-people.ts';
import { idOf, mentoringWorld } from './suggestions/suggested-people.ts';

async function withProfile(world: World, table: 'mentor_profiles' | 'mentor_avoids', name: string) {
  const rows = await world.db.kysely
    .selectFrom(table)
    .select('user_id')
    .where('user_id', '=', idOf(world, name))
    .execute();
  return rows.length;
}

test('the profile of whoever left is forgotten after 90 days, and what others wish about them is not', async () => {
  const world = await mentoringWorld({ ben: { avoids: ['chloe'] }, chloe: { avoids: ['ben'] } });
  await world.as('chloe').leaves('#learning');
  await goTo(world, '2026-05-30');
  expect(await withProfile(world, 'mentor_profiles', 'chloe')).toBe(1);
  await goTo(world, '2026-06-02');
  expect(await withProfile(world, 'mentor_profiles', 'chloe')).toBe(0);
  expect(await withProfile(world, 'mentor_avoids', 'chloe')).toBe(0);
  expect(await withProfile(world, 'mentor_profiles', 'ben')).toBe(1);
  expect(await withProfile(world, 'mentor_avoids', 'ben')).toBe(1);
});
