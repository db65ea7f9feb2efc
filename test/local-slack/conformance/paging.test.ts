import { describe, expect, test } from 'vitest';
import { outcome, type Setting, startSetting } from './setting.ts';

async function pagesOf(setting: Setting, method: string, args: Record<string, unknown>) {
  const pages: Record<string, unknown>[] = [];
  for await (const page of setting.bot.paginate(method, args)) pages.push({ ...page });
  return pages;
}

function settingWithMessages(count: number) {
  return startSetting().then((setting) => {
    for (let at = 1; at <= count; at += 1)
      setting.slack.postAsUser(setting.ana, setting.learning, `no ${at}`);
    return setting;
  });
}

const texts = (page: Record<string, unknown> | undefined) =>
  Array.isArray(page?.messages) ? page.messages.map((message: { text?: string }) => message.text) : [];

describe('pages', () => {
  test('history comes newest first, and the SDK follows the cursors to the end', async () => {
    const setting = await settingWithMessages(5);
    const pages = await pagesOf(setting, 'conversations.history', { channel: setting.learning, limit: 2 });
    expect(pages.flatMap(texts).filter((text) => String(text).startsWith('no'))).toEqual([
      'no 5',
      'no 4',
      'no 3',
      'no 2',
      'no 1',
    ]);
    expect(pages.at(-1)).not.toHaveProperty('response_metadata.next_cursor', expect.stringMatching(/./));
  });

  test('a thread’s first message stands on each page of its replies', async () => {
    const setting = await startSetting();
    const { ts } = setting.slack.postAsUser(setting.ana, setting.learning, 'first');
    for (const text of ['a', 'b', 'c'])
      setting.slack.postAsUser(setting.ben, setting.learning, text, { threadTs: ts });
    const pages = await pagesOf(setting, 'conversations.replies', {
      channel: setting.learning,
      ts,
      limit: 2,
    });
    expect(pages.map(texts)).toEqual([
      ['first', 'a', 'b'],
      ['first', 'c'],
    ]);
  });

  test('members and channels come in pages too', async () => {
    const setting = await startSetting();
    const members = await pagesOf(setting, 'conversations.members', { channel: setting.learning, limit: 1 });
    expect(members.flatMap((page) => page.members)).toEqual(
      expect.arrayContaining([setting.ana, setting.ben, setting.chloe, setting.slack.botUserId]),
    );
    expect(members).toHaveLength(4);
    const users = await pagesOf(setting, 'users.list', { limit: 2 });
    expect(users.flatMap((page) => page.members).length).toBe(setting.slack.world.users.size);
  });

  test('a private channel without the app is in no list', async () => {
    const setting = await startSetting();
    const types = 'public_channel,private_channel';
    const { channels = [] } = await setting.bot.conversations.list({ types });
    expect(channels.map(({ name }) => name)).toContain('crew');
    expect(channels.map(({ name }) => name)).not.toContain('secret');
  });

  test.each<[string, string, (setting: Setting) => Record<string, unknown>, string]>([
    [
      'a cursor made up',
      'conversations.history',
      (s) => ({ channel: s.learning, cursor: '!' }),
      'invalid_cursor',
    ],
    [
      'a limit of 1,000',
      'conversations.history',
      (s) => ({ channel: s.learning, limit: 1000 }),
      'invalid_limit',
    ],
    ['a limit of 999', 'conversations.history', (s) => ({ channel: s.learning, limit: 999 }), 'ok'],
    [
      'a bad oldest',
      'conversations.history',
      (s) => ({ channel: s.learning, oldest: 'x' }),
      'invalid_ts_oldest',
    ],
    ['a channel without the app', 'conversations.history', (s) => ({ channel: s.random }), 'not_in_channel'],
    [
      'a private one without it',
      'conversations.history',
      (s) => ({ channel: s.secret }),
      'channel_not_found',
    ],
    [
      'a thread of nothing',
      'conversations.replies',
      (s) => ({ channel: s.learning, ts: '1.000001' }),
      'thread_not_found',
    ],
    ['a person who is nobody', 'users.info', () => ({ user: 'U0' }), 'user_not_found'],
    ['a channel that is none', 'conversations.info', () => ({ channel: 'C0' }), 'channel_not_found'],
  ])('%s · %s', async (_what, method, args, expected) => {
    const setting = await startSetting();
    expect(await outcome(setting.bot.apiCall(method, args(setting)))).toBe(expected);
  });

  test('oldest is left out and latest too, unless inclusive', async () => {
    const setting = await settingWithMessages(3);
    const { bot, learning: channel, slack } = setting;
    const stamps = [...(slack.world.messages.get(channel)?.values() ?? [])]
      .filter(({ text }) => text.startsWith('no'))
      .map(({ ts }) => ts);
    const [oldest = '', , latest = ''] = stamps;
    const between = await bot.conversations.history({ channel, oldest, latest });
    const all = await bot.conversations.history({ channel, oldest, latest, inclusive: true });
    expect(texts({ ...between })).toEqual(['no 2']);
    expect(texts({ ...all })).toEqual(['no 3', 'no 2', 'no 1']);
  });

  test('replies are in no history, unless they were shown in the channel', async () => {
    const { bot, learning: channel, ana, slack } = await startSetting();
    const { ts } = slack.postAsUser(ana, channel, 'first');
    await bot.chat.postMessage({ channel, thread_ts: ts, text: 'below' });
    await bot.chat.postMessage({ channel, thread_ts: ts, text: 'also above', reply_broadcast: true });
    const seen = texts({ ...(await bot.conversations.history({ channel })) });
    expect(seen).toContain('also above');
    expect(seen).not.toContain('below');
  });
});
