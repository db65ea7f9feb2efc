import { expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import type { World } from '../support/world.ts';
import { answerAs, formFilled, leadsToo, statesIn, until } from './life.ts';

async function leadsNoMore(world: World, name: string): Promise<void> {
  const id = userId.of(world.as(name).userId);
  await world.db.kysely.updateTable('members').set({ role: 'member' }).where('user_id', '=', id).execute();
}

test('a leader who steps down while a round is open counts as one who reads, since they may lead again and read', async () => {
  const { world, ana } = await formFilled({
    before: (now) => {
      now.slack.addUser({ name: 'fay', realName: 'Fay Lund', tz: 'Europe/Berlin' });
    },
  });
  await world.as('fay').joins('#learning');
  await leadsToo(world, 'ben');
  expect(await ana.submit()).toEqual({});
  ana.sees('Your round is open.');
  await ana.dismiss();
  await leadsNoMore(world, 'ben');
  // Four who do not read, and ben who does if he leads again.
  for (const name of ['ben', 'chloe', 'dev', 'eva', 'omar']) await answerAs(world, name);
  await until(world, '2026-03-09T17:30');
  expect(await statesIn(world)).toEqual(['open']);
  await answerAs(world, 'fay');
  await until(world, '2026-03-12T17:30');
  expect(await statesIn(world)).toEqual(['closed']);
});
