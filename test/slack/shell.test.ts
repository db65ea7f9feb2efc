import { expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

test('the bot connects, and /learn is answered', async () => {
  const world = await startWorld();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn help');
  expect(ana.front().text).toContain('/learn');
});
