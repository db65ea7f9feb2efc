import { expect, test } from 'vitest';
import { goTo } from '../reflections/learning-week.ts';
import type { World } from '../support/world.ts';
import { formOpen, roundsIn } from './setting-up.ts';

const NAMES = ['ana', 'ben', 'chloe', 'dev', 'eva', 'omar'];

async function everyoneAnswers(world: World): Promise<void> {
  for (const name of NAMES) {
    const person = world.as(name).in('#learning');
    await person.open('Answer without my name');
    await person.submit({ 'What should we start doing?': `${name} says` });
    await person.dismiss();
  }
}

/** A round of everyone that comes every two weeks has closed; the next opens on the 16th. */
async function firstIsOver(): Promise<World> {
  const { world, ana } = await formOpen('Pulse');
  await ana.click('More');
  await ana.submit({
    'Who may read the results?': 'Everyone in Learning',
    'Closes on': '2026-03-06',
    'Comes again': 'Every 2 weeks',
  });
  await ana.dismiss();
  await everyoneAnswers(world);
  await goTo(world, '2026-03-07T09:00', 'Europe/Berlin');
  return world;
}

test('a round that comes again asks the same people while one more would tell what they alone answered, and its leader is told', async () => {
  const world = await firstIsOver();
  world.slack.addUser({ name: 'rosa', realName: 'Rosa Kim', tz: 'Europe/Berlin' });
  await world.as('rosa').joins('#learning');
  await goTo(world, '2026-03-17T09:00', 'Europe/Berlin');
  expect((await roundsIn(world)).map(({ state }) => state)).toEqual(['closed', 'open']);
  world.as('ben').in('#learning').sees('6 members are asked.');
  expect(world.as('ana').dm().join()).toContain('asks the 6 people who were asked last time');
  // The series is for everyone, so the next one is again.
  await everyoneAnswers(world);
  await goTo(world, '2026-03-22T09:00', 'Europe/Berlin');
  expect((await roundsIn(world)).map(({ state, audience }) => `${state} ${audience}`)).toEqual([
    'closed channel',
    'closed chosen',
    'planned channel',
  ]);
});

test('whoever has not published a round after three days is asked once more, and nobody who has', async () => {
  const world = await firstIsOver();
  const asked = () =>
    world
      .as('ana')
      .dm()
      .filter((text) => text.includes('Look through what was written'));
  expect(asked()).toHaveLength(1);
  await goTo(world, '2026-03-11T09:00', 'Europe/Berlin');
  expect(asked()).toHaveLength(2);
  await goTo(world, '2026-03-15T09:00', 'Europe/Berlin');
  expect(asked()).toHaveLength(2);
});
