import { describe, expect, test } from 'vitest';
import { outcome, type Setting, startSetting } from './setting.ts';

type Fact = [
  what: string,
  method: string,
  args: (setting: Setting, ts: string) => Record<string, unknown>,
  outcome: string,
];

const words = 'Something worth knowing';
const section = (text = words) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const long = (length: number) => 'a'.repeat(length);
const metadata = (event_payload: unknown) => ({ event_type: 'probe', event_payload });

/** `ts` is a message of the app in #learning. */
const facts: Fact[] = [
  ['posting in a channel', 'chat.postMessage', (s) => ({ channel: s.learning, text: words }), 'ok'],
  ['posting in a private channel', 'chat.postMessage', (s) => ({ channel: s.crew, text: words }), 'ok'],
  ['posting to a person', 'chat.postMessage', (s) => ({ channel: s.ana, text: words }), 'ok'],
  ['posting blocks alone', 'chat.postMessage', (s) => ({ channel: s.learning, blocks: [section()] }), 'ok'],
  ['posting nothing', 'chat.postMessage', (s) => ({ channel: s.learning }), 'no_text'],
  ['posting an empty text', 'chat.postMessage', (s) => ({ channel: s.learning, text: '' }), 'no_text'],
  ['posting nowhere', 'chat.postMessage', () => ({ channel: 'C0NOWHERE', text: words }), 'channel_not_found'],
  [
    'posting where the app is not',
    'chat.postMessage',
    (s) => ({ channel: s.random, text: words }),
    'not_in_channel',
  ],
  [
    'posting in a private channel where it is not',
    'chat.postMessage',
    (s) => ({ channel: s.secret, text: words }),
    'channel_not_found',
  ],
  [
    'posting in an archived channel',
    'chat.postMessage',
    (s) => ({ channel: s.archived, text: words }),
    'is_archived',
  ],
  ['posting to another bot', 'chat.postMessage', (s) => ({ channel: s.robot, text: words }), 'cannot_dm_bot'],
  [
    '51 blocks',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })),
    }),
    'invalid_blocks',
  ],
  [
    'blocks that are no list',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, blocks: 'hello' }),
    'invalid_blocks_format',
  ],
  [
    'a section of 3,001 characters',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, blocks: [section(long(3001))] }),
    'invalid_blocks',
  ],
  [
    'an input in a message',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      blocks: [
        { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } },
      ],
    }),
    'invalid_blocks',
  ],
  [
    'five sections of 2,900 characters',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      blocks: Array.from({ length: 5 }, () => section(long(2900))),
    }),
    'msg_blocks_too_long',
  ],
  [
    'two tables',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      blocks: Array.from({ length: 2 }, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
    }),
    'invalid_attachments',
  ],
  [
    '101 attachments',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      attachments: Array.from({ length: 101 }, () => ({ text: 'x' })),
    }),
    'too_many_attachments',
  ],
  [
    'a picture that is not there',
    'chat.postMessage',
    (s) => ({
      channel: s.learning,
      text: words,
      blocks: [{ type: 'image', slack_file: { id: 'F0' }, alt_text: 'x' }],
    }),
    'invalid_blocks',
  ],
  [
    'markdown and text',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, markdown_text: words }),
    'markdown_text_conflict',
  ],
  [
    'flat metadata',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, metadata: metadata({ id: 'x' }) }),
    'ok',
  ],
  [
    'metadata without type',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, metadata: { event_payload: {} } }),
    'invalid_metadata_format',
  ],
  [
    'a list of texts in metadata',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, metadata: metadata({ of: ['a'] }) }),
    'invalid_metadata_schema',
  ],
  [
    'long metadata',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, metadata: metadata({ of: long(9000) }) }),
    'metadata_too_large',
  ],
  [
    'answering in a thread',
    'chat.postMessage',
    (s, ts) => ({ channel: s.learning, text: words, thread_ts: ts }),
    'ok',
  ],
  [
    'answering what is not there',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, thread_ts: '1.000001' }),
    'cannot_reply_to_message',
  ],
  [
    'an argument that Slack does not know',
    'chat.postMessage',
    (s) => ({ channel: s.learning, text: words, client_msg_id: 'x' }),
    'invalid_arguments',
  ],
  ['changing', 'chat.update', (s, ts) => ({ channel: s.learning, ts, text: words }), 'ok'],
  [
    'changing what is not there',
    'chat.update',
    (s) => ({ channel: s.learning, ts: '1.000001', text: words }),
    'message_not_found',
  ],
  [
    'changing to 4,001 characters',
    'chat.update',
    (s, ts) => ({ channel: s.learning, ts, text: long(4001) }),
    'msg_too_long',
  ],
  [
    'changing to 4,000 characters',
    'chat.update',
    (s, ts) => ({ channel: s.learning, ts, text: long(4000) }),
    'ok',
  ],
  [
    'changing to bad blocks',
    'chat.update',
    (s, ts) => ({ channel: s.learning, ts, text: words, blocks: [{ type: 'section' }] }),
    'invalid_blocks',
  ],
  ['deleting', 'chat.delete', (s, ts) => ({ channel: s.learning, ts }), 'ok'],
  [
    'deleting what is not there',
    'chat.delete',
    (s) => ({ channel: s.learning, ts: '1.000001' }),
    'message_not_found',
  ],
  [
    'an ephemeral message',
    'chat.postEphemeral',
    (s) => ({ channel: s.learning, user: s.ana, text: words }),
    'ok',
  ],
  [
    'an ephemeral message to who is not there',
    'chat.postEphemeral',
    (s) => ({ channel: s.learning, user: s.robot, text: words }),
    'user_not_in_channel',
  ],
  [
    'an ephemeral message where the app is not',
    'chat.postEphemeral',
    (s) => ({ channel: s.random, user: s.ana, text: words }),
    'not_in_channel',
  ],
  [
    'an ephemeral message with metadata',
    'chat.postEphemeral',
    (s) => ({ channel: s.learning, user: s.ana, text: words, metadata: metadata({}) }),
    'invalid_arguments',
  ],
  ['a reaction', 'reactions.add', (s, ts) => ({ channel: s.learning, timestamp: ts, name: 'tada' }), 'ok'],
  [
    'a reaction with colons',
    'reactions.add',
    (s, ts) => ({ channel: s.learning, timestamp: ts, name: ':tada:' }),
    'invalid_name',
  ],
  [
    'a reaction to nothing',
    'reactions.add',
    (s) => ({ channel: s.learning, timestamp: '1.000001', name: 'tada' }),
    'message_not_found',
  ],
  ['a permalink', 'chat.getPermalink', (s, ts) => ({ channel: s.learning, message_ts: ts }), 'ok'],
  [
    'a permalink of nothing',
    'chat.getPermalink',
    (s) => ({ channel: s.learning, message_ts: '1.000001' }),
    'message_not_found',
  ],
  ['opening a DM', 'conversations.open', (s) => ({ users: s.ana }), 'ok'],
  ['opening a group DM', 'conversations.open', (s) => ({ users: `${s.ana},${s.ben}` }), 'ok'],
  ['opening a DM with nobody', 'conversations.open', () => ({}), 'users_list_not_supplied'],
  [
    'opening a DM with a stranger to Slack',
    'conversations.open',
    () => ({ users: 'U0NOBODY' }),
    'user_not_found',
  ],
  ['opening a DM with a bot', 'conversations.open', (s) => ({ users: s.robot }), 'cannot_dm_bot'],
  ['opening a DM with someone who left', 'conversations.open', (s) => ({ users: s.gone }), 'user_disabled'],
  ['a method that does not exist', 'chat.shout', () => ({}), 'unknown_method'],
];

describe('what Slack answers', () => {
  test.each(facts)('%s · %s', async (_what, method, args, expected) => {
    const setting = await startSetting();
    const first = await setting.bot.chat.postMessage({ channel: setting.learning, text: 'First' });
    expect(await outcome(setting.bot.apiCall(method, args(setting, String(first.ts))))).toBe(expected);
  });
});
