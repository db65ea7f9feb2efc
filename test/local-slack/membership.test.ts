import { expect, test } from 'vitest';
import { errorOf, startWorkspace, told } from './workspace.ts';

test('the app is told who comes and goes where it is, and who brought them', async () => {
  const { slack, ana, learning } = await startWorkspace();
  const chloe = slack.addUser({ name: 'chloe' });
  slack.invite(ana.id, learning.id, [chloe.id]);
  slack.leave(chloe.id, learning.id);
  slack.join(chloe.id, learning.id);
  slack.kick(ana.id, learning.id, chloe.id);
  expect(await told(slack, 'member_joined_channel')).toMatchObject([
    { user: chloe.id, channel: learning.id, channel_type: 'C', team: slack.teamId, inviter: ana.id },
    { user: chloe.id, channel: learning.id },
  ]);
  expect(await told(slack, 'member_left_channel')).toMatchObject([{ user: chloe.id }, { user: chloe.id }]);
});

test('it is told nothing of channels where it is not', async () => {
  const { slack, ana, ben } = await startWorkspace();
  const quiet = slack.addChannel({ name: 'quiet', creator: ana.id });
  slack.join(ben.id, quiet.id);
  slack.postAsUser(ben.id, quiet.id, 'hello');
  expect(await told(slack, 'member_joined_channel')).toEqual([]);
  expect(await told(slack, 'message')).toEqual([]);
});

test('its own coming is told with who added it, its own going too', async () => {
  const { slack, ana } = await startWorkspace();
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true });
  slack.invite(ana.id, secret.id, [slack.botUserId]);
  slack.kick(ana.id, secret.id, slack.botUserId);
  expect(await told(slack, 'member_joined_channel')).toMatchObject([
    { user: slack.botUserId, channel: secret.id, channel_type: 'G', inviter: ana.id },
  ]);
  expect(await told(slack, 'member_left_channel')).toMatchObject([{ user: slack.botUserId }]);
});

test('nobody joins a private channel, an archived one, or one they cannot see', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true });
  expect(() => slack.join(ben.id, secret.id)).toThrow(/cannot see/);
  slack.archive(ana.id, learning.id);
  const chloe = slack.addUser({ name: 'chloe' });
  expect(() => slack.join(chloe.id, learning.id)).toThrow(/archived/);
});

test('the bot joins public channels by itself, and is warned where it is there already', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  const quiet = slack.addChannel({ name: 'quiet', creator: ana.id });
  expect((await web.conversations.join({ channel: quiet.id })).channel?.is_member).toBe(true);
  expect((await web.conversations.join({ channel: learning.id })).warning).toBe('already_in_channel');
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true });
  expect(await errorOf(web.conversations.join({ channel: secret.id }))).toBe('channel_not_found');
});

test('a private channel does not exist for a bot that is not in it', async () => {
  const { slack, web, ana } = await startWorkspace();
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true });
  expect(await errorOf(web.conversations.info({ channel: secret.id }))).toBe('channel_not_found');
  expect(await errorOf(web.conversations.members({ channel: secret.id }))).toBe('channel_not_found');
  expect(await errorOf(web.chat.postMessage({ channel: secret.id, text: 'hello' }))).toBe(
    'channel_not_found',
  );
});
