import { expect, it, vi } from 'vitest';
import { roundsWorld } from './rounds-world.ts';
import { breachesOf } from './verdict.ts';

// The first of what is left, always: no order is ever changed, in the box or at close.
vi.mock('../../src/domain/context.ts', async (original) => {
  const context = await original<typeof import('../../src/domain/context.ts')>();
  return { ...context, cryptoRandom: { ...context.cryptoRandom, below: () => 0 } };
});

it('is caught: answers keep their order in the box and when they are written at close', async () => {
  const breaches = await breachesOf(() => roundsWorld());
  expect(breaches.get('rows of round_comments, question 0')).toBe('160 links of 160');
  expect(breaches.get('rows of round_comments, question 1')).toBe('160 links of 160');
});
