import { expect, it } from 'vitest';
import { roundsWorld } from './rounds-world.ts';
import { judge } from './verdict.ts';

it('nobody who has all files but the keys can tell who wrote what', async () => {
  expect(await judge(() => roundsWorld())).toEqual(new Map());
});
