import { expect, test } from 'vitest';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const STILL_RIGHT = 'Is our agreement still right?';

async function aQuarterLater(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await world.clock.advance({ days: 92 });
  return world;
}

function reviews(world: World): string[] {
  return world
    .as('ben')
    .reads('#learning')
    .filter((message) => /agreement (still|was)/.test(message));
}

test('once a quarter the channel is asked whether its agreement is still right', async () => {
  const world = await startWorld();
  await setUp(world);
  await world.clock.advance({ days: 90 });
  expect(reviews(world)).toEqual([]);
  await world.clock.advance({ days: 30 });
  expect(reviews(world)).toHaveLength(1);
  await world.clock.advance({ days: 70 });
  expect(reviews(world)).toHaveLength(2);
});

test('a leader keeps it as it is, and the question is answered for everyone', async () => {
  const world = await aQuarterLater();
  const ana = world.as('ana').in('#learning');
  await ana.click('Keep it as it is');
  ana.sees('The agreement stays as it is');
  expect(reviews(world)).toEqual([expect.stringContaining('Our agreement was looked at')]);
  await world.clock.advance({ days: 90 });
  expect(reviews(world)).toHaveLength(1);
});

test('a leader changes it, and the welcome and the question say what holds now', async () => {
  const world = await aQuarterLater();
  const ana = world.as('ana').in('#learning');
  await ana.click('Change', { on: STILL_RIGHT });
  await ana.submit({ 'Sentence 1': 'Ask twice.', 'Sentence 4': null });
  for (const message of [reviews(world)[0], world.as('ben').reads('#learning')[0]]) {
    expect(message).toContain('Ask twice.');
    expect(message).not.toContain('What is said here stays here');
  }
});

test('members are told that the buttons are for leaders', async () => {
  const world = await aQuarterLater();
  const ben = world.as('ben').in('#learning');
  await ben.click('Keep it as it is');
  ben.sees('Only leaders of Learning can do this');
  await ben.click('Change', { on: STILL_RIGHT });
  ben.sees('Only leaders of Learning can do this');
  expect(reviews(world)).toEqual([expect.stringContaining(STILL_RIGHT)]);
});
