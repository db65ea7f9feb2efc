import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import { MovableClock } from '../local-slack/clock.ts';
import { readManifest } from '../local-slack/manifest.ts';
import { bundlePage } from '../local-slack/page/bundle.ts';
import type { FromPage, ToPage } from '../local-slack/page/protocol.ts';
import { type RunningPage, servePage } from '../local-slack/page/serve.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { median, ms, quantile, type Row } from './figures.ts';

const PEOPLE = 20;
const MESSAGES = 200;
const MOST_MS = 100;

/** Twenty people look at one channel: from one's sending to everybody's seeing, in one process with the server. */
export async function measurePage(): Promise<Row[]> {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const clock = MovableClock.running();
  const slack = await startLocalSlack({ clock, manifest, rateLimits: 'off' });
  const people = Array.from({ length: PEOPLE }, (_, n) => slack.addUser({ name: `person${n}` }).id);
  const [first = ''] = people;
  const channel = slack.addChannel({ name: 'bench', creator: first, members: people }).id;
  for (let n = 0; n < 100; n += 1) slack.postAsUser(first, channel, `before ${n}`);
  const page = await servePage({
    slack,
    clock,
    manifest: readManifest(manifest),
    beginsAs: first,
    bundle: await bundlePage(),
  });
  const windows = await Promise.all(people.map((userId) => open(page, userId, channel)));
  const times: number[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const words = `message ${n}.`;
    const seen = Promise.all(windows.map((window) => window.sees(words)));
    const begun = performance.now();
    windows[n % PEOPLE]?.say(channel, words);
    await seen;
    times.push(performance.now() - begun);
  }
  for (const window of windows) window.close();
  await page.stop();
  await slack.stop();
  const p95 = quantile(times, 0.95);
  return [
    {
      what: `the page: from sending to seeing, ${PEOPLE} people, ${MESSAGES} messages: median / p95`,
      measured: `${ms(median(times))} / ${ms(p95)}`,
      beside: `at most ${MOST_MS} ms`,
      holds: p95 <= MOST_MS,
    },
  ];
}

interface OpenWindow {
  sees(words: string): Promise<void>;
  say(channelId: string, text: string): void;
  close(): void;
}

async function open(page: RunningPage, userId: string, channelId: string): Promise<OpenWindow> {
  const socket = new WebSocket(`${page.url.replace('http', 'ws')}/live?as=${userId}`, { origin: page.url });
  const waiting = new Map<string, () => void>();
  const send = (said: FromPage) => socket.send(JSON.stringify(said));
  socket.on('message', (data) => {
    const told: ToPage = JSON.parse(String(data));
    if (told.is !== 'changes') return;
    const newest = told.sections.conversation?.messages.at(-1)?.text ?? '';
    waiting.get(newest)?.();
  });
  await new Promise((resolve) => socket.on('open', resolve));
  // As much unread as is counted at all.
  send({ id: 0, deed: { do: 'read', since: '', marks: {} } });
  send({ id: 1, deed: { do: 'look', channelId, limit: 100, threadTs: null, inspects: false } });
  return {
    sees: (words) => new Promise((resolve) => waiting.set(words, resolve)),
    say: (channel, text) => send({ id: 2, deed: { do: 'say', channelId: channel, text, threadTs: null } }),
    close: () => socket.close(),
  };
}
