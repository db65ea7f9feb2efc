import { describe, expect, test } from 'vitest';
import { plain, startWithApp } from './probe-app.ts';

type Body = Record<string, unknown>;

/** Ana gives /probe in #learning; her response_url. */
async function withUrl() {
  let url = '';
  const setting = await startWithApp('socket', (app) => {
    app.command('/probe', async ({ command, ack }) => {
      url = command.response_url;
      await ack();
    });
    app.action('press', async ({ body, ack }) => {
      if ('response_url' in body && typeof body.response_url === 'string') url = body.response_url;
      await ack();
    });
  });
  await setting.slack.sendCommand(setting.ana, setting.learning, '/probe');
  const respond = async (body: Body) =>
    (
      await fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    ).status;
  const press = async (ts: string) => {
    const place = { message: { channelId: setting.learning, ts } };
    await setting.slack.clickBlock(setting.ana, place, { actionId: 'press' });
  };
  return { ...setting, respond, press };
}

const pressable = {
  text: 'Press',
  blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'press', text: plain('Press') }] }],
};

describe('a response_url', () => {
  test('serves five times', async () => {
    const { respond } = await withUrl();
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) statuses.push(await respond({ text: `${at}` }));
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses[5]).toBeGreaterThanOrEqual(400);
  });

  test('serves for thirty minutes', async () => {
    const { respond, clock } = await withUrl();
    await clock.advance({ minutes: 30 });
    expect(await respond({ text: 'in time' })).toBe(200);
    await clock.advance({ seconds: 1 });
    expect(await respond({ text: 'too late' })).toBeGreaterThanOrEqual(400);
  });

  test('answers for her eyes only, unless it says in_channel', async () => {
    const { respond, slack, ana, learning } = await withUrl();
    await respond({ text: 'hers' });
    await respond({ text: 'all', response_type: 'in_channel' });
    expect(slack.world.ephemerals.map(({ text, userId }) => [text, userId])).toEqual([['hers', ana]]);
    const said = [...(slack.world.messages.get(learning)?.values() ?? [])].map(({ text }) => text);
    expect(said).toContain('all');
    expect(said).not.toContain('hers');
  });

  test('checks blocks like any message', async () => {
    const { respond } = await withUrl();
    expect(await respond({ text: 'x', blocks: [{ type: 'section' }] })).toBeGreaterThanOrEqual(400);
  });

  test('of a click in an ephemeral message replaces or deletes it', async () => {
    const { respond, press, slack, bot, ana, learning } = await withUrl();
    const post = () => bot.chat.postEphemeral({ channel: learning, user: ana, ...pressable });
    await press(String((await post()).message_ts));
    await respond({ text: 'Pressed', replace_original: true });
    expect(slack.world.ephemerals.map(({ text }) => text)).toEqual(['Pressed']);
    await respond({ delete_original: true });
    expect(slack.world.ephemerals).toEqual([]);
  });

  test('of a click in a message replaces or deletes that for all', async () => {
    const { respond, press, slack, bot, learning } = await withUrl();
    const { ts = '' } = await bot.chat.postMessage({ channel: learning, ...pressable });
    await press(ts);
    await respond({ text: 'Pressed', replace_original: true });
    expect(slack.world.messages.get(learning)?.get(ts)?.text).toBe('Pressed');
    await respond({ delete_original: true });
    expect(slack.world.messages.get(learning)?.has(ts)).toBe(false);
  });

  test('goes where the app is not', async () => {
    const { respond, slack, ana, secret } = await withUrl();
    await slack.sendCommand(ana, secret, '/probe');
    expect(await respond({ text: 'psst' })).toBe(200);
    expect(slack.world.ephemerals.at(-1)).toMatchObject({ channelId: secret, text: 'psst' });
  });

  test('of nobody', async () => {
    const { slack } = await withUrl();
    const { status } = await fetch(`${slack.url}/response/made-up`, { method: 'POST', body: '{"text":"x"}' });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
