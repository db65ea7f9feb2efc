import { describe, expect, test } from 'vitest';
import { channelIdOf, hears, peopleWho, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

async function settled(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await world.clock.advance({ minutes: 5 });
  return world;
}

function community(world: World) {
  return world.db.kysely.selectFrom('communities').selectAll().executeTakeFirstOrThrow();
}

describe('a channel that changes', () => {
  test('keeps its community under another name', async () => {
    const world = await settled();
    await world.as('ana').renames('#learning', 'craft');
    expect(await community(world)).toMatchObject({
      channel_name: 'craft',
      name: 'Learning',
      state: 'active',
    });
  });

  test('archived, its community rests and says so; taken out of the archive, it wakes', async () => {
    const world = await settled();
    const channel = channelIdOf(world, 'learning');
    const ben = world.as('ben').in('app');
    world.slack.archive(world.as('ana').userId, channel);
    await world.clock.settle();
    expect(await community(world)).toMatchObject({ state: 'resting', resting_because: 'archived' });
    world.slack.unarchive(world.as('ana').userId, channel);
    await world.clock.settle();
    expect(await community(world)).toMatchObject({ state: 'active' });
    await ben.command('/learn settings');
    ben.sees('For you in Learning');
  });

  test('archive and its undoing may be told in the wrong order', async () => {
    const world = await settled();
    const channel = channelIdOf(world, 'learning');
    await hears(world, { type: 'channel_archive', channel, user: 'U1', event_ts: '1.0' });
    expect(await community(world)).toMatchObject({ state: 'active' });
  });

  test('deleted, its community rests for good', async () => {
    const world = await settled();
    world.slack.deleteChannel(world.as('omar').userId, channelIdOf(world, 'learning'));
    await world.clock.settle();
    await world.clock.advance({ days: 1 });
    expect(await community(world)).toMatchObject({ resting_because: 'deleted' });
  });

  test('shared with another organisation, even under another id, its community rests, and its leader is told once', async () => {
    const world = await settled();
    const partner = world.slack.addTeam({ name: 'Partner' });
    const id = world.slack.convertToShared(channelIdOf(world, 'learning'), partner.id, { newId: true });
    await world.clock.settle();
    expect(await community(world)).toMatchObject({ channel_id: id, resting_because: 'shared' });
    await world.clock.advance({ days: 2 });
    const told = world
      .as('ana')
      .dm()
      .filter((message) => message.includes('shared with another organisation'));
    expect(told).toHaveLength(1);
    expect(world.as('ben').dm()).toEqual([]);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    ben.sees('is resting while its channel is shared');
  });

  test('without the bot, its community rests until someone adds the bot again', async () => {
    const world = await settled();
    const ana = world.as('ana').in('#learning');
    await ana.removes('#learning', 'app');
    expect(await community(world)).toMatchObject({ resting_because: 'removed' });
    world.slack.addUser({ name: 'finn' });
    await world.as('finn').joins('#learning');
    await ana.invites('#learning', 'app');
    expect(await community(world)).toMatchObject({ state: 'active' });
    await world.clock.advance({ minutes: 20 });
    expect(await peopleWho(world, 'belongs')).toContain('finn');
  });

  test('whatever was not told is found within a day', async () => {
    const world = await settled();
    const channel = world.slack.world.channels.get(channelIdOf(world, 'learning'));
    if (channel === undefined) throw new Error('no channel');
    channel.name = 'craft';
    channel.isArchived = true;
    await world.clock.advance({ days: 1 });
    expect(await community(world)).toMatchObject({ channel_name: 'craft', resting_because: 'archived' });
  });
});

describe('an app that is taken out of the workspace', () => {
  test('leaves nothing behind', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Restart the worker first');
    await ben.submit();
    world.slack.uninstall();
    await world.clock.settle();
    for (const table of [
      'workspaces',
      'people',
      'communities',
      'members',
      'norms',
      'shares',
      'deliveries',
      'library_entries',
      'channel_inviters',
      'seen_inputs',
    ] as const) {
      const rows = await world.db.kysely.selectFrom(table).selectAll().execute();
      expect(rows, table).toEqual([]);
    }
  });

  test('is not taken for gone because of an old message', async () => {
    const world = await settled();
    await hears(world, { type: 'app_uninstalled', event_ts: '1.0' });
    expect(await peopleWho(world, 'belongs')).toContain('ana');
  });

  test.each([
    ['nothing', { answer: 'cut' as const }],
    ['too many', { retryAfter: 30 }],
    ['ok:false', { error: 'internal_error' }],
  ])('is not taken for gone where Slack answers %s', async (_, fault) => {
    const world = await settled();
    world.slack.faults.next('auth.test', fault);
    await hears(world, { type: 'app_uninstalled', event_ts: '1.0' });
    expect(await peopleWho(world, 'belongs')).toContain('ana');
  });
});
