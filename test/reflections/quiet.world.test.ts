import { describe, expect, test } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import { goTo, learningWeek, questionsTo, sleepUntil } from './learning-week.ts';

type Chosen = Parameters<Person['submit']>[0];

/** Saves this in their settings of the community of the channel. */
async function choose(person: Person, chosen: Chosen): Promise<void> {
  await person.command('/learn settings');
  expect(await person.submit(chosen)).toEqual({});
}

describe('a question that is on its way does not come to whoever', () => {
  const wishes: Record<string, (ben: Person) => Promise<unknown>> = {
    'pauses by command': (ben) => ben.command('/reflect pause'),
    'skips this week by command': (ben) => ben.command('/reflect skip'),
    'pauses in the settings': (ben) => choose(ben, { Quiet: ['Pause until I say otherwise'] }),
    'skips this week in the settings': (ben) => choose(ben, { Quiet: ['Skip this week'] }),
    'is away from today': (ben) => choose(ben, { 'Away until': '2026-03-04' }),
  };
  test.for(Object.entries(wishes))('%s', async ([, wish]) => {
    const world = await learningWeek();
    world.slack.faults.always('chat.postMessage', { retryAfter: 120 });
    await goTo(world, '2026-03-02T10:00', 'Europe/London');
    await wish(world.as('ben').in('#learning'));
    world.slack.faults.clear();
    await world.clock.advance({ hours: 1 });
    expect(questionsTo(world.as('ben'))).toEqual([]);
    expect(questionsTo(world.as('ana'))).toHaveLength(1);
  });
});

test('skipping a question that is on its way costs that week only', async () => {
  const world = await learningWeek();
  world.slack.faults.always('chat.postMessage', { retryAfter: 120 });
  await goTo(world, '2026-03-02T10:00', 'Europe/London');
  const ben = world.as('ben').in('#learning');
  for (let times = 0; times < 2; times += 1) {
    await ben.command('/reflect skip');
    ben.sees('This week is skipped');
  }
  world.slack.faults.clear();
  await sleepUntil(world, '2026-03-09T10:01', 'Europe/London');
  expect(questionsTo(ben)).toHaveLength(1);
});

test.for([
  ['is away', { 'Away until': '2026-03-06' }],
  ['skips the week after all', { Quiet: ['Skip this week'] }],
] as const)('whoever %s is not reminded', async ([, chosen]) => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:01', 'Europe/London');
  await choose(world.as('ben').in('#learning'), chosen);
  await sleepUntil(world, '2026-03-04T12:00', 'Europe/London');
  expect(world.as('ben').dm().join()).not.toContain('still waits');
  expect(world.as('ana').dm().join()).toContain('still waits');
});
