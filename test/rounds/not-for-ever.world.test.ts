import { expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { leads } from './closed-rounds.ts';
import { answerAll, answerAs, MEMBERS, roundOpen, statesIn, told, until } from './life.ts';

/** What is kept of answers, in boxes, with names or as results, and of keys. */
async function keptOf(world: World): Promise<number> {
  const { kysely } = world.db;
  const boxes = await kysely.selectFrom('sealed_boxes').selectAll().execute();
  const named = await kysely.selectFrom('round_answers').selectAll().execute();
  const comments = await kysely.selectFrom('round_comments').selectAll().execute();
  return boxes.length + named.length + comments.length + (await world.keys.list()).length;
}

test('answers of a community that rests for more than a week after the closing are destroyed', async () => {
  const { world, ana } = await roundOpen();
  await answerAll(world);
  await ana.archives('#learning');
  await until(world, '2026-03-15T12:00');
  expect(await statesIn(world)).toEqual(['open']);
  expect(await keptOf(world)).toBeGreaterThan(0);
  await until(world, '2026-03-16T19:00');
  expect(await statesIn(world)).toEqual(['discarded']);
  expect(await keptOf(world)).toBe(0);
});

test('results that nobody can publish any more end unread, a week after the closing', async () => {
  const { world } = await roundOpen();
  await answerAll(world);
  await until(world, '2026-03-09T18:00');
  expect(await statesIn(world)).toEqual(['closed']);
  await leads(world, 'omar', 'leader');
  await leads(world, 'ana', 'member');
  await until(world, '2026-03-15T12:00');
  expect(await statesIn(world)).toEqual(['closed']);
  await until(world, '2026-03-16T18:00');
  expect(await statesIn(world)).toEqual(['discarded']);
  expect(await keptOf(world)).toBe(0);
});

test('results that wait are handed to another who was to read them', async () => {
  const { world } = await roundOpen({
    more: { 'Who may read the results?': 'Everyone in Learning' },
  });
  await answerAll(world);
  await until(world, '2026-03-10T12:00');
  await leads(world, 'omar', 'leader');
  await leads(world, 'ana', 'member');
  await until(world, '2026-03-17T12:00');
  expect(await statesIn(world)).toEqual(['closed']);
  expect(told(world, 'omar', 'Look through what was written')).toHaveLength(1);
});

test('results that wait for their leader stay, and are told of twice', async () => {
  const { world } = await roundOpen();
  await answerAll(world);
  await until(world, '2026-03-24T18:00');
  expect(await statesIn(world)).toEqual(['closed']);
  expect(told(world, 'ana', 'Look through what was written')).toHaveLength(2);
});

test('what is revealed together at night stands in the channel in the morning', async () => {
  const { world } = await roundOpen({ more: { 'How do people answer?': 'Reveal together' } });
  await until(world, '2026-03-03T02:00');
  for (const name of [...MEMBERS, 'ana']) await answerAs(world, name);
  expect(await statesIn(world)).toEqual(['published']);
  const standing = () => world.as('ben').reads('#learning').join();
  expect(standing()).not.toContain('ben says so');
  await until(world, '2026-03-03T08:05');
  expect(standing()).toContain('ben says so');
});
