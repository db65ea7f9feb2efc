import { expect, test } from 'vitest';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

/** Each message stands as the label of its box. */
const BEN = 'Ben: Restart the worker before the queue, says @Ana & me';
const CHLOE = 'Chloé: Lunch is at noon on Fridays';

async function withPins(grantedOptionalScopes?: readonly string[]): Promise<World> {
  const world = await startWorld(
    grantedOptionalScopes === undefined ? {} : { slack: { grantedOptionalScopes } },
  );
  await setUp(world);
  const ben = world.as('ben');
  const chloe = world.as('chloe');
  await ben.pins(await ben.says('#learning', 'Restart the worker before the queue, says @ana & me'));
  await chloe.pins(await chloe.says('#learning', 'Lunch is at noon on Fridays'));
  return world;
}

test('a leader ticks the learnings, their authors are asked, and nothing is there before', async () => {
  const world = await withPins();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn gather');
  ana.sees(
    'Restart the worker before the queue',
    'Lunch is at noon',
    'Nothing enters the library of Learning before they say yes',
  );
  await ana.submit({ [BEN]: ['This is a learning'] });
  ana.sees('I ask the author of one message by direct message');
  await ana.cancel();
  await ana.command('/learn restart worker');
  ana.doesNotSee('[Save]');
  expect(world.as('chloe').dm()).toEqual([]);

  const ben = world.as('ben').in('app');
  ben.sees('@Ana would like to save what you wrote as a learning in Learning');
  await ben.click('Yes, publish');
  await ben.in('#learning').command('/learn restart worker');
  ben.sees('Restart the worker before the queue, says @Ana & me');

  await ana.in('#learning').command('/learn gather');
  ana.sees('Lunch is at noon', 'One more pin is not listed');
  ana.doesNotSee('Ben: Restart');
});

test('an author who says no is not asked again', async () => {
  const world = await withPins();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn gather');
  await ana.submit({ [BEN]: ['This is a learning'], [CHLOE]: ['This is a learning'] });
  ana.sees('I ask the authors of 2 messages');
  await ana.cancel();
  await world.as('ben').in('app').click('No, thanks');
  await ana.command('/learn gather');
  ana.sees('There is no pinned message to gather');
});

test('ticking nothing says what to do', async () => {
  const world = await withPins();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn gather');
  const errors = await ana.submit();
  expect(Object.values(errors)).toEqual(['Please tick at least one message, or cancel.']);
});

test('where pins may not be read, it is offered nowhere, and says why when typed', async () => {
  const world = await withPins([]);
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn');
  ana.doesNotSee('Gather what you have');
  expect(ana.dm().join('\n')).not.toContain('Gather what you have');
  await ana.command('/learn gather');
  ana.sees('does not let me read pinned messages');
});

test('members are told kindly that it is for leaders', async () => {
  const world = await withPins();
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn gather');
  ben.sees('Only leaders of Learning can do this');
});
