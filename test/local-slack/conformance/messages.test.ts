import { describe, expect, test } from 'vitest';
import { manifest, outcome, startSetting } from './setting.ts';

const words = 'Something worth knowing';
const section = (text = words) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const long = (length: number) => 'a'.repeat(length);

describe('messages', () => {
  test('what is wrong with blocks comes with pointers', async () => {
    const { bot, learning } = await startSetting();
    await expect(
      bot.chat.postMessage({ channel: learning, text: words, blocks: [section(long(3001))] }),
    ).rejects.toMatchObject({
      data: {
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  test('more than 40,000 characters are cut, with a warning', async () => {
    const { bot, learning, slack } = await startSetting();
    const posted = await bot.chat.postMessage({ channel: learning, text: long(40_001) });
    expect(posted.response_metadata?.warnings).toContain('message_truncated');
    expect(slack.world.messages.get(learning)?.get(String(posted.ts))?.text).toHaveLength(40_000);
  });

  test('a text without blocks takes the blocks away, blocks without a text keep it', async () => {
    const { bot, learning, slack } = await startSetting();
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, text: 'One', blocks: [section()] });
    const stored = () => slack.world.messages.get(learning)?.get(ts);
    await bot.chat.update({ channel: learning, ts, blocks: [section('New')] });
    expect(stored()).toMatchObject({ text: 'One' });
    await bot.chat.update({ channel: learning, ts, text: 'Two' });
    expect(stored()).toMatchObject({ text: 'Two', blocks: [] });
  });

  test('metadata is kept when a message changes, and shown only where it is asked for', async () => {
    const { bot, learning } = await startSetting();
    const given = { event_type: 'probe', event_payload: { id: 'x' } };
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, text: 'One', metadata: given });
    await bot.chat.update({ channel: learning, ts, text: 'Two' });
    const plain = await bot.conversations.history({ channel: learning });
    const whole = await bot.conversations.history({ channel: learning, include_all_metadata: true });
    expect(plain.messages?.[0]?.metadata).toBeUndefined();
    expect(whole.messages?.[0]?.metadata).toEqual(given);
  });

  test('nobody changes or deletes the message of another', async () => {
    const { bot, ana, learning, slack } = await startSetting();
    const { ts } = slack.postAsUser(ana, learning, 'Mine');
    expect(await outcome(bot.chat.update({ channel: learning, ts, text: words }))).toBe(
      'cant_update_message',
    );
    expect(await outcome(bot.chat.delete({ channel: learning, ts }))).toBe('cant_delete_message');
  });

  test('an ephemeral message is in no history, and neither changed nor deleted by the API', async () => {
    const { bot, ana, learning } = await startSetting();
    const { message_ts = '' } = await bot.chat.postEphemeral({ channel: learning, user: ana, text: words });
    const { messages = [] } = await bot.conversations.history({ channel: learning });
    expect(messages.map((message) => message.text)).not.toContain(words);
    expect(await outcome(bot.chat.update({ channel: learning, ts: message_ts, text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await outcome(bot.chat.delete({ channel: learning, ts: message_ts }))).toBe('message_not_found');
  });

  test('the same reaction twice is refused', async () => {
    const { bot, learning } = await startSetting();
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, text: words });
    const react = () => outcome(bot.reactions.add({ channel: learning, timestamp: ts, name: 'tada' }));
    expect([await react(), await react()]).toEqual(['ok', 'already_reacted']);
  });

  test('a DM is opened once', async () => {
    const { bot, ana } = await startSetting();
    const first = await bot.conversations.open({ users: ana });
    const again = await bot.conversations.open({ users: ana });
    expect(again).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
  });

  test('ts are texts, unique and rising in a channel', async () => {
    const { bot, learning } = await startSetting();
    const stamps: string[] = [];
    for (let at = 0; at < 5; at += 1)
      stamps.push(String((await bot.chat.postMessage({ channel: learning, text: words })).ts));
    expect(stamps.every((ts) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
    expect([...new Set(stamps)].sort()).toEqual(stamps);
  });

  test('where the Messages tab is off, the app cannot write to people', async () => {
    const app = manifest();
    app.features.app_home.messages_tab_enabled = false;
    const { bot, ana } = await startSetting({ manifest: app });
    expect(await outcome(bot.chat.postMessage({ channel: ana, text: words }))).toBe('messages_tab_disabled');
  });
});
