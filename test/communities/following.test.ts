import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { askNothing, channelIdOf, hears, peopleWho, setUp, setUpWith } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const SET_UP = ['ana', 'ben', 'chloe', 'dev', 'eva', 'omar'];

async function settled(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await world.clock.advance({ minutes: 5 });
  return world;
}

/** Slack's own list changes, and the bot hears nothing of it. */
function silently(world: World, change: (members: string[]) => string[]): void {
  const channel = world.slack.world.channels.get(channelIdOf(world, 'learning'));
  if (channel !== undefined) channel.members = change(channel.members);
}

function seconds(world: World, shift: number): string {
  return `${Math.floor(world.clock.now().epochMilliseconds / 1000) + shift}.000100`;
}

describe('members follow the channel', () => {
  test('who comes belongs, who leaves does not, and back again', async () => {
    const world = await settled();
    world.slack.addUser({ name: 'finn' });
    await world.as('finn').joins('#learning');
    expect(await peopleWho(world, 'belongs')).toEqual([...SET_UP, 'finn'].sort());
    await world.as('finn').leaves('#learning');
    expect(await peopleWho(world, 'belongs')).toEqual(SET_UP);
    await world.as('finn').joins('#learning');
    expect(await peopleWho(world, 'belongs')).toContain('finn');
  });

  test('who comes where members join by themselves does not belong before they did', async () => {
    const world = await startWorld();
    await setUpWith(world, { 'Who belongs?': 'Those who press Join' });
    world.slack.addUser({ name: 'finn' });
    await world.as('finn').joins('#learning');
    expect(await peopleWho(world, 'belongs')).toEqual(['ana']);
  });

  test('old news changes nothing, and the same news twice neither', async () => {
    const world = await settled();
    const channel = channelIdOf(world, 'learning');
    const user = world.as('ben').userId;
    const left = { type: 'member_left_channel', user, channel, channel_type: 'C', team: world.slack.teamId };
    await hears(world, { ...left, event_ts: seconds(world, -3600) });
    expect(await peopleWho(world, 'belongs')).toContain('ben');
    const now = seconds(world, 0);
    await hears(world, { ...left, event_ts: now });
    await hears(world, { ...left, event_ts: now });
    expect(await peopleWho(world, 'left')).toEqual(['ben']);
    await hears(world, { ...left, type: 'member_joined_channel', event_ts: seconds(world, -60) });
    expect(await peopleWho(world, 'left')).toEqual(['ben']);
  });

  test('apps, people of other organisations, guests and the deactivated never belong', async () => {
    const world = await settled();
    const partner = world.slack.addTeam({ name: 'Partner' });
    world.slack.addUser({ name: 'robot', isBot: true });
    world.slack.addUser({ name: 'olga', teamId: partner.id });
    world.slack.addUser({ name: 'greta', guest: 'one channel' });
    world.slack.addUser({ name: 'gone', deleted: true });
    for (const name of ['robot', 'olga', 'greta', 'gone']) {
      silently(world, (members) => [...members, world.as(name).userId]);
    }
    await world.clock.advance({ days: 1 });
    expect(await peopleWho(world, 'belongs')).toEqual(SET_UP);
    expect(await peopleWho(world, 'left')).toEqual([]);
  });

  test('whoever is deactivated, or becomes a guest, belongs no longer; whoever is back, does', async () => {
    const world = await settled();
    const [ben, dev] = [world.as('ben').userId, world.as('dev').userId];
    world.slack.deactivate(ben);
    world.slack.setGuest(dev, 'several channels');
    await world.clock.settle();
    expect(await peopleWho(world, 'left')).toEqual(['ben', 'dev']);
    await world.clock.advance({ minutes: 5 });
    world.slack.reactivate(ben);
    world.slack.setGuest(dev, 'no');
    await world.clock.settle();
    expect(await peopleWho(world, 'belongs')).toEqual(SET_UP);
  });

  test('a changed mood asks Slack nothing; another zone is known at once', async () => {
    const world = await settled();
    const looked = () => world.slack.ledger.calls('users.info').length;
    const before = looked();
    const ben = world.as('ben');
    world.slack.setZone(ben.userId, 'Europe/London');
    await world.clock.settle();
    expect(looked()).toBe(before);
    await ben.movesTo('Asia/Tokyo');
    const row = await world.db.kysely
      .selectFrom('people')
      .select('zone')
      .where('user_id', '=', userId.of(ben.userId))
      .executeTakeFirst();
    expect(row?.zone).toBe('Asia/Tokyo');
  });
});

describe('every day Slack is asked who is there', () => {
  test('and whatever was not told is found', async () => {
    const world = await settled();
    world.slack.addUser({ name: 'finn' });
    const gone = world.as('chloe').userId;
    silently(world, (members) => [...members.filter((id) => id !== gone), world.as('finn').userId]);
    await world.clock.advance({ days: 1 });
    expect(await peopleWho(world, 'left')).toEqual(['chloe']);
    expect(await peopleWho(world, 'belongs')).toContain('finn');
  });

  test('in channels of several pages too, without asking for each person', async () => {
    const world = await settled();
    await askNothing(world);
    const many = Array.from({ length: 230 }, (_, index) => world.slack.addUser({ name: `p${index}` }).id);
    silently(world, (members) => [...members, ...many]);
    await world.clock.advance({ days: 1 });
    expect(await peopleWho(world, 'belongs')).toHaveLength(SET_UP.length + 230);
    expect(world.slack.ledger.attempts('users.info').length).toBeLessThan(30);
  });

  test('and nobody leaves because Slack does not answer', async () => {
    const world = await settled();
    world.slack.faults.always('conversations.members', { error: 'fatal_error' });
    await world.clock.advance({ days: 1 });
    expect(await peopleWho(world, 'belongs')).toEqual(SET_UP);
    expect(world.takeErrors().join()).toContain('a job failed');
  });
});

describe('stepping out', () => {
  test('is quiet, lasts over days and over leaving the channel, and ends with Join', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    const before = world.as('ana').reads('#learning').length;
    await ben.click('Step out', { on: 'Welcome to Learning', confirm: true });
    ben.sees('You stepped out of Learning');
    expect(world.as('ana').reads('#learning')).toHaveLength(before);
    await world.clock.advance({ days: 1 });
    await ben.leaves('#learning');
    await ben.joins('#learning');
    await world.clock.advance({ days: 1 });
    expect(await peopleWho(world, 'stepped_out')).toEqual(['ben']);
    await ben.command('#learning', '/learn settings');
    ben.sees('You do not belong to Learning now');
    await ben.click('Join', { beside: 'You do not belong to Learning now' });
    expect(await peopleWho(world, 'belongs')).toContain('ben');
  });

  test('a guest who presses Join is told why not', async () => {
    const world = await settled();
    const gus = world.as('gus').in('#learning');
    await gus.click('Join', { on: 'Welcome to Learning' });
    gus.sees('Guests do not take part in Learning');
  });

  test('someone outside the channel who presses Join is told the way', async () => {
    const world = await settled();
    world.slack.addUser({ name: 'finn' });
    const finn = world.as('finn').in('#learning');
    await finn.click('Join', { on: 'Welcome to Learning' });
    finn.sees('Join the channel #learning first');
  });
});
