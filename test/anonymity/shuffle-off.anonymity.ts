import { expect, it } from 'vitest';
import { chanceOf } from '../long/chance.ts';
import { sealedWorld } from './sealed-world.ts';
import { judge } from './verdict.ts';

it('is caught: answers keep their order in the box and when they are published', async () => {
  const breaches = await judge((seed) => {
    // The first of what is left, always: no order is ever changed.
    const random = { ...chanceOf(seed), below: () => 0 };
    return sealedWorld(seed, { random });
  });
  expect(breaches.get('rows of results, question 0')).toBe('800 links of 800');
  expect(breaches.get('order shown, question 1')).toBe('800 links of 800');
});
