import { expect, it } from 'vitest';
import { askNothing } from '../support/communities.ts';
import type { World } from '../support/world.ts';
import { learningChannel } from './learning-channel.ts';

/** Where nothing comes by itself but what these tests are about. */
async function quietChannel(): Promise<World> {
  const world = await learningChannel();
  await askNothing(world);
  return world;
}

async function trying(world: World, day: string | null) {
  const eva = world.as('eva').in('#learning');
  await eva.command('/learn share No meetings on Wednesday.');
  await eva.fill({ Kind: 'Experiment' });
  const date = day === null ? {} : { 'I will look again on': day };
  return await eva.submit({ 'I expect': 'Fewer late evenings.', ...date });
}

it('asks what happened on the day, at ten where the author is, and adds the answer', async () => {
  const world = await quietChannel();
  expect(await trying(world, '2026-03-03')).toEqual({});
  const eva = world.as('eva');
  expect(eva.reads('#learning').at(-1)).toContain('I look again on\n3 March 2026');
  await world.clock.advance({ days: 1, hours: 5 });
  expect(eva.dm()).toEqual([]);
  await world.clock.advance({ hours: 1, minutes: 1 });
  eva.in('app').sees('You wanted to look again', 'No meetings on Wednesday.');
  await eva.open('Say what happened');
  await eva.submit({ 'What happened': 'Two of four weeks were calmer.' });
  expect(eva.reads('#learning').at(-1)).toContain('What happened\nTwo of four weeks were calmer.');
  expect(eva.dm()).toEqual([expect.stringContaining('now stands with your experiment')]);
});

it('proposes a day four weeks away', async () => {
  const world = await learningChannel();
  expect(await trying(world, null)).toEqual({});
  expect(await world.db.kysely.selectFrom('shares').select('look_again_on').execute()).toEqual([
    { look_again_on: '2026-03-30' },
  ]);
});

it('refuses a day that has passed', async () => {
  const world = await learningChannel();
  expect(await trying(world, '2026-03-01')).toEqual({
    'I will look again on': 'Please choose a later day, so that something can have happened.',
  });
});

it('asks on the new day where the day was changed, and not at all where it was deleted', async () => {
  const world = await quietChannel();
  await world.clock.advance({ hours: 7 });
  await trying(world, '2026-03-03');
  const eva = world.as('eva').in('#learning');
  await eva.open('Edit', { on: eva.message('No meetings') });
  await eva.submit({ 'I will look again on': '2026-03-04' });
  await world.clock.advance({ days: 1 });
  expect(eva.dm()).toEqual([]);
  await eva.open('Edit', { on: eva.message('No meetings') });
  await eva.submit({ 'I will look again on': '2026-03-05' });
  await world.clock.advance({ days: 1 });
  expect(eva.dm()).toEqual([]);
  await world.clock.advance({ days: 1 });
  expect(eva.dm()).toHaveLength(1);
  await eva.open('Delete', { on: eva.message('No meetings') });
  await eva.submit();
  expect(eva.dm()).toEqual([]);
});
