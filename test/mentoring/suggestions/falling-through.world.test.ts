import { describe, expect, test } from 'vitest';
import type { MatchingRoundId } from '../../../src/ids.ts';
import type { World } from '../../support/world.ts';
import { goTo } from '../pairings/paired-people.ts';
import {
  accepts,
  idOf,
  mentoringWorld,
  pairings,
  saysNo,
  sentRound,
  states,
  told,
} from './suggested-people.ts';

describe('falling through', () => {
  test('a no leads to the next best who has room, and takes nobody from anybody', async () => {
    const world = await mentoringWorld();
    await sentRound(world, {
      pairs: [
        ['ana', 'ben'],
        ['dev', 'chloe'],
      ],
      mentors: ['eva'],
    });
    await saysNo(world, 'ana');
    await world.clock.advance({ minutes: 16 });
    // dev would suit ben better, and may still say yes to chloe.
    expect(await states(world)).toEqual(['ana+ben declined', 'ben+eva open', 'chloe+dev open']);
    world.as('ben').in('app').sees('It does not work out this time: @Ana', 'I look for somebody else');
    await goTo(world, '2026-03-03');
    world.as('ben').in('app').sees('I suggest @Eva to you as a mentor.', '@Eva offers SQL');
    world.as('eva').in('app').sees('I suggest that you mentor @Ben.');
    await accepts(world, 'ben');
    await accepts(world, 'eva');
    expect(await pairings(world)).toEqual(['ben+eva']);
  });

  test('silence does too', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await accepts(world, 'ben');
    await goTo(world, '2026-03-04');
    await goTo(world, '2026-03-05', '20:00');
    expect(await states(world)).toEqual(['ana+ben expired', 'ben+dev open']);
  });

  test('the one who let it pass is not asked about somebody else in this round', async () => {
    const world = await mentoringWorld();
    const round = await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await accepts(world, 'ana');
    await goTo(world, '2026-03-04');
    await goTo(world, '2026-03-05', '20:00');
    expect(await states(world)).toEqual(['ana+ben expired']);
    expect(await stateOf(world, round)).toBe('closed');
    expect(told(world, 'ben', 'found no mentor')).toEqual([]);
  });

  test('leads past those who cannot be suggested, whatever the reason', async () => {
    const world = await mentoringWorld({ dev: { avoids: ['ben'] } });
    await sentRound(world, {
      pairs: [['ana', 'ben']],
      mentors: ['dev', 'eva'],
      forbidden: [['eva', 'ben']],
    });
    await saysNo(world, 'ana');
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben declined']);
    await goTo(world, '2026-03-03');
    expect(told(world, 'ben', 'found no mentor')).toHaveLength(1);
  });

  test('ends with a word, the nearest alternative, and first place next time', async () => {
    const world = await mentoringWorld();
    const round = await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await saysNo(world, 'ana');
    await goTo(world, '2026-03-03');
    await saysNo(world, 'dev');
    await goTo(world, '2026-03-04');
    await goTo(world, '2026-03-06');
    const words = told(world, 'ben', 'The matching round has found no mentor for you this time.');
    expect(words).toHaveLength(1);
    expect(words[0]).toContain('Closest to what you look for is @Eva');
    expect(words[0]).toContain('In the next round you come first.');
    expect(await stateOf(world, round)).toBe('closed');
    const ben = world.as('ben').in('app');
    await ben.open('Ask them');
    await ben.submit();
    await ben.dismiss();
    expect(await states(world)).toContain('ben+eva open');
    const { waits_since: waits } = await world.db.kysely
      .selectFrom('mentor_profiles')
      .select('waits_since')
      .where('user_id', '=', idOf(world, 'ben'))
      .executeTakeFirstOrThrow();
    expect(waits).not.toBeNull();
  });

  test('a mentor whom the round brought nobody is told when it closes, and not before', async () => {
    const world = await mentoringWorld();
    const round = await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await accepts(world, 'ana');
    await goTo(world, '2026-03-03');
    expect(told(world, 'dev', 'Thank you for offering')).toEqual([]);
    await accepts(world, 'ben');
    await goTo(world, '2026-03-04');
    await goTo(world, '2026-03-05', '20:00');
    expect(told(world, 'dev', 'Thank you for offering to be a mentor.')).toHaveLength(1);
    expect(told(world, 'ana', 'Thank you for offering')).toEqual([]);
    expect(await stateOf(world, round)).toBe('closed');
  });

  test('whoever has found a mentor, and would be one too, is told that nobody was brought to them', async () => {
    const world = await mentoringWorld({
      ben: { wants: 'both', capacity: 1, helps: ['Go'] },
      chloe: { wants: 'both', capacity: 0 },
    });
    const round = await sentRound(world, {
      pairs: [
        ['ana', 'ben'],
        ['dev', 'chloe'],
      ],
    });
    await lookForBoth(world, round, 'ben', 'chloe');
    for (const name of ['ana', 'ben', 'dev', 'chloe']) await accepts(world, name);
    await goTo(world, '2026-03-03');
    await goTo(world, '2026-03-04');
    expect(await stateOf(world, round)).toBe('closed');
    expect(told(world, 'ben', 'Thank you for offering to be a mentor.')).toHaveLength(1);
    for (const name of ['ana', 'dev', 'chloe']) {
      expect(told(world, name, 'Thank you for offering'), name).toEqual([]);
    }
  });

  test('whoever was told that they have no mentor has no second word as a mentor', async () => {
    const world = await mentoringWorld({ ben: { wants: 'both', capacity: 1, helps: ['Go'] } });
    const round = await sentRound(world, { pairs: [['ana', 'ben']] });
    await lookForBoth(world, round, 'ben');
    await saysNo(world, 'ana');
    await goTo(world, '2026-03-03');
    await goTo(world, '2026-03-04');
    expect(await stateOf(world, round)).toBe('closed');
    expect(told(world, 'ben', 'has found no mentor for you')).toHaveLength(1);
    expect(told(world, 'ben', 'Thank you for offering')).toEqual([]);
  });

  test('of peers the others go on, as long as two are left; then they are told', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { program: 'peers', pairs: [['ana', 'ben', 'dev']] });
    expect(told(world, 'ana', /I suggest that you, @\w+, and @\w+ learn together\./)).toHaveLength(1);
    await accepts(world, 'ana');
    await accepts(world, 'ben');
    await saysNo(world, 'dev');
    expect(await pairings(world)).toEqual(['ana+ben']);
    await sentRound(world, { program: 'coffee', pairs: [['eva', 'ben']] });
    await goTo(world, '2026-03-03');
    await saysNo(world, 'eva');
    await goTo(world, '2026-03-04');
    expect(told(world, 'ben', 'found no company for you')).toHaveLength(1);
    expect(told(world, 'eva', 'found no company')).toEqual([]);
  });
});

/** These take part as mentors and as mentees. */
async function lookForBoth(world: World, round: MatchingRoundId, ...names: readonly string[]): Promise<void> {
  await world.db.kysely
    .updateTable('matching_people')
    .set({ part: 'both' })
    .where('round_id', '=', round)
    .where(
      'user_id',
      'in',
      names.map((name) => idOf(world, name)),
    )
    .execute();
}

async function stateOf(world: Awaited<ReturnType<typeof mentoringWorld>>, round: string) {
  const rows = await world.db.kysely.selectFrom('matching_rounds').select(['id', 'state']).execute();
  return rows.find(({ id }) => id === round)?.state;
}
