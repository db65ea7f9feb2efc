import { describe, expect, test } from 'vitest';
import { userGroupId, workspaceId } from '../../src/ids.ts';
import { startWorld, type World } from '../support/world.ts';

/** A world with two groups, and what the bot's directory says of them. */
async function startGroups(slack: NonNullable<Parameters<typeof startWorld>[0]>['slack'] = {}) {
  const world = await startWorld({ slack });
  const add = (handle: string, name: string, ...members: string[]) =>
    world.slack.addUserGroup({ handle, name, members: members.map((one) => world.as(one).userId) });
  const crew = add('crew', 'Crew', 'chloe');
  const guild = add('guild', 'mentors’ guild', 'ana', 'ben');
  const zebras = add('zebras', 'Zebras', 'eva');
  const workspace = workspaceId.of(world.slack.teamId);
  const { directory } = world.app.ctx;
  return {
    world,
    ...{ guild, crew, zebras },
    groups: async () => await directory.userGroups?.(workspace),
    members: async (id: string) => await directory.userGroupMembers?.(workspace, userGroupId.of(id)),
  };
}

const timesAsked = ({ slack }: World) => slack.ledger.attempts('usergroups.list').length;

describe('user groups', () => {
  test('come by name with how many are in them, those that are disabled left out', async () => {
    const { world, guild, crew, zebras, groups } = await startGroups();
    world.slack.disableUserGroup(zebras.id);
    expect(await groups()).toEqual([
      { id: crew.id, handle: 'crew', name: 'Crew', memberCount: 1 },
      { id: guild.id, handle: 'guild', name: 'mentors’ guild', memberCount: 2 },
    ]);
  });

  test('are asked for once a minute, whoever types', async () => {
    const { world, crew, groups } = await startGroups();
    await groups();
    world.slack.disableUserGroup(crew.id);
    await world.clock.advance({ seconds: 60 });
    expect(await groups()).toHaveLength(3);
    expect(timesAsked(world)).toBe(1);
    await world.clock.advance({ seconds: 1 });
    expect(await groups()).toHaveLength(2);
    expect(timesAsked(world)).toBe(2);
  });

  test('tell who is in them now', async () => {
    const { world, guild, members } = await startGroups();
    const [ana, ben, dev] = ['ana', 'ben', 'dev'].map((name) => world.as(name).userId);
    expect(await members(guild.id)).toEqual([ana, ben]);
    world.slack.setUserGroupMembers(guild.id, [dev ?? '']);
    expect(await members(guild.id)).toEqual([dev]);
  });

  test('that are gone or disabled are refused as such', async () => {
    const { world, guild, members } = await startGroups();
    await expect(members('S0NOWHERE0')).rejects.toMatchObject({ code: 'not_found' });
    world.slack.disableUserGroup(guild.id);
    await expect(members(guild.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('that Slack does not tell of now are unavailable, and asked for again', async () => {
    const { world, guild, groups, members } = await startGroups();
    world.slack.faults.next('usergroups.list', { retryAfter: 30 });
    await expect(groups()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await groups()).toHaveLength(3);
    world.slack.faults.next('usergroups.users.list', { error: 'internal_error' });
    await expect(members(guild.id)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('are none on a free plan', async () => {
    const { guild, groups, members } = await startGroups({ plan: 'free' });
    expect(await groups()).toEqual([]);
    await expect(members(guild.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are not to be had without the scope', async () => {
    const { world } = await startGroups({ grantedOptionalScopes: ['pins:read'] });
    const { directory } = world.app.ctx;
    expect([directory.userGroups, directory.userGroupMembers]).toEqual([undefined, undefined]);
    expect(timesAsked(world)).toBe(0);
  });
});

test('an id of something else is no user group’s', () => {
  expect(['S0614TZR7', 'U0614TZR7', 's0614', '', null].map(userGroupId.parse)).toEqual([
    'S0614TZR7',
    null,
    null,
    null,
    null,
  ]);
});
