import { expect, test } from 'vitest';
import { errorOf, startWorkspace, told } from './workspace.ts';

test('the user object tells zone, role and standing', async () => {
  const { slack, web, ana } = await startWorkspace();
  const gus = slack.addUser({ name: 'gus', guest: 'one channel' });
  expect((await web.users.info({ user: ana.id })).user).toMatchObject({
    id: ana.id,
    team_id: slack.teamId,
    name: 'ana',
    tz: 'Europe/Berlin',
    tz_offset: 3600,
    is_owner: true,
    is_admin: true,
    is_bot: false,
    deleted: false,
    profile: { display_name: 'Ana', email: 'ana@example.com' },
  });
  expect((await web.users.info({ user: gus.id })).user).toMatchObject({
    is_restricted: true,
    is_ultra_restricted: true,
  });
  expect((await web.users.info({ user: 'USLACKBOT' })).user).toMatchObject({ is_bot: false });
  expect(await errorOf(web.users.info({ user: 'U0NOBODY00' }))).toBe('user_not_found');
});

test('changes of people are told with the whole user', async () => {
  const { slack, ben } = await startWorkspace();
  slack.setZone(ben.id, 'Asia/Tokyo');
  slack.setGuest(ben.id, 'several channels');
  slack.deactivate(ben.id);
  expect(await told(slack, 'user_change')).toMatchObject([
    { user: { id: ben.id, tz: 'Asia/Tokyo' } },
    { user: { is_restricted: true, is_ultra_restricted: false } },
    { user: { deleted: true } },
  ]);
  expect(() => slack.setZone(ben.id, 'Europe/Atlantis')).toThrow(RangeError);
  expect(() => slack.postAsUser(ben.id, slack.teamId, 'hello')).toThrow(/deactivated/);
});

test('newcomers are told, and are in #general', async () => {
  const { slack, web } = await startWorkspace();
  const chloe = slack.welcomeUser({ name: 'chloe', tz: 'Europe/Berlin' });
  expect(await told(slack, 'team_join')).toMatchObject([{ user: { id: chloe.id, name: 'chloe' } }]);
  const { channels = [] } = await web.users.conversations({ user: chloe.id });
  expect(channels.map(({ name }) => name)).toEqual(['general']);
});

test('a list of people leaves strangers out and goes in pages', async () => {
  const { slack, web, ana, ben } = await startWorkspace();
  const other = slack.addTeam({ name: 'Partners' });
  slack.addUser({ name: 'zoe', teamId: other.id });
  const ids: (string | undefined)[] = [];
  for await (const page of web.paginate('users.list', { limit: 2 })) {
    const { members = [] } = page as { members?: { id?: string }[] };
    expect(members.length).toBeLessThanOrEqual(2);
    ids.push(...members.map(({ id }) => id));
  }
  expect(ids).toEqual(['USLACKBOT', slack.botUserId, ana.id, ben.id]);
});

test('opening Home is told each time, opening Messages with its tab', async () => {
  const { slack, ana } = await startWorkspace();
  slack.openHome(ana.id);
  slack.openHome(ana.id, 'messages');
  const events = await told(slack, 'app_home_opened');
  expect(events).toMatchObject([
    { user: ana.id, tab: 'home' },
    { user: ana.id, tab: 'messages' },
  ]);
  expect(events[0]).not.toHaveProperty('view');
});

test('once the app is taken out its tokens are dead and people can use it no more', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  slack.uninstall();
  expect(await told(slack, 'app_uninstalled')).toHaveLength(1);
  expect(await told(slack, 'tokens_revoked')).toMatchObject([
    { tokens: { bot: [slack.botUserId], oauth: [] } },
  ]);
  expect(await errorOf(web.auth.test())).toBe('account_inactive');
  await expect(slack.sendCommand(ana.id, learning.id, '/say hi')).rejects.toThrow(/not installed/);
});
