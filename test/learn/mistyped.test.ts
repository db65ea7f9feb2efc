import { expect, test } from 'vitest';
import { registerFeatures } from '../../src/slack/register.ts';
import { nearestSubcommand } from '../../src/slack/subcommands.ts';
import { Surface } from '../../src/slack/surface.ts';
import { setUp } from '../support/communities.ts';
import { startWorld } from '../support/world.ts';

test('each subcommand, mistyped, is asked about in words that Slack takes', async () => {
  const surface = new Surface();
  registerFeatures(surface);
  const world = await startWorld();
  await setUp(world);
  const ben = world.as('ben').in('#learning');
  for (const name of surface.subcommands.keys()) {
    const typed = `${name.slice(0, -1)}x${name.slice(-1)}`;
    if (nearestSubcommand(typed, surface.subcommands.keys()) === null) continue;
    await ben.command(`/learn ${typed}`);
    expect(ben.ephemerals().at(-1)).toContain(`Did you mean /learn ${name}?`);
  }
});

test('and the word can still be searched for', async () => {
  const world = await startWorld();
  await setUp(world);
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn serch');
  await ben.click('Search for “serch”');
  ben.sees('The library has nothing yet for serch');
});
