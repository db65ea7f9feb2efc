import { describe, expect, test } from 'vitest';
import { sleepUntil } from '../reflections/learning-week.ts';
import { channelIdOf } from '../support/communities.ts';
import { adds, LONDON, opensList, throughMornings, toldOf, withCommunity } from './action-items.ts';

describe('when its owner leaves', () => {
  test('who made it is asked, once, and hands it over', async () => {
    const world = await withCommunity();
    const chloe = world.as('chloe');
    await adds(chloe, 'Buy a whiteboard', { owner: '@ben', due: '2026-03-12' });
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ minutes: 30 });
    expect(toldOf(chloe, 'whiteboard')).toHaveLength(1);
    await throughMornings(world, '2026-03-03', '2026-03-12', '2026-03-15');
    expect(toldOf(chloe, 'whiteboard')).toHaveLength(1);
    expect(toldOf(world.as('ana'), 'whiteboard')).toEqual([]);
    expect(toldOf(world.as('ben'), 'whiteboard')).toHaveLength(1);
    chloe.in('app').sees('@Ben is not in Learning any more', 'What becomes of it?', '[Hand over]', '[Drop]');
    await chloe.open('Hand over');
    await chloe.submit({ 'Who takes it over?': '@eva' });
    chloe.sees('@Eva has this action item of Learning now');
    await world.clock.advance({ hours: 6 });
    expect(toldOf(world.as('eva'), 'whiteboard')).toHaveLength(1);
    await world.as('eva').leaves('#learning');
    await sleepUntil(world, '2026-03-16T09:00', 'Asia/Tokyo');
    expect(toldOf(chloe, '@Eva is not in Learning any more')).toHaveLength(1);
  });

  test('or is deactivated, having made it, the leaders are asked', async () => {
    const world = await withCommunity();
    await adds(world.as('ben'), 'Buy a whiteboard', { due: '2026-03-05' });
    world.slack.deactivate(world.as('ben').userId);
    await world.clock.settle();
    await throughMornings(world, '2026-03-03', '2026-03-05', '2026-03-08');
    const ana = world.as('ana').in('app');
    expect(toldOf(ana, 'whiteboard')).toHaveLength(1);
    await ana.open('Drop', { on: 'whiteboard' });
    await ana.submit();
    ana.sees('This action item of Learning was dropped');
  });

  test('and comes back before anybody was asked, nobody is', async () => {
    const world = await withCommunity();
    await adds(world.as('ana'), 'Buy a whiteboard', { owner: '@ben', due: '2026-03-05' });
    await sleepUntil(world, '2026-03-02T21:00', LONDON);
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ hours: 1 });
    await world.as('ben').joins('#learning');
    await throughMornings(world, '2026-03-03');
    expect(toldOf(world.as('ana'), 'whiteboard')).toEqual([]);
    await throughMornings(world, '2026-03-05');
    expect(toldOf(world.as('ben'), 'is due:')).toHaveLength(1);
  });

  test('their messages say that it is not theirs to settle any more', async () => {
    const world = await withCommunity();
    await adds(world.as('ana'), 'Buy a whiteboard', { owner: '@ben' });
    const ben = world.as('ben');
    await ben.leaves('#learning');
    await ben.in('app').click('Done');
    ben.sees('no longer there, or it belongs to a community you are not in');
    expect(await ben.home()).not.toContain('whiteboard');
    await opensList(world.as('ana'));
    await world.as('ana').click('Done');
    ben.in('app').sees('You are not in Learning any more');
    ben.doesNotSee('[Done]');
  });
});

test('while the community rests its list can be read, and nothing else happens', async () => {
  const world = await withCommunity();
  const ben = world.as('ben');
  await adds(ben, 'Buy a whiteboard', { due: '2026-03-05' });
  await sleepUntil(world, '2026-03-02T20:30', LONDON);
  await adds(world.as('ana'), 'Book the small room', { owner: '@ben' });
  const partner = world.slack.addTeam({ name: 'Partner' });
  world.slack.convertToShared(channelIdOf(world, 'learning'), partner.id);
  await world.clock.settle();
  await throughMornings(world, '2026-03-05', '2026-03-08');
  expect(ben.dm()).toEqual([]);
  const list = await opensList(ben);
  expect(list).toContain('Buy a whiteboard');
  expect(list).toContain('is resting while its channel is shared');
  expect(list).not.toMatch(/\[Done\]|\[Add an action item\]/);
  await ben.cancel();
  await ben.command('/learn actions Another');
  ben.sees('Nothing can change there until then');
  expect(await ben.home()).not.toContain('My action items');
});
