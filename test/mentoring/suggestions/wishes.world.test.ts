import { describe, expect, test } from 'vitest';
import { goTo } from '../pairings/paired-people.ts';
import { accepts, mentoringWorld, pairings, says, sentRound, states, told } from './suggested-people.ts';

const BEN = { wants: 'mentee', learns: ['SQL'] } as const;

describe('somebody would rather not, since they were suggested', () => {
  test('even after their own yes: the other’s yes pairs nobody, and reads like any no', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']], mentors: ['dev'] });
    await accepts(world, 'ben');
    await says(world, 'ben', { ...BEN, avoids: ['ana'] });
    await accepts(world, 'ana');
    expect(await pairings(world)).toEqual([]);
    expect(told(world, 'ana', 'It does not come to it this time: @Ben as your mentee.')).toHaveLength(1);
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben withdrawn', 'ben+dev open']);
  });

  test('before either has answered: nobody is asked about it any longer', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'], avoids: ['ben'] });
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben withdrawn']);
    world.as('ben').in('app').sees('It does not come to it this time: @Ana as your mentor.');
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
