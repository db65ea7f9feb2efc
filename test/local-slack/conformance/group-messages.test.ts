import type { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { Workspace } from '../../../local-slack/workspace.ts';
import { plain, startWithApp } from './probe-app.ts';
import { BOT_SCOPES, manifest, outcome, type Setting, startSetting } from './setting.ts';

const opened = async ({ bot }: Setting, ...users: string[]) =>
  await bot.conversations.open({ users: users.join(), return_im: true });
const openedId = async (setting: Setting, ...users: string[]) =>
  (await opened(setting, ...users)).channel?.id ?? '';
const without = (scope: string) => ({ scopes: BOT_SCOPES.filter((held) => held !== scope) });

describe('conversations.open of several', () => {
  test('opens one conversation, and the same again whoever is named first, the bot too', async () => {
    const setting = await startSetting();
    const { ana, ben, slack } = setting;
    const first = await opened(setting, ana, ben);
    expect(first.already_open).toBeUndefined();
    expect(first.channel).toMatchObject({
      is_im: false,
      is_mpim: true,
      is_private: true,
      is_member: true,
      name: expect.stringMatching(/^mpdm-.*-1$/),
    });
    const again = await opened(setting, ben, slack.botUserId, ana);
    expect(again).toMatchObject({ no_op: true, already_open: true, channel: { id: first.channel?.id } });
    expect(slack.openConversation([ben, ana, slack.botUserId]).id).toBe(first.channel?.id);
  });

  test('is another conversation with one more, and a direct one where only one is left', async () => {
    const setting = await startSetting();
    const { ana, ben, chloe, slack } = setting;
    const ids = [
      await openedId(setting, ana, ben),
      await openedId(setting, ana, ben, chloe),
      await openedId(setting, ana),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(await openedId(setting, ana, slack.botUserId)).toBe(ids[2]);
  });

  const refusals: [error: string, users: (s: Setting) => readonly string[]][] = [
    ['user_not_found', (s) => [s.ana, 'U0NOBODY']],
    ['user_disabled', (s) => [s.ana, s.gone]],
    ['cannot_dm_bot', (s) => [s.ana, s.robot]],
    ['cannot_dm_bot', (s) => [s.ana, 'USLACKBOT']],
    [
      'invalid_user_combination',
      (s) => [s.ana, s.slack.addUser({ name: 'zoe', teamId: s.slack.addTeam({ name: 'Elsewhere' }).id }).id],
    ],
    ['too_many_users', (s) => Array.from({ length: 9 }, (_, n) => s.slack.addUser({ name: `p${n}` }).id)],
    ['not_enough_users', () => []],
  ];

  test.each(refusals)('is refused: %s', async (error, users) => {
    const setting = await startSetting();
    const before = setting.slack.world.channels.size;
    expect(await outcome(setting.bot.conversations.open({ users: users(setting).join() }))).toBe(error);
    expect(setting.slack.world.channels.size).toBe(before);
  });

  test('is refused without anybody named, and takes eight', async () => {
    const setting = await startSetting();
    expect(await outcome(setting.bot.apiCall('conversations.open'))).toBe('users_list_not_supplied');
    const eight = Array.from({ length: 8 }, (_, n) => setting.slack.addUser({ name: `p${n}` }).id);
    expect(await outcome(setting.bot.conversations.open({ users: eight.join() }))).toBe('ok');
  });
});

describe('in a group’s direct conversation', () => {
  test('the app reads only what it has the scope for', async () => {
    for (const [scope, method] of [
      ['mpim:read', 'conversations.info'],
      ['mpim:read', 'conversations.members'],
      ['mpim:history', 'conversations.history'],
    ] as const) {
      const held = await startSetting();
      const channel = await openedId(held, held.ana, held.ben);
      expect(await outcome(held.bot.apiCall(method, { channel }))).toBe('ok');
      const declined = await startSetting(without(scope));
      const there = await openedId(declined, declined.ana, declined.ben);
      expect(await outcome(declined.bot.apiCall(method, { channel: there }))).toBe('missing_scope');
    }
  });

  test('it finds its own message by what it noted there, and who is in it', async () => {
    const setting = await startSetting();
    const { bot, ana, ben, slack } = setting;
    const channel = await openedId(setting, ana, ben);
    const metadata = { event_type: 'probe', event_payload: { id: 'one' } };
    const { ts } = await bot.chat.postMessage({ channel, text: 'meet each other', metadata });
    const { messages } = await bot.conversations.history({ channel, include_all_metadata: true });
    expect(messages).toMatchObject([{ ts, metadata }]);
    const { members } = await bot.conversations.members({ channel });
    expect([...(members ?? [])].sort()).toEqual([ana, ben, slack.botUserId].sort());
    expect(await outcome(bot.chat.update({ channel, ts: ts ?? '', text: 'changed' }))).toBe('ok');
    expect(await outcome(bot.chat.postEphemeral({ channel, user: ana, text: 'x' }))).toBe('ok');
    expect(await outcome(bot.chat.postEphemeral({ channel, user: setting.chloe, text: 'x' }))).toBe(
      'user_not_in_channel',
    );
  });

  test('of people alone, the app sees nothing', async () => {
    const { bot, slack, ana, ben, chloe } = await startSetting();
    const { id: channel } = slack.openConversation([ana, ben, chloe]);
    slack.postAsUser(ana, channel, 'among us');
    for (const call of [
      bot.conversations.info({ channel }),
      bot.conversations.history({ channel }),
      bot.chat.postMessage({ channel, text: 'x' }),
    ])
      expect(await outcome(call)).toBe('channel_not_found');
  });

  test('what people write is told to an app that asked for message.mpim, and to no other', async () => {
    const listening = manifest();
    listening.settings.event_subscriptions.bot_events.push('message.mpim');
    for (const [app, heard] of [
      [manifest(), 0],
      [listening, 1],
    ] as const) {
      const setting = await startSetting({ manifest: app });
      const channel = await openedId(setting, setting.ana, setting.ben);
      setting.slack.postAsUser(setting.ana, channel, 'hello ben');
      await setting.clock.whenIdle();
      const first = setting.slack.ledger.deliveries('message').filter(({ attempt }) => attempt === 1);
      expect(first).toHaveLength(heard);
      for (const { payload } of first) expect(payload.event).toMatchObject({ channel_type: 'mpim', channel });
    }
  });

  test('a file is shared as in any other', async () => {
    const setting = await startSetting();
    const { bot, slack, ana, ben } = setting;
    const channel_id = await openedId(setting, ana, ben);
    const { upload_url = '', file_id: id = '' } = await bot.files.getUploadURLExternal({
      filename: 'meeting.ics',
      length: 3,
    });
    await fetch(upload_url, { method: 'POST', body: 'ICS' });
    await bot.files.completeUploadExternal({ files: [{ id, title: 'First meeting' }], channel_id });
    await slack.idle();
    const { file } = await bot.files.info({ file: id });
    expect(file).toMatchObject({ groups: [channel_id], ims: [], is_public: false });
  });
});

test('people press buttons there, give commands and see what the app shows to them alone', async () => {
  const heard: unknown[] = [];
  const register = (app: App) => {
    app.action('met', async ({ ack, body, respond }) => {
      await ack();
      heard.push('channel' in body ? body.channel : null);
      await respond({ text: 'noted for you', response_type: 'ephemeral', replace_original: false });
    });
    app.command('/probe', async ({ ack, command }) => {
      await ack('hello');
      heard.push(command.channel_name);
    });
  };
  const setting = await startWithApp('socket', register);
  const town = new Workspace({ ...setting, manifest: manifest() });
  const { ana, ben } = setting;
  const channel = await openedId(setting, ana, ben);
  const name = setting.slack.world.channels.get(channel)?.name;
  await setting.bot.chat.postMessage({
    channel,
    text: 'meet each other',
    blocks: [
      { type: 'section', text: plain('meet each other') },
      { type: 'actions', elements: [{ type: 'button', action_id: 'met', text: plain('We met') }] },
    ],
  });
  const one = town.as('ana').in('app, @ben');
  const other = town.as('ben').in('@ana, app');
  expect(one.front().name).toBe('DM with Probe, Ben');
  await one.click('We met');
  one.sees('meet each other', 'noted for you');
  other.sees('meet each other');
  other.doesNotSee('noted for you');
  await other.command('/probe');
  other.sees('hello');
  await one.saysHere('shall we?');
  expect(other.reads('app, @ana').at(-1)).toBe('shall we?');
  expect(() => town.as('chloe').in(channel)).toThrow();
  expect(heard).toEqual([{ id: channel, name }, name]);
  expect(name).toMatch(/^mpdm-/);
});
