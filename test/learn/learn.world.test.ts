import { describe, expect, test } from 'vitest';
import { registerFeatures } from '../../src/slack/register.ts';
import { Surface } from '../../src/slack/surface.ts';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

/** A world with ana's community in #learning. */
async function withCommunity(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  return world;
}

describe('/learn alone', () => {
  test('offers the one who may to set a community up, in one tap', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn');
    ana.sees('There is no learning community in this channel yet');
    await ana.open('Set up a community here');
    ana.sees('What do you want to learn together?');
  });

  test('tells others who can, and does not offer it', async () => {
    const world = await startWorld();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    ben.sees('You are in no learning community yet', 'a workspace admin');
    ben.doesNotSee('Set up a community here');
  });

  test('is a member’s menu, each entry one tap', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    ben.sees(
      'what would you like to do',
      '[Search]',
      '[What is new]',
      '[My shelf]',
      '[Action items]',
      '[Help]',
    );
    ben.doesNotSee('You lead this community');
    await ben.open('My settings', { beside: 'what would you like' });
    ben.sees('My settings');
    await ben.cancel();
    await ben.open('Share what I learned', { beside: 'what would you like' });
    ben.sees('What I learned');
  });

  test('shows a leader the next step, and takes it off when it is done', async () => {
    const world = await withCommunity();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn');
    ana.sees('Your next step: share one thing you learned yourself');
    await ana.command('/learn share Restart the worker before the queue');
    await ana.submit();
    await ana.command('/learn');
    ana.sees('Your next step: ask three people to share one thing');
  });

  test('lets someone join, who may', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.click('Step out', { confirm: true });
    await ben.command('/learn');
    await ben.click('Join', { beside: 'Here people share' });
    ben.sees('You belong to Learning now');
    await ben.command('/learn');
    ben.sees('Learning: what would you like to do?');
  });

  test('has kind words for a guest', async () => {
    const world = await withCommunity();
    const gus = world.as('gus').in('#learning');
    await gus.command('/learn');
    gus.sees('for members of the organisation');
    gus.doesNotSee('[Search]');
  });

  test('works where the bot is not, and for the community one belongs to', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#random');
    await ben.command('/learn');
    ben.sees('Learning: what would you like to do?');
  });
});

describe('/learn with a word that is no subcommand', () => {
  test('asks whether a near one was meant, and does it', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn setings');
    ben.sees('There is no /learn setings. Did you mean /learn settings?');
    await ben.open('Yes, settings');
    ben.sees('My settings');
  });

  test('searches for the word if that was meant', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share A shelf of good books helps new people');
    await ben.submit();
    await ben.command('/learn shelv');
    ben.sees('Did you mean /learn shelf?');
    await ben.click('Search for “shelv”');
    ben.sees('A shelf of good books');
  });

  test('searches for any other words', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share A retry needs a time limit');
    await ben.submit();
    await ben.command('/learn retry limit');
    ben.sees('A retry needs a time limit');
  });
});

describe('/learn help', () => {
  test('names every subcommand there is, and every shortcut', async () => {
    const world = await withCommunity();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn help');
    const on = new Surface();
    registerFeatures(on);
    const names = [...on.subcommands.keys()].filter((name) => name !== '' && name !== 'help');
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) ana.sees(`/learn ${name}`);
    ana.sees('Save as a learning', 'This answers it', 'I used this');
  });

  test('leaves the leaders’ part out for others', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn help');
    ben.sees('Share what you learned');
    ben.doesNotSee('For leaders');
  });
});

test('in a direct conversation the menu is the same, and Slack is not asked about it', async () => {
  const world = await withCommunity();
  const ben = world.as('ben').in('@chloe');
  world.slack.ledger.clear();
  await ben.command('/learn');
  ben.sees('Learning: what would you like to do?');
  ben.doesNotSee('Set up a community');
  expect(world.slack.ledger.attempts('conversations.info')).toEqual([]);
});

test('whoever belongs nowhere is told in a direct conversation where to go', async () => {
  const world = await startWorld();
  const ben = world.as('ben').in('app');
  await ben.command('/learn');
  ben.sees('You are in no learning community yet', 'A community needs a channel');
});
