import { expect, it, vi } from 'vitest';
import { roundsWorld } from './rounds-world.ts';
import { breachesOf } from './verdict.ts';

// Boxes that are as long as what is in them.
vi.mock('../../src/domain/sealing/box.ts', async (original) => ({
  ...(await original<object>()),
  writeBox: (answers: readonly string[]) => Buffer.from(JSON.stringify(answers)),
  readBox: (box: Buffer): string[] => JSON.parse(box.toString()),
}));

it('is caught: a box grows by the length of each answer', async () => {
  const breaches = await breachesOf(() => roundsWorld());
  expect([...breaches.keys()]).toContain('growth of sealed_boxes.contents, question 0');
});
