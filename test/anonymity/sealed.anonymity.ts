import { expect, it } from 'vitest';
import { sealedWorld } from './sealed-world.ts';
import { judge } from './verdict.ts';

it('nobody who has all files but the keys can tell who wrote what', async () => {
  expect(await judge((seed) => sealedWorld(seed))).toEqual(new Map());
});
