import { expect, test } from 'vitest';
import { errorOf, startWorkspace, told } from './workspace.ts';

test('renaming, archiving and its undoing are told and seen', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  slack.rename(ana.id, learning.id, 'we-learn');
  slack.archive(ana.id, learning.id);
  const { channel } = await web.conversations.info({ channel: learning.id, include_num_members: true });
  expect(channel).toMatchObject({
    name: 'we-learn',
    previous_names: ['learning'],
    is_archived: true,
    creator: ana.id,
    num_members: 3,
  });
  expect(await errorOf(web.chat.postMessage({ channel: learning.id, text: 'hello' }))).toBe('is_archived');
  slack.unarchive(ana.id, learning.id);
  expect(await told(slack, 'channel_rename')).toMatchObject([
    { channel: { id: learning.id, name: 'we-learn' } },
  ]);
  expect(await told(slack, 'channel_archive')).toMatchObject([{ channel: learning.id, user: ana.id }]);
  expect(await told(slack, 'channel_unarchive')).toMatchObject([{ channel: learning.id, user: ana.id }]);
});

test('private channels have events of their own', async () => {
  const { slack, ana } = await startWorkspace();
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true, withBot: true });
  slack.rename(ana.id, secret.id, 'hidden');
  expect(await told(slack, 'group_rename')).toMatchObject([{ channel: { id: secret.id, name: 'hidden' } }]);
});

test('what nobody subscribed to is not told', async () => {
  const { slack, ana, learning } = await startWorkspace();
  slack.setAdmin(ana.id, true);
  slack.deleteChannel(ana.id, learning.id);
  expect(await told(slack, 'channel_deleted')).toEqual([]);
});

test('a shared channel shows it, and people of the other workspace can be invited', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  const other = slack.addTeam({ name: 'Partners' });
  const zoe = slack.addUser({ name: 'zoe', teamId: other.id });
  expect(() => slack.invite(ana.id, learning.id, [zoe.id])).toThrow(/not shared/);
  slack.convertToShared(learning.id, other.id);
  expect((await web.users.info({ user: zoe.id })).user).toMatchObject({ is_stranger: true });
  slack.invite(ana.id, learning.id, [zoe.id]);
  const { channel } = await web.conversations.info({ channel: learning.id });
  expect(channel).toMatchObject({ is_ext_shared: true, is_shared: true });
  expect((await web.users.info({ user: zoe.id })).user).toMatchObject({
    is_stranger: false,
    team_id: other.id,
  });
  expect(await told(slack, 'channel_shared')).toMatchObject([
    { channel: learning.id, connected_team_id: other.id },
  ]);
  await expect(slack.sendCommand(zoe.id, learning.id, '/say hi')).rejects.toThrow(/does not have this app/);
});

test('a conversion can give the channel another id, with all that is in it', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  const { ts } = slack.postAsUser(ana.id, learning.id, 'hello');
  const other = slack.addTeam({ name: 'Partners' });
  const id = slack.convertToShared(learning.id, other.id, { newId: true });
  expect(id).not.toBe(learning.id);
  expect(await told(slack, 'channel_id_changed')).toMatchObject([
    { old_channel_id: learning.id, new_channel_id: id },
  ]);
  expect((await web.conversations.history({ channel: id })).messages?.map((message) => message.ts)).toEqual([
    ts,
  ]);
  expect(await errorOf(web.conversations.info({ channel: learning.id }))).toBe('channel_not_found');
});

test('a direct message is opened once, a group message once for the same people', async () => {
  const { slack, web, ana, ben } = await startWorkspace();
  const first = await web.conversations.open({ users: ana.id });
  expect(await web.conversations.open({ users: ana.id })).toMatchObject({
    already_open: true,
    channel: { id: first.channel?.id },
  });
  const bot = slack.addUser({ name: 'other-bot', isBot: true });
  slack.deactivate(ben.id);
  const open = (users: string) => errorOf(web.conversations.open({ users }));
  expect(await open(bot.id)).toBe('cannot_dm_bot');
  expect(await open('USLACKBOT')).toBe('cannot_dm_bot');
  expect(await open(ben.id)).toBe('user_disabled');
  expect(await open('U0NOBODY00')).toBe('user_not_found');
});
