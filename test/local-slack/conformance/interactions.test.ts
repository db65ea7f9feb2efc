import { describe, expect, test } from 'vitest';
import { plain, startWithApp, TRANSPORTS } from './probe-app.ts';

const message = (id: string) => ({
  text: 'Press',
  blocks: [
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: id, text: plain('Press'), value: 'v' }],
    },
  ],
});

describe.each(TRANSPORTS)('what reaches Bolt over %s', (transport) => {
  test('a command, with people and channels escaped, and an answer in its ack', async () => {
    const heard: Record<string, unknown>[] = [];
    const { slack, ana, ben, learning } = await startWithApp(transport, (app) => {
      app.command('/probe', async ({ command, ack }) => {
        heard.push({ ...command });
        await ack('Heard');
      });
    });
    const answered = await slack.sendCommand(ana, learning, '/probe ask @ben in #learning <now> & then');
    expect(answered.how).toBe('acked');
    expect(heard[0]).toMatchObject({
      command: '/probe',
      text: `ask <@${ben}|ben> in <#${learning}|learning> &lt;now&gt; &amp; then`,
      user_id: ana,
      channel_id: learning,
      team_id: slack.teamId,
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http/),
      trigger_id: expect.any(String),
    });
    expect(heard[0]).not.toHaveProperty('thread_ts');
    expect(slack.world.ephemerals.map(({ text, userId }) => [text, userId])).toEqual([['Heard', ana]]);
  });

  test('a command that nobody acknowledges ends in a time-out', async () => {
    const { slack, ana, learning } = await startWithApp(transport, () => {}, { deadlines: { ackMs: 40 } });
    const { how } = await slack.sendCommand(ana, learning, '/probe');
    expect(how).not.toBe('acked');
  });

  test('a command that does not exist never leaves Slack', async () => {
    const { slack, ana, learning } = await startWithApp(transport, () => {});
    await expect(slack.sendCommand(ana, learning, '/nothing')).rejects.toThrow();
    expect(slack.ledger.deliveries()).toEqual([]);
  });

  test('a button in a message, with the message, and once the app has answered nothing more', async () => {
    const heard: Record<string, unknown>[] = [];
    const { slack, bot, ana, learning } = await startWithApp(transport, (app) => {
      app.action('press', async ({ body, ack }) => {
        heard.push({ ...body });
        await ack();
      });
    });
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, ...message('press') });
    const place = { message: { channelId: learning, ts } };
    expect((await slack.clickBlock(ana, place, { actionId: 'press' })).how).toBe('acked');
    expect(heard[0]).toMatchObject({
      type: 'block_actions',
      user: { id: ana },
      container: { type: 'message', message_ts: ts, channel_id: learning, is_ephemeral: false },
      channel: { id: learning },
      message: { ts, text: 'Press' },
      actions: [
        { type: 'button', action_id: 'press', block_id: 'row', value: 'v', action_ts: expect.any(String) },
      ],
      response_url: expect.stringMatching(/^http/),
      trigger_id: expect.any(String),
    });
  });

  test('a button that is not there cannot be pressed', async () => {
    const { slack, bot, ana, learning } = await startWithApp(transport, () => {});
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, ...message('press') });
    const place = { message: { channelId: learning, ts } };
    await expect(slack.clickBlock(ana, place, { actionId: 'other' })).rejects.toThrow();
  });

  test('a global shortcut: no channel, no response_url', async () => {
    const heard: Record<string, unknown>[] = [];
    const { slack, ana } = await startWithApp(transport, (app) => {
      app.shortcut('probe_global', async ({ shortcut, ack }) => {
        heard.push({ ...shortcut });
        await ack();
      });
    });
    await slack.runGlobalShortcut(ana, 'probe_global');
    expect(heard[0]).toMatchObject({ type: 'shortcut', callback_id: 'probe_global', user: { id: ana } });
    expect(heard[0]).not.toHaveProperty('channel');
    expect(heard[0]).not.toHaveProperty('response_url');
  });

  test('a message shortcut brings the whole message, from where the app is not, too', async () => {
    const heard: Record<string, unknown>[] = [];
    const { slack, ana, ben, secret } = await startWithApp(transport, (app) => {
      app.shortcut('probe_message', async ({ shortcut, ack }) => {
        heard.push({ ...shortcut });
        await ack();
      });
    });
    const { ts } = slack.postAsUser(ben, secret, 'a < b');
    await slack.runMessageShortcut(ana, 'probe_message', secret, ts);
    expect(heard[0]).toMatchObject({
      type: 'message_action',
      channel: { id: secret },
      message_ts: ts,
      message: { ts, text: 'a &lt; b', user: ben },
      response_url: expect.stringMatching(/^http/),
    });
  });

  test('options for a menu while someone types', async () => {
    const { slack, bot, ana, learning } = await startWithApp(transport, (app) => {
      app.options('pick', async ({ options, ack }) => {
        await ack({ options: [{ text: plain(`Add “${options.value}”`), value: 'new' }] });
      });
    });
    const menu = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
    const { ts = '' } = await bot.chat.postMessage({
      channel: learning,
      text: 'Pick',
      blocks: [{ type: 'actions', elements: [menu] }],
    });
    const place = { message: { channelId: learning, ts } };
    expect(await slack.requestOptions(ana, place, { actionId: 'pick' }, 'git')).toEqual({
      how: 'acked',
      options: [{ text: 'Add “git”', value: 'new' }],
    });
  });

  test('more than 100 options are not taken', async () => {
    const { slack, bot, ana, learning } = await startWithApp(transport, (app) => {
      app.options('pick', async ({ ack }) => {
        await ack({
          options: Array.from({ length: 101 }, (_, at) => ({ text: plain(`o${at}`), value: `v${at}` })),
        });
      });
    });
    const menu = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
    const blocks = [{ type: 'actions', elements: [menu] }];
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, text: 'Pick', blocks });
    const place = { message: { channelId: learning, ts } };
    expect((await slack.requestOptions(ana, place, { actionId: 'pick' }, 'git')).how).toBe('malformed');
  });

  test('a click where the app is not brings no message', async () => {
    const heard: Record<string, unknown>[] = [];
    const { slack, ana, secret } = await startWithApp(transport, (app) => {
      app.command('/probe', async ({ ack }) => {
        await ack({ response_type: 'in_channel', ...message('press') });
      });
      app.action('press', async ({ body, ack }) => {
        heard.push({ ...body });
        await ack();
      });
    });
    await slack.sendCommand(ana, secret, '/probe');
    const ts = [...(slack.world.messages.get(secret)?.keys() ?? [])].at(-1) ?? '';
    await slack.clickBlock(ana, { message: { channelId: secret, ts } }, { actionId: 'press' });
    expect(heard[0]).toMatchObject({ container: { message_ts: ts, channel_id: secret } });
    expect(heard[0]).not.toHaveProperty('message');
  });

  test('a retried event says which time it is', async () => {
    const heard: unknown[] = [];
    const { slack, clock, ana, learning } = await startWithApp(transport, (app) => {
      app.message(async ({ context }) => {
        heard.push(context.retryNum ?? 0);
      });
    });
    slack.faults.repeatNextEvent();
    slack.postAsUser(ana, learning, 'hello');
    await clock.whenIdle();
    expect(heard).toEqual([0, 1]);
  });

  test('the app’s own message comes as an event, and Bolt passes over it', async () => {
    let heard = 0;
    const { slack, bot, clock, learning } = await startWithApp(transport, (app) => {
      app.message(async () => {
        heard += 1;
      });
    });
    await bot.chat.postMessage({ channel: learning, text: 'hello' });
    await clock.whenIdle();
    expect(slack.ledger.deliveries('message')).toHaveLength(1);
    expect(heard).toBe(0);
  });
});
