import { describe, expect, test } from 'vitest';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

async function withCommunity(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  return world;
}

function publishings(world: World): number {
  return world.slack.ledger.calls('views.publish').length;
}

describe('Home', () => {
  test('welcomes on the first visit, and says what to do where there is no community', async () => {
    const world = await startWorld();
    const ben = world.as('ben');
    expect(await ben.home()).toContain('Welcome to Lyceum');
    ben.sees('You are in no learning community yet', 'type /learn');
    await ben.click('Help');
    ben.sees('The one thing to remember');
  });

  test('is published again only when something changed', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await ben.home();
    const before = publishings(world);
    await ben.home();
    await ben.home();
    expect(publishings(world)).toBe(before);
    await ben.open('Share what I learned');
    await ben.cancel();
    expect(publishings(world)).toBe(before);
  });

  test('shows my settings, and changes under my eyes when I change them', async () => {
    const world = await withCommunity();
    const chloe = world.as('chloe');
    await chloe.home();
    chloe.sees(
      'Learning, where you are a member',
      'Monday, 10:00 (Asia/Tokyo)',
      'Your shares go to #learning',
    );
    await chloe.open('Change my settings');
    await chloe.submit({ Quiet: ['Pause until I say otherwise'] });
    chloe.sees('You have paused them');
    await chloe.open('Change my settings');
    await chloe.submit({ Quiet: [] });
    chloe.doesNotSee('You have paused them');
  });

  test('holds what waits for my yes, and lets it go when I answer', async () => {
    const world = await withCommunity();
    const dev = world.as('dev');
    await dev.creates('#private-talk', { isPrivate: true });
    await dev.invites('#private-talk', 'eva', 'app');
    const message = await dev.says('#private-talk', 'Backups that were never restored are no backups');
    const eva = world.as('eva').in('#private-talk');
    await eva.shortcut(message, 'Save as a learning');
    await eva.submit();
    const home = await dev.home();
    expect(home).toContain('Waiting for you');
    dev.sees('@Eva would like to save what you wrote', 'Backups that were never restored');
    await dev.click('Yes, publish');
    dev.doesNotSee('Waiting for you');
    await dev.in('#learning').command('/learn backups restored');
    dev.sees('Backups that were never restored');
  });

  test('holds an experiment from its day on, until I say what happened', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Short stand-ups');
    await ben.choose('Kind', 'Experiment').catch(() => ben.fill({ Kind: 'Experiment' }));
    await ben.submit({ 'I expect': 'More time', 'I will look again on': '2026-03-05' });
    expect(await ben.home()).not.toContain('Waiting for you');
    await world.clock.advance({ days: 3 });
    expect(await ben.home()).toContain('You wanted to look again at something you tried');
    await ben.open('Say what happened');
    await ben.submit({ 'What happened': 'Nobody missed the long ones' });
    ben.doesNotSee('Waiting for you');
  });

  test('shows the leader the next steps, and follows when one is left out', async () => {
    const world = await withCommunity();
    const ana = world.as('ana');
    expect(await ana.home()).toContain('Next for Learning');
    await ana.click('Leave this out', { beside: 'Share one thing' });
    ana.doesNotSee('Share one thing you learned yourself');
    ana.sees('Name a second leader');
  });
});
