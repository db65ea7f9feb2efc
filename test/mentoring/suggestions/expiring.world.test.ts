import { describe, expect, test } from 'vitest';
import { goTo } from '../pairings/paired-people.ts';
import {
  accepts,
  asItWas,
  asksFor,
  idOf,
  mentoringWorld,
  pairings,
  saysNo,
  sentRound,
  states,
  told,
} from './suggested-people.ts';

describe('without an answer', () => {
  test('a suggestion is called to mind after two days, once, and over after three', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await accepts(world, 'ben');
    await goTo(world, '2026-03-04', '08:30');
    expect(told(world, 'ana', 'This still waits')).toEqual([]);
    await goTo(world, '2026-03-04', '12:00');
    expect(
      told(world, 'ana', 'This still waits for your answer, until Thursday, 5 March, 20:00'),
    ).toHaveLength(1);
    expect(told(world, 'ben', 'This still waits')).toEqual([]);
    expect(told(world, 'ana', /Ben (said|waits|has)/)).toEqual([]);
    await goTo(world, '2026-03-05', '18:30');
    expect(await states(world)).toEqual(['ana+ben open']);
    await goTo(world, '2026-03-05', '20:00');
    expect(await states(world)).toEqual(['ana+ben expired']);
    expect(told(world, 'ana', 'Its time has passed, so this is over')).toHaveLength(1);
    expect(told(world, 'ana', 'I reminded you of this once: @Ben as your mentee.')).toHaveLength(1);
    expect(told(world, 'ben', 'It does not work out this time: @Ana as your mentor.')).toHaveLength(1);
    world.as('ana').in('app').doesNotSee('[Accept]');
  });

  test('a yes to the reminder is read there', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await goTo(world, '2026-03-04', '12:00');
    const ana = world.as('ana').in('app');
    await ana.click('Accept', { beside: 'This still waits for your answer' });
    ana.doesNotSee('It needs no answer any more', 'This still waits');
    expect(told(world, 'ana', 'You said yes: @Ben as your mentee.')).toHaveLength(2);
  });

  test('is no more possible after it expired, and says so', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const ana = world.as('ana').in('app');
    const stale = asItWas(ana.message('mentor @Ben'));
    await goTo(world, '2026-03-04');
    await goTo(world, '2026-03-05', '20:00');
    stale();
    await ana.click('Accept');
    ana.sees('This suggestion is over: its time has passed. Others will come.');
    await ana.click('Not this one');
    expect(ana.modal()).toBeNull();
    expect(await states(world)).toEqual(['ana+ben expired']);
  });

  test('three times in a row pauses them, and they are told so with one tap back', async () => {
    const world = await mentoringWorld({ ana: { capacity: 5 } });
    for (const date of ['2026-03-02', '2026-03-06', '2026-03-10']) {
      await asksFor(world, 'ben', 'ana');
      const day = Temporal.PlainDate.from(date);
      for (let days = 1; days <= 3; days += 1) await goTo(world, day.add({ days }).toString(), '20:00');
      const silences = await world.db.kysely
        .selectFrom('mentor_profiles')
        .select(['silences', 'paused_because'])
        .where('user_id', '=', idOf(world, 'ana'))
        .executeTakeFirst();
      const isThird = date === '2026-03-10';
      if (isThird) expect(silences).toEqual({ silences: 3, paused_because: 'silence' });
      else expect(silences?.paused_because).toBeNull();
      await goTo(world, day.add({ days: 4 }).toString(), '09:00');
    }
    expect(told(world, 'ana', '[I’m back]')).toHaveLength(1);
  });

  test('an answer sets silences to none', async () => {
    const world = await mentoringWorld({ ana: { capacity: 5 } });
    await world.db.kysely.updateTable('mentor_profiles').set({ silences: 2 }).execute();
    await asksFor(world, 'ben', 'ana');
    await saysNo(world, 'ana');
    await asksFor(world, 'chloe', 'ana');
    for (const date of ['03', '04', '05']) await goTo(world, `2026-03-${date}`, '11:00');
    await goTo(world, '2026-03-05', '20:00');
    const rows = await world.db.kysely
      .selectFrom('mentor_profiles')
      .select(['silences', 'paused_because'])
      .where('user_id', '=', idOf(world, 'ana'))
      .execute();
    expect(rows).toEqual([{ silences: 1, paused_because: null }]);
  });
});

describe('while the bot is down', () => {
  test('nobody’s time runs out: whoever could not answer has a day more, and one word of it', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const before = world.as('ana').dm().length;
    await goTo(world, '2026-03-09', '10:00');
    expect(await states(world)).toEqual(['ana+ben open']);
    expect(world.as('ana').dm()).toHaveLength(before + 1);
    world.as('ana').in('app').sees('This still waits for your answer, until Tuesday, 10 March, 20:00');
    for (const name of ['ana', 'ben']) {
      await world.as(name).in('app').click('Accept', { on: 'This still waits' });
    }
    expect(await pairings(world)).toEqual(['ana+ben']);
  });

  test('the day more is the last', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await goTo(world, '2026-03-09', '10:00');
    await goTo(world, '2026-03-10', '20:00');
    expect(await states(world)).toEqual(['ana+ben expired']);
    expect(told(world, 'ana', 'Its time has passed')).toHaveLength(1);
    expect(told(world, 'ana', 'It needs no answer any more.')).toHaveLength(1);
  });
  test('each evening, it is over all the same in the end', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    for (let day = 3; day <= 10; day += 1)
      await goTo(world, `2026-03-${String(day).padStart(2, '0')}`, '10:00');
    expect(await states(world)).toEqual(['ana+ben expired']);
  });
});
