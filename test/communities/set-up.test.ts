import { expect, test } from 'vitest';
import { setUp } from '../support/communities.ts';
import { startWorld } from '../support/world.ts';

test('the one who made the channel sets it up in two answers, and the channel is welcomed', async () => {
  const world = await startWorld();
  await setUp(world);
  const ben = world.as('ben').in('#learning');
  expect(ben.front().text).toContain('Welcome to Learning');
  expect(ben.front().text).toContain('Mistakes are lessons');
});
