import { expect, test } from 'vitest';
import {
  choose,
  goTo,
  learningWeek,
  moreCommunities,
  sleepUntil,
  timesOf,
  withNothingSent,
} from './learning-week.ts';

test('a question on its way follows its person to where it is another hour, and comes by day there', async () => {
  const world = await learningWeek();
  await withNothingSent(world, async () => {
    await goTo(world, '2026-03-02T10:30', 'Europe/London');
    await world.as('ben').movesTo('Pacific/Honolulu');
  });
  await goTo(world, '2026-03-02T12:00', 'Pacific/Honolulu');
  expect(timesOf(world, 'This week’s question', 'ben', 'Pacific/Honolulu')).toEqual(['2026-03-02T08:00']);
});

test('a reminder that waits for the morning waits for the morning where its person is', async () => {
  const world = await learningWeek();
  await moreCommunities(world, 'two');
  const ben = world.as('ben');
  await choose(ben, { 'Hour, where I am': '09:30' }, '#two');
  await sleepUntil(world, '2026-03-02T10:01', 'Europe/London');
  await sleepUntil(world, '2026-03-04T09:31', 'Europe/London');
  await goTo(world, '2026-03-04T12:00', 'Europe/London');
  await ben.movesTo('America/New_York');
  await goTo(world, '2026-03-05T12:00', 'America/New_York');
  expect(timesOf(world, 'still waits', 'ben', 'America/New_York')).toEqual([
    '2026-03-04T04:30',
    '2026-03-05T08:00',
  ]);
});

test('a zone that a member chose moves what waits for their morning, too', async () => {
  const world = await learningWeek();
  await moreCommunities(world, 'two');
  const ben = world.as('ben');
  await choose(ben, { 'Hour, where I am': '09:30' }, '#two');
  await sleepUntil(world, '2026-03-02T10:01', 'Europe/London');
  await sleepUntil(world, '2026-03-04T09:31', 'Europe/London');
  await goTo(world, '2026-03-04T12:00', 'Europe/London');
  await choose(ben, { 'My time zone': 'America/New_York' });
  await goTo(world, '2026-03-05T12:00', 'America/New_York');
  expect(timesOf(world, 'still waits', 'ben', 'America/New_York')).toEqual([
    '2026-03-04T04:30',
    '2026-03-05T08:00',
  ]);
});

test('a message of another feature keeps to the day of the zone that a member chose, not to Slack’s', async () => {
  const world = await learningWeek();
  const ben = world.as('ben');
  // Slack says London, where it is day; they say Auckland, where it is night.
  await choose(ben, { 'My time zone': 'Pacific/Auckland' });
  const words = await ben.says('#learning', 'Write the migration before the code.');
  await goTo(world, '2026-03-03T15:00', 'Europe/London');
  const before = ben.dm().length;
  await world.as('eva').in('#learning').shortcut(words, 'Save as a learning');
  await world.as('eva').submit({});
  expect(ben.dm()).toHaveLength(before);
  await goTo(world, '2026-03-04T08:30', 'Pacific/Auckland');
  expect(ben.dm().length).toBeGreaterThan(before);
});
