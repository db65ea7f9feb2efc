import { describe, expect, test } from 'vitest';
import { errorOf, manifest, refusalOf, startWorkspace } from './workspace.ts';

async function startGuild(options: Parameters<typeof startWorkspace>[0] = {}) {
  const workspace = await startWorkspace(options);
  const { slack, ana, ben } = workspace;
  const guild = slack.addUserGroup({ handle: 'guild', name: 'Mentors’ guild', members: [ana.id, ben.id] });
  const crew = slack.addUserGroup({ handle: 'crew', name: 'Crew', members: [ben.id] });
  return { ...workspace, guild, crew };
}

/** The workspace's app with this scope among the optional ones, and no admin who granted it. */
function withoutScope(scope: string) {
  const { bot } = manifest.oauth_config.scopes;
  const scopes = { bot: bot.filter((one) => one !== scope), bot_optional: [scope] };
  return { manifest: { ...manifest, oauth_config: { scopes } }, grantedOptionalScopes: [] };
}

describe('user groups', () => {
  test('are listed with their handles, and with who is in them only where that is asked', async () => {
    const { web, slack, guild, crew, ana, ben } = await startGuild();
    const { usergroups = [] } = await web.usergroups.list();
    expect(usergroups).toMatchObject([
      { id: crew.id, handle: 'crew', date_delete: 0 },
      {
        id: guild.id,
        team_id: slack.teamId,
        handle: 'guild',
        name: 'Mentors’ guild',
        is_usergroup: true,
        date_create: 1772442000,
      },
    ]);
    expect(guild.id).toMatch(/^S[A-Z0-9]+$/);
    expect(usergroups[1]).not.toHaveProperty('users');
    expect(usergroups[1]).not.toHaveProperty('user_count');
    const whole = await web.usergroups.list({ include_users: true, include_count: true });
    expect(whole.usergroups?.[1]).toMatchObject({ users: [ana.id, ben.id], user_count: '2' });
  });

  test('tell who is in one, as it is now', async () => {
    const { web, slack, guild, ana, ben } = await startGuild();
    expect((await web.usergroups.users.list({ usergroup: guild.id })).users).toEqual([ana.id, ben.id]);
    slack.setUserGroupMembers(guild.id, [ben.id]);
    expect((await web.usergroups.users.list({ usergroup: guild.id })).users).toEqual([ben.id]);
    expect(await errorOf(web.usergroups.users.list({ usergroup: 'S0NOWHERE0' }))).toBe('no_such_subteam');
  });

  test('that are disabled are shown to those only who ask for them', async () => {
    const { web, slack, clock, guild, crew, ana, ben } = await startGuild();
    await clock.advance({ minutes: 1 });
    slack.disableUserGroup(guild.id);
    const handles = async (include_disabled: boolean) =>
      (await web.usergroups.list({ include_disabled })).usergroups?.map((one) => [
        one.handle,
        one.date_delete,
      ]);
    expect(await handles(false)).toEqual([['crew', 0]]);
    expect(await handles(true)).toEqual([
      ['crew', 0],
      ['guild', 1772442060],
    ]);
    const users = (more: object) => web.usergroups.users.list({ usergroup: guild.id, ...more });
    expect(await errorOf(users({}))).toBe('no_such_subteam');
    expect((await users({ include_disabled: true })).users).toEqual([ana.id, ben.id]);
    slack.enableUserGroup(guild.id);
    expect((await web.usergroups.list()).usergroups?.map(({ id }) => id)).toEqual([crew.id, guild.id]);
  });

  test('are not shown without the scope, nor on a free plan', async () => {
    const { web, guild } = await startGuild(withoutScope('usergroups:read'));
    for (const call of [web.usergroups.list(), web.usergroups.users.list({ usergroup: guild.id })])
      expect((await refusalOf(call)).data).toMatchObject({
        error: 'missing_scope',
        needed: 'usergroups:read',
      });
    const free = await startGuild({ plan: 'free' });
    expect(await errorOf(free.web.usergroups.list())).toBe('plan_upgrade_required');
    const users = free.web.usergroups.users.list({ usergroup: free.guild.id });
    expect(await errorOf(users)).toBe('plan_upgrade_required');
  });

  test('have a handle of their own, and hold people of the workspace', async () => {
    const { slack, guild, ana } = await startGuild();
    const add = (handle: string, ...members: string[]) =>
      slack.addUserGroup({ handle, name: 'Another', members });
    for (const taken of ['guild', 'ana', 'learning']) expect(() => add(taken, ana.id)).toThrow('is called');
    expect(() => add('The Guild', ana.id)).toThrow('no handle');
    const outsider = slack.addUser({ name: 'zoe', teamId: slack.addTeam({ name: 'Partners' }).id });
    const gone = slack.addUser({ name: 'gone', deleted: true });
    for (const id of [slack.botUserId, outsider.id, gone.id, 'U0NOBODY00'])
      expect(() => slack.setUserGroupMembers(guild.id, [ana.id, id])).toThrow('cannot be in');
    expect(() => slack.setUserGroupMembers(guild.id, [])).toThrow('disabled');
    expect(add('others', ana.id, ana.id).users).toEqual([ana.id]);
  });
});
