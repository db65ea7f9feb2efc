import { describe, expect, test } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import {
  answerByCommand,
  choose,
  goTo,
  learningWeek,
  moreCommunities,
  questionsTo,
  sleepUntil,
  timesOf,
  withNothingSent,
} from './learning-week.ts';

const LONDON = 'Europe/London';

describe('a reminder does not come to whoever', () => {
  const wishes: Record<string, (ben: Person) => Promise<unknown>> = {
    'is away': (ben) => choose(ben, { 'Away until': '2026-03-06' }),
    'skips the week after all': (ben) => choose(ben, { Quiet: ['Skip this week'] }),
    pauses: (ben) => ben.command('/reflect pause'),
    'has answered': answerByCommand,
    'left the channel': (ben) => ben.leaves('#learning'),
  };
  for (const [who, wish] of Object.entries(wishes)) {
    test(`${who}, before its hour`, async () => {
      const world = await learningWeek();
      await goTo(world, '2026-03-02T10:01', LONDON);
      await wish(world.as('ben').in('#learning'));
      await sleepUntil(world, '2026-03-04T12:00', LONDON);
      expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
      expect(timesOf(world, 'still waits', 'ana', LONDON)).toHaveLength(1);
    });

    test(`${who}, while it is on its way`, async () => {
      const world = await learningWeek();
      await sleepUntil(world, '2026-03-02T10:01', LONDON);
      await sleepUntil(world, '2026-03-04T09:45', LONDON);
      await withNothingSent(world, async () => {
        await goTo(world, '2026-03-04T10:05', LONDON);
        await wish(world.as('ben').in('#learning'));
      });
      expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
      expect(timesOf(world, 'still waits', 'ana', LONDON)).toHaveLength(1);
    });
  }
});

test('a reminder of last week that is on its way heeds a pause of this week', async () => {
  const world = await learningWeek();
  const ben = world.as('ben');
  await choose(ben, { 'Day of my weekly question': 'Friday' });
  await sleepUntil(world, '2026-03-06T10:01', LONDON);
  await sleepUntil(world, '2026-03-09T09:45', LONDON);
  await withNothingSent(world, async () => {
    await goTo(world, '2026-03-09T10:05', LONDON);
    await ben.command('#learning', '/reflect pause');
  });
  expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
});

test('a reminder that waits for tomorrow, since today brought another, goes when its question is answered', async () => {
  const world = await learningWeek();
  await moreCommunities(world, 'two');
  const ben = world.as('ben');
  await choose(ben, { 'Hour, where I am': '09:30' }, '#two');
  await sleepUntil(world, '2026-03-02T10:01', LONDON);
  await sleepUntil(world, '2026-03-04T09:31', LONDON);
  await goTo(world, '2026-03-04T10:16', LONDON);
  expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual(['2026-03-04T09:30']);
  await answerByCommand(ben.in('#learning'));
  await sleepUntil(world, '2026-03-05T12:00', LONDON);
  expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual(['2026-03-04T09:30']);
});

test('nobody is reminded of a question that never reached them', async () => {
  const world = await learningWeek();
  const ben = world.as('ben').in('#learning');
  await withNothingSent(world, async () => {
    await goTo(world, '2026-03-02T10:00', LONDON);
    await ben.command('/reflect pause');
  });
  await ben.command('/reflect resume');
  await sleepUntil(world, '2026-03-04T12:00', LONDON);
  expect(ben.dm()).toEqual([]);
});

test('a question that comes late brings no reminder on its heels', async () => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T09:50', LONDON);
  world.slack.faults.always('chat.postMessage', { retryAfter: 120 });
  await goTo(world, '2026-03-02T10:05', LONDON);
  await sleepUntil(world, '2026-03-04T10:20', LONDON);
  world.slack.faults.clear();
  await world.clock.advance({ hours: 2 });
  expect(questionsTo(world.as('ben'))).toHaveLength(1);
  expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
});

test('a reminder that was missed by days is not made up', async () => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:01', LONDON);
  await sleepUntil(world, '2026-03-08T10:01', LONDON);
  expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
});
