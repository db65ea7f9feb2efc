import { describe, expect, test } from 'vitest';
import { change } from '../../../src/domain/context.ts';
import { tellLeft } from '../../../src/domain/mentoring/suggestions/telling-left.ts';
import { deliveryId } from '../../../src/ids.ts';
import { goTo } from '../pairings/paired-people.ts';
import {
  accepts,
  idOf,
  mentoringWorld,
  pairings,
  placeIn,
  says,
  sentRound,
  states,
  told,
} from './suggested-people.ts';

const BEN = { wants: 'mentee', learns: ['SQL'] } as const;

describe('somebody would rather not, since they were suggested', () => {
  test('even after their own yes: the other’s yes pairs nobody, and reads like any no', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await accepts(world, 'ben');
    await says(world, 'ben', { ...BEN, avoids: ['ana'] });
    await accepts(world, 'ana');
    expect(await pairings(world)).toEqual([]);
    expect(told(world, 'ana', 'It does not work out this time: @Ben as your mentee.')).toHaveLength(1);
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben withdrawn', 'ben+dev open']);
  });

  test('before either has answered: nobody is asked about it any longer', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'], avoids: ['ben'] });
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben withdrawn']);
    world.as('ben').in('app').sees('It does not work out this time: @Ana as your mentor.');
  });

  test('before the letter of the day: they are never named to each other', async () => {
    const world = await mentoringWorld();
    await goTo(world, '2026-03-02', '23:00');
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'], avoids: ['ben'] });
    await goTo(world, '2026-03-03', '12:00');
    expect(told(world, 'ben', '@Ana')).toEqual([]);
    expect(told(world, 'ana', '@Ben')).toEqual([]);
  });
});

describe('whoever a round leaves with nobody', () => {
  test('reads the same where a mentor would rather not and where one has no room', async () => {
    const words: string[] = [];
    for (const why of ['cannot be suggested', 'no room'] as const) {
      const world = await mentoringWorld({ chloe: null, dev: null, eva: null });
      const roundId = await sentRound(world, { pairs: [], mentors: ['ana'] });
      const who = { ...(await placeIn(world)), userId: idOf(world, 'ben') };
      const left = { roundId, because: why, alternativeId: null };
      const id = deliveryId.of(crypto.randomUUID());
      await change(world.app.ctx, who.workspaceId, (tx) => tellLeft(tx, who, left, id, world.clock.now()));
      await goTo(world, '2026-03-03');
      words.push(...told(world, 'ben', 'has found no mentor for you'));
    }
    expect(words).toHaveLength(2);
    expect(words[0]).toBe(words[1]);
  });

  test('is not named somebody who would rather not since it was found out', async () => {
    const world = await mentoringWorld({ eva: null });
    await goTo(world, '2026-03-02', '23:00');
    await sentRound(world, { pairs: [['dev', 'ben']] });
    await world.as('dev').leaves('#learning');
    await world.clock.advance({ minutes: 16 });
    await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'], avoids: ['ben'] });
    await goTo(world, '2026-03-03', '12:00');
    expect(told(world, 'ben', 'has found no mentor for you')).toHaveLength(1);
    expect(told(world, 'ben', '@Ana')).toEqual([]);
  });
});
