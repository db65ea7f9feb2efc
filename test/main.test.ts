import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { MovableClock } from '../local-slack/clock.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { manifest } from './support/world.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The program in an empty folder, or where another was, with these variables and no others of ours; `before` runs first. */
async function begin(variables: Record<string, string>, before = '', folder?: string) {
  const cwd = folder ?? (await mkdtemp(join(tmpdir(), 'lyceum-')));
  const first = ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const child = spawn(process.execPath, [...first, MAIN], {
    cwd,
    env: { PATH: process.env.PATH, ...variables },
  });
  cleanUps.push(async () => {
    child.kill('SIGKILL');
    await rm(cwd, { recursive: true, force: true });
  });
  const said = { text: '' };
  const waiting: (() => void)[] = [];
  const hear = (chunk: Buffer) => {
    said.text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const says = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.text.includes(words) && resolve();
      waiting.push(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying “${words}”:\n${said.text}`)));
    });
  return { child, cwd, said, says, ended };
}

describe('a start that cannot be', () => {
  test('lists every problem and ends', async () => {
    const { ended, said } = await begin({ SLACK_BOT_TOKEN: 'nonsense', LOG_LEVEL: 'loud' });
    expect(await ended).toBe(1);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'LOG_LEVEL']) expect(said.text).toContain(name);
    expect(said.text).not.toContain('nonsense');
  });

  test('refuses a Node that is too old in one line, before anything native is loaded', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '24.1.0' } });
      process.dlopen = () => { throw new Error('something native was loaded'); };`;
    const { ended, said } = await begin({}, old);
    expect(await ended).toBe(1);
    expect(said.text).toMatch(/^Lyceum needs Node 26 or newer, and this is v\S+ Start it with: npm start\n$/);
  });

  test('does not practise in production', async () => {
    const { ended, said } = await begin({ NODE_ENV: 'production' });
    expect(await ended).toBe(1);
    expect(said.text).toContain('NODE_ENV is production');
  });

  test('refuses to keep keys where copies of the database take them along', async () => {
    const slack = await localSlack();
    const { ended, said } = await begin({ ...credentials(slack), KEYS_DIR: 'data/keys' });
    expect(await ended).toBe(1);
    expect(said.text).toMatch(/^Lyceum cannot start:\n- KEYS_DIR, \S+, lies within [^\n]+\n$/);
  });

  test('names a folder in which no key can be kept, in one line, before it touches anything', async () => {
    const slack = await localSlack();
    const cwd = await mkdtemp(join(tmpdir(), 'lyceum-'));
    await writeFile(join(cwd, 'keys'), 'not a folder');
    const { ended, said } = await begin(credentials(slack), '', cwd);
    expect(await ended).toBe(1);
    expect(said.text).toMatch(/^Lyceum cannot start: KEYS_DIR, \S+, must be a folder [^\n]+EEXIST[^\n]+\n$/);
    expect(await readdir(cwd)).toEqual(['keys']);
  });

  test('names a port that is taken, in one line', async () => {
    const slack = await localSlack();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    cleanUps.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { ended, said } = await begin({ ...credentials(slack), PORT: String(port) });
    expect(await ended).toBe(1);
    expect(said.text).toContain(`PORT ${port} cannot be used: another program listens there.`);
  });

  test('says so where Slack does not take the token', async () => {
    const slack = await localSlack();
    const { ended, said } = await begin({ ...credentials(slack), SLACK_BOT_TOKEN: 'xoxb-of-yesterday' });
    expect(await ended).toBe(1);
    expect(said.text).toContain('invalid_auth');
    expect(said.text).not.toContain('xoxb-of-yesterday');
  });
});

test('with credentials it serves that workspace, says how it is, and stops when told', async () => {
  const slack = await localSlack();
  const { child, says, said, ended } = await begin({ ...credentials(slack), PORT: '0' });
  await says('GET /healthz');
  const port = /"port":(\d+)/.exec(said.text)?.[1];
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({
    ok: true,
    database: 'answers',
    slack: 'connected',
    messagesDue: 0,
  });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said.text).not.toContain(slack.botToken);
  expect(said.text).not.toContain(slack.appToken);
});

test('what has begun when it is told to stop is finished and acknowledged', async () => {
  const slack = await localSlack();
  const ana = slack.addUser({ name: 'ana' });
  const channel = slack.addChannel({ name: 'learning', creator: ana.id, withBot: true });
  const { child, says, said, ended } = await begin(credentials(slack));
  await says('connected to Slack');
  const held = slack.faults.hold('users.info');
  const answered = slack.sendCommand(ana.id, channel.id, '/learn');
  await held.arrived;
  child.kill('SIGTERM');
  await says('stopping');
  held.release();
  expect(await answered).toMatchObject({ how: 'acked' });
  expect(await ended).toBe(0);
  expect(said.text).not.toContain('a handler failed');
});

test.each([
  ['a rejection that nobody waited for', 'Promise.reject(new Error("words of a person"))'],
  ['an error that nobody caught', 'setImmediate(() => { throw new Error("words of a person"); })'],
])('%s ends it, saying why and not what anybody wrote', async (_, mistake) => {
  const slack = await localSlack();
  const { child, says, said, ended } = await begin(
    credentials(slack),
    `process.on('SIGUSR2', () => { ${mistake}; });`,
  );
  await says('connected to Slack');
  child.kill('SIGUSR2');
  expect(await ended).toBe(1);
  expect(said.text).toContain('something failed that nobody waited for');
  expect(said.text).not.toContain('words of a person');
});

test('without credentials it serves the practice community, and takes it up again where it was left', async () => {
  const first = await begin({ PORT: '0' });
  await first.says('Lyceum serves the practice community');
  expect(first.said.text).toContain('live through a year');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const second = await begin({}, '', first.cwd);
  await second.says('Lyceum serves the practice community');
  expect(second.said.text).not.toContain('live through a year');
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

async function localSlack() {
  const slack = await startLocalSlack({ clock: MovableClock.running(), manifest });
  cleanUps.push(() => slack.stop());
  return slack;
}

function credentials(slack: { botToken: string; appToken: string; apiUrl: string }) {
  return { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
}
