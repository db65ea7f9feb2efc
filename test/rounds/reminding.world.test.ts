import { describe, expect, test } from 'vitest';
import { answerAll, answerAs, BY_LETTER, extendTo, inChannel, roundOpen, told, until } from './life.ts';

const REMINDER = 'I remind everyone alike, and only once.';

describe('the reminder', () => {
  test('comes once to the channel, a day before the closing, whoever has answered', async () => {
    const { world } = await roundOpen();
    await answerAll(world);
    await until(world, '2026-03-08T16:45');
    expect(inChannel(world, REMINDER)).toEqual([]);
    await until(world, '2026-03-08T17:15');
    expect(inChannel(world, REMINDER)).toEqual([
      'How are we? closes on Monday, 9 March 2026, 17:00 (Europe/Berlin). If you have answered already: thank you. I remind everyone alike, and only once.\n[Answer without my name]',
    ]);
    await until(world, '2026-03-09T16:45');
    expect(inChannel(world, REMINDER)).toHaveLength(1);
    for (const name of ['ben', 'eva']) expect(told(world, name, 'How are we?')).toEqual([]);
  });

  test('comes to the letters of all where they were asked so, whether they answered or not', async () => {
    const { world } = await roundOpen({ more: BY_LETTER });
    await answerAs(world, 'ben');
    await until(world, '2026-03-09T16:45');
    for (const name of ['ana', 'ben', 'chloe', 'dev', 'eva', 'omar']) {
      expect(told(world, name, REMINDER), name).toHaveLength(1);
    }
    expect(inChannel(world, REMINDER)).toEqual([]);
  });

  test('does not come where the leader does not want it, nor for a round of a day', async () => {
    for (const more of [{ Also: [] }, { 'Closes on': '2026-03-03' }]) {
      const { world } = await roundOpen({ more });
      await until(world, '2026-03-09T16:45');
      expect(inChannel(world, REMINDER)).toEqual([]);
      await world.stop();
    }
  });

  test.each([
    ['in the channel', {}],
    ['in letters', BY_LETTER],
  ])('is not repeated for a later closing (%s), and what stands says when it closes now', async (_, more) => {
    const { world, ana } = await roundOpen({ more });
    const reminders = () => ('Also' in more ? told(world, 'ben', REMINDER) : inChannel(world, REMINDER));
    await until(world, '2026-03-09T13:00');
    expect(reminders()).toHaveLength(1);
    await extendTo(ana, '2026-03-16');
    await until(world, '2026-03-16T13:00');
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('Monday, 16 March 2026, 17:00');
    await extendTo(ana, '2026-03-23');
    await until(world, '2026-03-23T13:00');
    expect(reminders()).toHaveLength(1);
  });

  test('comes also where a round of a week is given only a few hours more', async () => {
    const { world, ana } = await roundOpen();
    await until(world, '2026-03-08T10:00');
    await ana.in('#learning').command('/learn feedback rounds');
    await ana.open('Extend');
    expect(await ana.submit({ At: '19:00' })).toEqual({});
    await ana.dismiss();
    await until(world, '2026-03-08T18:45');
    expect(inChannel(world, REMINDER)).toEqual([]);
    await until(world, '2026-03-08T19:15');
    expect(inChannel(world, REMINDER)).toHaveLength(1);
  });

  test('comes a day before the later closing, where the earlier one has not been reminded of', async () => {
    const { world, ana } = await roundOpen();
    await until(world, '2026-03-07T12:00');
    await extendTo(ana, '2026-03-12');
    await until(world, '2026-03-11T16:45');
    expect(inChannel(world, REMINDER)).toEqual([]);
    await until(world, '2026-03-11T17:15');
    expect(inChannel(world, REMINDER)).toHaveLength(1);
  });
});
