import { expect, test } from 'vitest';
import { richTyped } from '../../local-slack/client/rich-typed.ts';
import { typedNamesIn } from '../../local-slack/client/typed-names.ts';
import { errorOf, startWorkspace, told } from './workspace.ts';

test('what people type becomes what Slack makes of it', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  const typed = (text: string) => slack.postAsUser(ana.id, learning.id, text).text;
  expect(typed('a < b && c > d')).toBe('a &lt; b &amp;&amp; c &gt; d');
  expect(typed('@ben see #learning, not #nowhere or @nobody')).toBe(
    `<@${ben.id}> see <#${learning.id}|learning>, not #nowhere or @nobody`,
  );
  expect(typed('read https://example.com/a?b=1&c=2.')).toBe('read <https://example.com/a?b=1&amp;c=2>.');
  expect(typed(`<@${ben.id}> <!channel>`)).toBe(`&lt;@${ben.id}&gt; &lt;!channel&gt;`);
  expect(typed('@here look, @Here')).toBe('<!here> look, <!here>');
  expect(typed('_@ben_, thank @ben.')).toBe(`_<@${ben.id}>_, thank <@${ben.id}>.`);
  expect(typed('mail ben@example.com')).toBe('mail ben@example.com');
});

test('a private channel is named only by those who are in it', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  const hiring = slack.addChannel({ name: 'hiring', isPrivate: true, creator: ben.id, members: [ben.id] });
  const typed = (userId: string) => slack.postAsUser(userId, learning.id, 'see #Hiring').text;
  expect(typed(ana.id)).toBe('see #Hiring');
  expect(typed(ben.id)).toBe(`see <#${hiring.id}|hiring>`);
  const { ts } = slack.postAsUser(ana.id, learning.id, 'first');
  slack.editAsUser(ana.id, learning.id, ts, '#hiring');
  expect(slack.world.messages.get(learning.id)?.get(ts)?.text).toBe('#hiring');
  const rich = (userId: string) =>
    richTyped(
      typedNamesIn(slack.world, userId, () => null),
      '#hiring',
    );
  expect(JSON.stringify(rich(ana.id))).not.toContain(hiring.id);
  expect(JSON.stringify(rich(ben.id))).toContain(hiring.id);
});

test('a command gets names with its ids only where the manifest asked for it', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  await slack.sendCommand(ana.id, learning.id, '/say  hi @ben <you>');
  await slack.sendCommand(ana.id, learning.id, '/raw hi @ben <you>');
  const texts = slack.ledger.deliveries().map(({ payload }) => payload.text);
  expect(texts).toEqual([`hi <@${ben.id}|ben> &lt;you&gt;`, 'hi @ben &lt;you&gt;']);
  await expect(slack.sendCommand(ana.id, learning.id, '/nonsense')).rejects.toThrow(/not a valid command/);
});

test('changes and deletions are told with what was there before', async () => {
  const { slack, ana, learning } = await startWorkspace();
  const { ts } = slack.postAsUser(ana.id, learning.id, 'helo');
  slack.editAsUser(ana.id, learning.id, ts, 'hello');
  slack.deleteAsUser(ana.id, learning.id, ts);
  expect(await told(slack, 'message')).toMatchObject([
    { ts, text: 'helo', channel_type: 'channel', user: ana.id },
    { subtype: 'message_changed', message: { text: 'hello', ts }, previous_message: { text: 'helo' } },
    { subtype: 'message_deleted', deleted_ts: ts, previous_message: { text: 'hello' } },
  ]);
});

test('without the scope there are no messages to hear', async () => {
  const { slack, ana, learning } = await startWorkspace({ grantedOptionalScopes: [] });
  slack.postAsUser(ana.id, learning.id, 'hello');
  expect(await told(slack, 'message')).toEqual([]);
});

test('a mention of the bot is an event of its own, not in its DM', async () => {
  const { slack, ana, learning } = await startWorkspace();
  slack.postAsUser(ana.id, learning.id, 'hello @parrot');
  const dm = slack.openConversation([ana.id, slack.botUserId]);
  slack.postAsUser(ana.id, dm.id, 'hello @parrot');
  expect(await told(slack, 'app_mention')).toMatchObject([{ channel: learning.id, user: ana.id }]);
});

test('a deleted first message stays as a tombstone while its thread has replies', async () => {
  const { slack, web, ana, ben, learning } = await startWorkspace();
  const first = slack.postAsUser(ana.id, learning.id, 'question');
  const reply = slack.postAsUser(ben.id, learning.id, 'answer', { threadTs: first.ts });
  expect(() => slack.postAsUser(ana.id, learning.id, 'no', { threadTs: reply.ts })).toThrow(
    /thread of its own/,
  );
  slack.deleteAsUser(ana.id, learning.id, first.ts);
  const thread = await web.conversations.replies({ channel: learning.id, ts: first.ts });
  expect(thread.messages).toMatchObject([{ subtype: 'tombstone', reply_count: 1 }, { text: 'answer' }]);
  expect(await errorOf(web.chat.getPermalink({ channel: learning.id, message_ts: first.ts }))).toBe(
    'message_not_found',
  );
  slack.deleteAsUser(ben.id, learning.id, reply.ts);
  expect(await errorOf(web.conversations.replies({ channel: learning.id, ts: first.ts }))).toBe(
    'thread_not_found',
  );
});

test('reactions and pins of people are told', async () => {
  const { slack, web, ana, ben, learning } = await startWorkspace();
  const { ts } = slack.postAsUser(ana.id, learning.id, 'worth keeping');
  slack.react(ben.id, learning.id, ts, 'bulb');
  slack.pin(ana.id, learning.id, ts);
  expect(await told(slack, 'reaction_added')).toMatchObject([
    { user: ben.id, reaction: 'bulb', item: { ts, channel: learning.id }, item_user: ana.id },
  ]);
  expect(await told(slack, 'pin_added')).toMatchObject([{ user: ana.id, channel_id: learning.id }]);
  expect((await web.pins.list({ channel: learning.id })).items).toMatchObject([
    { created_by: ana.id, message: { text: 'worth keeping', ts, pinned_to: [learning.id] } },
  ]);
  expect(await errorOf(web.pins.add({ channel: learning.id, timestamp: ts }))).toBe('already_pinned');
  expect(() => slack.react(ben.id, learning.id, ts, 'bulb')).toThrow(/already_reacted/);
});

test('people change and delete only what they wrote; admins may delete', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  const { ts } = slack.postAsUser(ben.id, learning.id, 'mine');
  expect(() => slack.editAsUser(ana.id, learning.id, ts, 'yours')).toThrow();
  slack.deleteAsUser(ana.id, learning.id, ts);
  const theirs = slack.postAsUser(ana.id, learning.id, 'hers');
  expect(() => slack.deleteAsUser(ben.id, learning.id, theirs.ts)).toThrow(/did not write/);
});
