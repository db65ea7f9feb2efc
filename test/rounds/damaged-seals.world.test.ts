import { expect, test } from 'vitest';
import { answerAll, inChannel, roundOpen, statesIn, until } from './life.ts';

test('a round of which the sealed answers were damaged on the disk ends, and keeps nobody from Home or from the list', async () => {
  const { world, ana } = await roundOpen();
  await answerAll(world, ['ben', 'chloe']);
  const damaged = new Uint8Array(64);
  await world.db.kysely.updateTable('seals').set({ receipts: damaged }).execute();
  expect(await world.as('eva').home()).toContain('How are we? asks you');
  await ana.in('#learning').command('/learn feedback rounds');
  ana.sees('6 people are asked.');
  await ana.dismiss();
  await until(world, '2026-03-09T17:30');
  expect(await statesIn(world)).toEqual(['discarded']);
  expect(inChannel(world, 'nobody can read them.').length).toBeGreaterThan(1);
  expect(world.takeErrors()).toEqual([]);
});
