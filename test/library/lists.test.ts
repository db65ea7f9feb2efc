import { expect, it } from 'vitest';
import { learningChannel } from '../shares/learning-channel.ts';
import type { World } from '../support/world.ts';

async function shares(world: World, who: string, learned: string): Promise<void> {
  await world.as(who).in('#learning').command(`/learn share ${learned}`);
  expect(await world.as(who).submit()).toEqual({});
}

function told(world: World, who: string): string {
  return world.as(who).ephemerals().at(-1) ?? '';
}

it('shows what is new, newest first, page by page', async () => {
  const world = await learningChannel();
  for (let n = 1; n <= 6; n += 1) {
    await shares(world, 'ana', `Lesson ${n}`);
    await world.clock.advance({ minutes: 1 });
  }
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn recent');
  expect(told(world, 'ben').match(/Lesson \d/g)).toEqual([
    'Lesson 6',
    'Lesson 5',
    'Lesson 4',
    'Lesson 3',
    'Lesson 2',
  ]);
  await ben.click('More');
  expect(told(world, 'ben').match(/Lesson \d/g)).toEqual(['Lesson 1']);
  await ben.click('Earlier');
  expect(told(world, 'ben')).toContain('Lesson 6');
});

it('keeps a shelf that one can clear, item by item', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Alpha');
  await shares(world, 'ana', 'Beta');
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn recent');
  await ben.click('Save', { beside: 'Alpha' });
  await world.clock.advance({ minutes: 1 });
  await ben.command('/learn recent');
  await ben.click('Save', { beside: 'Beta' });
  await ben.command('/learn shelf');
  expect(told(world, 'ben')).toContain('Alpha');
  await ben.click('Take off', { beside: 'Your shelf' });
  expect(told(world, 'ben')).toContain('Alpha');
  expect(told(world, 'ben')).not.toContain('Beta');
  await ben.click('Take off', { beside: 'Your shelf' });
  expect(told(world, 'ben')).toContain('Your shelf is empty');
});

it('shows my own shares to me, to edit and delete', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Of ana');
  await shares(world, 'ben', 'Of ben');
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn me');
  expect(told(world, 'ben')).toContain('Of ben');
  expect(told(world, 'ben')).not.toContain('Of ana');
  expect(told(world, 'ben')).toContain('[Read] [Edit] [Delete]');
});

it.each([
  ['/learn recent', 'There is nothing for you in the library of Learning yet', '[Share something]'],
  ['/learn shelf', 'Your shelf is empty', '[See what is new]'],
  ['/learn me', 'You have not shared anything yet', '[Share something]'],
])('says what to do first where %s has nothing', async (command, words, label) => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#learning');
  await ben.command(command);
  expect(told(world, 'ben')).toContain(words);
  expect(told(world, 'ben')).toContain(label);
});

it('leads from an empty shelf to what is new', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Alpha');
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn shelf');
  await ben.click('See what is new');
  expect(told(world, 'ben')).toContain('New in Learning');
});
