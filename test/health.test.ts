import { afterEach, expect, test } from 'vitest';
import lyceum from '../package.json' with { type: 'json' };
import { openDatabase } from '../src/db/open.ts';
import { type Health, PortError, serveHealth } from '../src/health.ts';

const open: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const { stop } of open.splice(0)) await stop();
});

async function healthOf(isConnected: boolean, messagesDue = 0) {
  const db = openDatabase(':memory:');
  const health = await serveHealth(
    { db, isConnected: () => isConnected, backlog: async () => messagesDue },
    0,
  );
  open.push(health, { stop: db.close });
  return { db, health, ask: (init?: RequestInit) => fetch(addressOf(health), init) };
}

function addressOf({ port }: Health): string {
  return `http://127.0.0.1:${port}/healthz`;
}

test('all is well: 200, and what runs here', async () => {
  const { ask } = await healthOf(true, 3);
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    ok: true,
    database: 'answers',
    slack: 'connected',
    messagesDue: 3,
    version: lyceum.version,
    timeZoneData: process.versions.tz,
    node: process.versions.node,
  });
  expect((await ask({ method: 'HEAD' })).status).toBe(200);
  expect((await ask({ method: 'POST' })).status).toBe(404);
});

test('no connection to Slack: 503, and it says so', async () => {
  const { ask } = await healthOf(false);
  const answer = await ask();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ ok: false, database: 'answers', slack: 'not connected' });
});

test('no database: 503, and it says so', async () => {
  const { db, ask } = await healthOf(true);
  expect((await ask()).status).toBe(200);
  await db.close();
  const answer = await ask();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ ok: false, database: 'does not answer', messagesDue: null });
});

test('a port that is taken is one clear line', async () => {
  const { db, health } = await healthOf(true);
  const parts = { db, isConnected: () => true, backlog: async () => 0 };
  await expect(serveHealth(parts, health.port)).rejects.toThrow(PortError);
});
