import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../../local-slack/contract.ts';
import { startBolt, startWorkspace, webClient } from './workspace.ts';

interface Received {
  readonly type: string;
  readonly envelope_id: string;
  readonly retry_attempt?: number;
  readonly payload: { readonly event?: { readonly text?: string } };
}

/** A bare connection that keeps what comes and acknowledges nothing by itself. */
async function connect(slack: LocalSlack) {
  const { url = '' } = await webClient(slack, slack.appToken).apps.connections.open();
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const greeted = new Promise((resolve) => socket.once('message', resolve));
  socket.on('message', (data) => {
    const message: Received = JSON.parse(data.toString());
    if (message.type === 'hello') return;
    received.push(message);
    for (const resolve of waiting.splice(0)) resolve();
  });
  await greeted;
  return {
    socket,
    received,
    /** Resolves when `count` payloads have come. */
    async until(count: number) {
      while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    ack: (envelope_id: string) => socket.send(JSON.stringify({ envelope_id })),
  };
}

test('a command reaches the app, and its answer reaches the person', async () => {
  const workspace = await startWorkspace();
  const { slack, clock, ana, ben, learning } = workspace;
  await startBolt(workspace, (app) => {
    app.command('/say', async ({ command, ack, respond }) => {
      await ack();
      await respond(`You said ${command.text}`);
    });
  });
  const answered = await slack.sendCommand(ana.id, learning.id, '/say hello @ben in #learning & more');
  await clock.whenIdle();
  expect(answered.how).toBe('acked');
  expect(slack.world.ephemerals.map(({ text, userId }) => ({ text, userId }))).toEqual([
    { text: `You said hello <@${ben.id}|ben> in <#${learning.id}|learning> &amp; more`, userId: ana.id },
  ]);
});

test('it is idle only when what was sent is acknowledged', async () => {
  const { slack, ana, learning } = await startWorkspace({ deadlines: { ackMs: 60_000 } });
  const { received, until, ack } = await connect(slack);
  slack.postAsUser(ana.id, learning.id, 'hello');
  await until(1);
  let isIdle = false;
  const idle = slack.idle().then(() => {
    isIdle = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isIdle).toBe(false);
  ack(received[0]?.envelope_id ?? '');
  await idle;
  expect(slack.ledger.deliveries('message')).toMatchObject([{ outcome: 'acked', attempt: 1 }]);
});

test('when a connection breaks, events that were under way come again on another; a command does not', async () => {
  const { slack, ana, learning } = await startWorkspace({ deadlines: { ackMs: 60_000 } });
  const first = await connect(slack);
  const second = await connect(slack);
  slack.postAsUser(ana.id, learning.id, 'hello');
  await first.until(1);
  first.socket.terminate();
  await second.until(1);
  expect(second.received[0]).toMatchObject({ type: 'events_api', retry_attempt: 1 });
  second.ack(second.received[0]?.envelope_id ?? '');
  await slack.idle();
  const commanding = slack.sendCommand(ana.id, learning.id, '/say hi');
  await second.until(2);
  second.socket.terminate();
  expect(await commanding).toMatchObject({ how: 'unreachable' });
  expect(slack.connections()).toBe(0);
});

test('an event that nobody takes is tried three times more and then given up', async () => {
  const { slack, clock, ana, learning } = await startWorkspace();
  slack.postAsUser(ana.id, learning.id, 'hello');
  await clock.advance({ minutes: 30 });
  expect(
    slack.ledger.deliveries('message').map(({ at, attempt, outcome }) => [at.toString(), attempt, outcome]),
  ).toEqual([
    ['2026-03-02T09:00:00Z', 1, 'unreachable'],
    ['2026-03-02T09:00:00Z', 2, 'unreachable'],
    ['2026-03-02T09:01:00Z', 3, 'unreachable'],
    ['2026-03-02T09:06:00Z', 4, 'unreachable'],
  ]);
});

test('an address without a ticket is refused', async () => {
  const { slack } = await startWorkspace();
  const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/link/?ticket=made-up`);
  const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
  expect(error.message).toMatch(/403/);
});
