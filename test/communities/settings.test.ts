import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

async function settled(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  return world;
}

async function chosenBy(world: World, name: string) {
  return await world.db.kysely
    .selectFrom('members')
    .selectAll()
    .where('user_id', '=', userId.of(world.as(name).userId))
    .executeTakeFirstOrThrow();
}

describe('a member’s settings', () => {
  test('are their own, and come back as they were saved', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    ben.sees('Nobody else sees these', 'As the community has it (Monday)', 'As Slack has it (Europe/London)');
    await ben.submit({
      'Day of my weekly question': 'Thursday',
      'Hour, where I am': '15:30',
      'My time zone': 'Asia/Tokyo',
      Quiet: ['Skip this week', 'Pause until I say otherwise'],
      'Away until': '2026-03-20',
      'Where my shares go, unless I say otherwise': 'To the library only',
      'Who reads my reflections, unless I say otherwise': 'The community, with my name',
    });
    expect(await chosenBy(world, 'ben')).toMatchObject({
      prompt_weekday: 4,
      prompt_time: '15:30',
      zone: 'Asia/Tokyo',
      is_paused: 1,
      skipped_week: '2026-W10',
      away_until: '2026-03-20',
      share_place: 'library',
      reflection_visibility: 'community',
    });
    await ben.command('/learn settings');
    ben.sees('Thursday', '15:30', 'Asia/Tokyo', '2026-03-20');
    await ben.submit({ 'Day of my weekly question': 'As the community has it (Monday)' });
    expect(await chosenBy(world, 'ben')).toMatchObject({ prompt_weekday: null, prompt_time: '15:30' });
    expect(await chosenBy(world, 'eva')).toMatchObject({
      prompt_time: null,
      zone: null,
      share_place: 'channel',
    });
  });

  test('a day in the past is an error at its field, and nothing is saved', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    const errors = await ben.submit({ 'Away until': '2026-03-01', 'Hour, where I am': '15:30' });
    expect(errors).toEqual({ 'Away until': 'Please choose today or a later day.' });
    expect(await chosenBy(world, 'ben')).toMatchObject({ prompt_time: null });
  });

  test('someone who left while the form was open is told so', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    world.slack.leave(ben.userId, ben.message('Welcome').channelId);
    await world.clock.settle();
    const errors = await ben.submit();
    expect(Object.values(errors).join()).toContain('You are not in this community now');
  });

  test('where someone belongs nowhere, the way in is told', async () => {
    const world = await settled();
    world.slack.addUser({ name: 'finn' });
    const finn = world.as('finn').in('app');
    await finn.command('/learn settings');
    finn.sees('You are in no learning community yet');
  });
});

describe('someone in two communities', () => {
  async function inTwo(): Promise<World> {
    const world = await settled();
    const ana = world.as('ana').in('#random');
    await ana.invites('#random', 'app');
    await ana.command('/learn setup');
    await ana.submit({ 'What do you want to learn together?': 'Cooking' });
    await ana.cancel();
    return world;
  }

  test('sees the channel’s own in a channel, and elsewhere the one used last', async () => {
    const world = await inTwo();
    const ben = world.as('ben').in('#random');
    await ben.command('/learn settings');
    ben.sees('For you in Random');
    await ben.submit();
    await ben.command('app', '/learn settings');
    ben.sees('For you in Random');
    await ben.cancel();
    await ben.command('#learning', '/learn settings');
    ben.sees('For you in Learning');
    await ben.submit();
    await ben.command('app', '/learn settings');
    ben.sees('For you in Learning');
  });

  test('can go to the other one’s settings from there', async () => {
    const world = await inTwo();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    await ben.choose('Another community', 'Random');
    ben.sees('For you in Random');
    await ben.submit({ 'Hour, where I am': '11:00' });
    const rows = await world.db.kysely
      .selectFrom('members')
      .innerJoin('communities', 'communities.id', 'members.community_id')
      .select(['communities.name', 'members.prompt_time'])
      .where('user_id', '=', userId.of(ben.userId))
      .orderBy('communities.name')
      .execute();
    expect(rows).toEqual([
      { name: 'Learning', prompt_time: null },
      { name: 'Random', prompt_time: '11:00' },
    ]);
  });
});
