import { describe, expect, test } from 'vitest';
import {
  answerByCommand,
  choose,
  goTo,
  learningWeek,
  questionsTo,
  sleepUntil,
  timesOf,
} from './learning-week.ts';

const LONDON = 'Europe/London';

describe('skipping', () => {
  test('a question that has come leaves it out, and no reminder comes', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await goTo(world, '2026-03-02T10:01', LONDON);
    await ben.command('/reflect skip');
    ben.in('app').sees('Not this week. That is fine');
    await sleepUntil(world, '2026-03-04T12:00', LONDON);
    expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
    await sleepUntil(world, '2026-03-09T10:01', LONDON);
    expect(questionsTo(ben)).toHaveLength(2);
  });

  test('in a week without a question skips the next one, and stays so when it is said again', async () => {
    const world = await learningWeek();
    const ben = world.as('ben');
    await choose(ben, { 'How often': 'Every two weeks' });
    await goTo(world, '2026-03-02T10:01', LONDON);
    await answerByCommand(ben.in('#learning'));
    await sleepUntil(world, '2026-03-11T12:00', LONDON);
    for (let times = 0; times < 2; times += 1) {
      await ben.command('#learning', '/reflect skip');
      ben.sees('the next one is skipped');
    }
    for (const monday of ['16', '23']) await sleepUntil(world, `2026-03-${monday}T10:01`, LONDON);
    expect(timesOf(world, 'This week’s question', 'ben', LONDON)).toEqual([
      '2026-03-02T10:00',
      '2026-03-23T10:00',
    ]);
  });

  test('on Monday leaves out the question of Friday that is still to be reminded of', async () => {
    const world = await learningWeek();
    const ben = world.as('ben');
    await choose(ben, { 'Day of my weekly question': 'Friday' });
    await sleepUntil(world, '2026-03-06T10:01', LONDON);
    await sleepUntil(world, '2026-03-09T09:30', LONDON);
    await ben.command('#learning', '/reflect skip');
    ben.sees('its question needs no answer');
    await goTo(world, '2026-03-09T12:00', LONDON);
    expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
    await sleepUntil(world, '2026-03-13T10:01', LONDON);
    expect(questionsTo(ben)).toHaveLength(2);
  });

  test('this week in the settings leaves out a question that has come', async () => {
    const world = await learningWeek();
    const ben = world.as('ben');
    await goTo(world, '2026-03-02T10:01', LONDON);
    await choose(ben, { Quiet: ['Skip this week'] });
    ben.in('app').sees('Not this week. That is fine');
  });

  test('and being back again asks at the next hour of one’s own, not at once', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect skip');
    await goTo(world, '2026-03-02T15:00', LONDON);
    await ben.command('/reflect resume');
    await goTo(world, '2026-03-02T16:00', LONDON);
    await sleepUntil(world, '2026-03-09T10:01', LONDON);
    expect(timesOf(world, 'This week’s question', 'ben', LONDON)).toEqual(['2026-03-09T10:00']);
  });

  test('again, in a rhythm of two weeks, skips the question after that', async () => {
    const world = await learningWeek();
    const ben = world.as('ben');
    await choose(ben, { 'How often': 'Every two weeks' });
    await goTo(world, '2026-03-02T10:01', LONDON);
    for (let times = 0; times < 2; times += 1) await ben.in('#learning').command('/reflect skip');
    await choose(ben, {});
    for (const monday of ['03-09', '03-16', '03-23']) {
      await sleepUntil(world, `2026-${monday}T10:01`, LONDON);
    }
    expect(timesOf(world, 'This week’s question', 'ben', LONDON)).toEqual([
      '2026-03-02T10:00',
      '2026-03-23T10:00',
    ]);
  });

  test('next week outlives other choices in the settings', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await goTo(world, '2026-03-02T10:01', LONDON);
    await answerByCommand(ben);
    await ben.in('#learning').command('/reflect skip');
    ben.sees('the next one is skipped');
    await ben.command('/learn settings');
    ben.sees('Your next question is skipped already');
    await ben.submit({ 'Hour, where I am': '11:00' });
    await sleepUntil(world, '2026-03-09T12:00', LONDON);
    expect(questionsTo(ben)).toHaveLength(1);
  });

  test('holds after a journey west, where the week of the last question is not over yet', async () => {
    const world = await learningWeek();
    const ben = world.as('ben');
    await ben.movesTo('Pacific/Apia');
    for (const monday of ['09', '16']) await sleepUntil(world, `2026-03-${monday}T10:01`, 'Pacific/Apia');
    expect(questionsTo(ben)).toHaveLength(2);
    await ben.movesTo('Pacific/Honolulu');
    await ben.command('#learning', '/reflect skip');
    ben.sees('its question needs no answer');
    for (let times = 0; times < 2; times += 1) {
      await ben.command('#learning', '/reflect skip');
      ben.sees('the next one is skipped');
    }
    await sleepUntil(world, '2026-03-23T10:01', 'Pacific/Honolulu');
    expect(questionsTo(ben)).toHaveLength(2);
  });

  test('is taken back by resume, and so is being away', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await choose(ben, { 'Away until': '2026-03-06' });
    await ben.command('/reflect skip');
    await ben.command('/reflect resume');
    await goTo(world, '2026-03-02T10:01', LONDON);
    expect(questionsTo(ben)).toHaveLength(1);
  });
});
