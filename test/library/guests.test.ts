import { expect, it } from 'vitest';
import { setUpWith } from '../support/communities.ts';
import { startWorld } from '../support/world.ts';

it('a guest whom the community no longer takes reads nothing, even before the list of members knows', async () => {
  const world = await startWorld();
  await setUpWith(world, { 'May guests belong?': 'Yes' });
  await world.clock.advance({ minutes: 20 });
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share A hidden gem');
  await ana.submit();
  const gus = world.as('gus').in('#learning');
  await gus.command('/learn recent');
  gus.sees('Only you see this');
  expect(gus.ephemerals().at(-1)).toContain('A hidden gem');

  await ana.command('/learn settings');
  await ana.click('Community settings');
  expect(await ana.submit({ 'May guests belong?': 'No' })).toEqual({});
  await gus.command('/learn recent');
  expect(gus.ephemerals().at(-1)).not.toContain('A hidden gem');
});
