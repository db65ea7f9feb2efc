import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { SocketModeClient } from '@slack/socket-mode';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LocalSlack } from '../../../local-slack/contract.ts';
import { freePort, startApp, startWithApp, TRANSPORTS } from './probe-app.ts';
import { client, quiet, startSetting } from './setting.ts';

describe.each(TRANSPORTS)('events over %s', (transport) => {
  test('only those subscribed to, in channels of the app, are told', async () => {
    const heard: string[] = [];
    const { slack, clock, ana, learning, random, secret } = await startWithApp(transport, (app) => {
      app.message(async ({ message }) => {
        if ('text' in message) heard.push(String(message.text));
      });
    });
    slack.postAsUser(ana, learning, 'here');
    slack.postAsUser(ana, random, 'where the app is not');
    slack.postAsUser(ana, secret, 'in private');
    slack.react(ana, learning, slack.postAsUser(ana, learning, 'again').ts, 'tada');
    await clock.whenIdle();
    expect(heard.sort()).toEqual(['again', 'here']);
    expect(slack.ledger.deliveries('reaction_added')).toEqual([]);
  });

  test('each has an id of its own and says for whom it is', async () => {
    const { slack, clock, ana, learning } = await startWithApp(transport, () => {});
    slack.postAsUser(ana, learning, 'one');
    slack.postAsUser(ana, learning, 'two');
    await clock.whenIdle();
    const payloads = slack.ledger.deliveries('message').map(({ payload }) => payload);
    expect(new Set(payloads.map((payload) => payload.event_id)).size).toBe(2);
    expect(payloads[0]).toMatchObject({
      type: 'event_callback',
      team_id: slack.teamId,
      api_app_id: slack.appId,
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    });
  });

  test('what people type is escaped, and @names become mentions', async () => {
    const { slack, clock, ana, ben, learning } = await startWithApp(transport, () => {});
    slack.postAsUser(ana, learning, 'thanks @ben: 1 < 2 & 3');
    await clock.whenIdle();
    expect(slack.ledger.deliveries('message')[0]?.payload.event).toMatchObject({
      text: `thanks <@${ben}>: 1 &lt; 2 &amp; 3`,
      channel_type: 'channel',
    });
  });

  test('the same event can come twice, with the same id', async () => {
    let heard = 0;
    const { slack, clock, ana, learning } = await startWithApp(transport, (app) => {
      app.message(async () => {
        heard += 1;
      });
    });
    slack.faults.repeatNextEvent();
    slack.postAsUser(ana, learning, 'once said');
    await clock.whenIdle();
    expect(heard).toBe(2);
    const ids = slack.ledger.deliveries('message').map(({ payload }) => payload.event_id);
    expect(new Set(ids).size).toBe(1);
  });
});

/** A bare Socket Mode client that keeps what it hears. */
async function listen(slack: LocalSlack, acks: (attempt: number) => boolean = () => true) {
  const socket = new SocketModeClient({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: 200,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const heard: { name: string; attempt: number; reason: string; eventId: unknown }[] = [];
  socket.on('slack_event', async ({ ack, body, type, retry_num: attempt = 0, retry_reason: reason = '' }) => {
    heard.push({ name: String(type), attempt, reason, eventId: body.event_id });
    if (acks(attempt)) await ack();
  });
  await socket.start();
  onTestFinished(async () => {
    await socket.disconnect();
  });
  return { socket, heard };
}

describe('Socket Mode', () => {
  test('each payload goes to one of the connections', async () => {
    const { slack, ana, learning } = await startSetting();
    const all = [await listen(slack), await listen(slack), await listen(slack)];
    expect(slack.connections()).toBe(3);
    for (let at = 0; at < 9; at += 1) await slack.sendCommand(ana, learning, '/probe');
    expect(all.flatMap(({ heard }) => heard)).toHaveLength(9);
  });

  test('at most ten connections', async () => {
    const { slack } = await startSetting();
    for (let at = 0; at < 10; at += 1) await listen(slack);
    expect(slack.connections()).toBe(10);
  });

  test('an event that is not acknowledged comes again, and says so', async () => {
    const { slack, clock, ana, learning } = await startSetting({ deadlines: { ackMs: 300 } });
    const { heard } = await listen(slack, (attempt) => attempt > 0);
    slack.postAsUser(ana, learning, 'hello');
    await clock.whenIdle();
    await clock.advance({ minutes: 10 });
    await clock.whenIdle();
    expect(heard.map(({ attempt }) => attempt)).toEqual([0, 1]);
    expect(heard[1]?.reason).toBe('timeout');
    expect(heard[0]?.eventId).toBe(heard[1]?.eventId);
  });

  test('after a refresh the client comes back by itself', async () => {
    const { slack, ana, learning } = await startSetting();
    const { socket, heard } = await listen(slack);
    const back = new Promise((resolve) => socket.once('connected', resolve));
    slack.faults.disconnect('refresh');
    await back;
    expect((await slack.sendCommand(ana, learning, '/probe')).how).toBe('acked');
    expect(heard).toHaveLength(1);
  });

  test('without a connection a command fails at once', async () => {
    const { slack, ana, learning } = await startSetting();
    expect((await slack.sendCommand(ana, learning, '/probe')).how).toBe('unreachable');
  });

  test('an address for a connection serves once', async () => {
    const { slack } = await startSetting();
    const { url = '' } = await client(slack, {}, slack.appToken).apps.connections.open({});
    const connect = () =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
        onTestFinished(() => socket.close());
      });
    expect([await connect(), await connect()]).toEqual(['open', 'refused']);
  });
});

/** A bare HTTP server that answers with the statuses given, then with 200. */
async function serve(...statuses: [status: number, headers?: Record<string, string>][]) {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      const [status, headers = {}] = statuses.shift() ?? [200];
      response.writeHead(status, headers).end();
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const setting = await startSetting({
    delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` },
  });
  return { ...setting, heard };
}

describe('HTTP', () => {
  test('a signature by another secret is refused by Bolt', async () => {
    const port = await freePort();
    const { slack, ana, learning } = await startSetting({
      delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` },
    });
    let heard = 0;
    const register: Parameters<typeof startApp>[1] = (app) =>
      app.command('/probe', async ({ ack }) => {
        heard += 1;
        await ack();
      });
    await startApp(slack, register, port, { signingSecret: 'another' });
    expect((await slack.sendCommand(ana, learning, '/probe')).how).toBe('unreachable');
    expect(heard).toBe(0);
  });

  test('an event is tried again at once, after a minute, after five more, and says why', async () => {
    const { slack, clock, ana, learning, heard } = await serve([500], [500], [500], [500]);
    slack.postAsUser(ana, learning, 'hello');
    await clock.whenIdle();
    await clock.advance({ minutes: 20 });
    await clock.whenIdle();
    expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(heard.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
  });

  test('x-slack-no-retry ends the retries', async () => {
    const { slack, clock, ana, learning, heard } = await serve([500, { 'x-slack-no-retry': '1' }]);
    slack.postAsUser(ana, learning, 'hello');
    await clock.whenIdle();
    await clock.advance({ minutes: 20 });
    expect(heard).toHaveLength(1);
  });

  test('commands and clicks are never tried again', async () => {
    const { slack, clock, ana, learning, heard } = await serve([500]);
    expect((await slack.sendCommand(ana, learning, '/probe')).how).toBe('unreachable');
    await clock.advance({ minutes: 20 });
    expect(heard).toHaveLength(1);
  });

  test('requests carry a time and a signature over both time and body', async () => {
    const { slack, ana, learning, heard } = await serve();
    await slack.sendCommand(ana, learning, '/probe');
    const [request] = heard;
    const stamp = request?.headers['x-slack-request-timestamp'];
    const signed = createHmac('sha256', slack.signingSecret)
      .update(`v0:${stamp}:${request?.body}`)
      .digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${signed}`);
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  });
});
