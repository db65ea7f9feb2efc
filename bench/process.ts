import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startLocalSlack } from '../local-slack/server.ts';
import { machineClock } from '../src/clock.ts';
import { median, ms, type Row } from './figures.ts';

const STARTS = 5;
const ROOT = join(import.meta.dirname, '..');
const GIVE_UP_MS = 60_000;

/** From the start of the process until /healthz says that it is connected and its database answers; and what it then occupies. */
export async function measureProcess(folder: string): Promise<Row[]> {
  const manifest: unknown = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
  const slack = await startLocalSlack({ clock: machineClock, manifest });
  const first: number[] = [];
  const again: number[] = [];
  const resident: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const environment = {
      ...process.env,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${join(folder, `start-${n}`, 'lyceum.db')}`,
      KEYS_DIR: join(folder, 'keys'),
      LOG_LEVEL: 'error',
    };
    first.push((await started(environment)).tookMs);
    const second = await started(environment);
    again.push(second.tookMs);
    resident.push(second.residentMiB);
  }
  await slack.stop();
  return [
    {
      what: 'start to ready, first start (migrations included)',
      measured: ms(median(first)),
      beside: `median of ${STARTS}`,
      holds: null,
    },
    {
      what: 'start to ready, later',
      measured: ms(median(again)),
      beside: `median of ${STARTS}`,
      holds: null,
    },
    {
      what: 'resident memory when ready',
      measured: `${median(resident).toFixed(0)} MiB`,
      beside: `median of ${STARTS}`,
      holds: null,
    },
  ];
}

async function started(environment: NodeJS.ProcessEnv): Promise<{ tookMs: number; residentMiB: number }> {
  const port = await freePort();
  const began = performance.now();
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => bot.once('exit', () => resolve()));
  try {
    while (!(await isWell(port))) {
      if (bot.exitCode !== null) throw new Error(`the bot ended with ${bot.exitCode}`);
      if (performance.now() - began > GIVE_UP_MS) throw new Error('the bot did not get ready');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { tookMs: performance.now() - began, residentMiB: residentOf(bot.pid ?? 0) };
  } finally {
    bot.kill('SIGTERM');
    await gone;
  }
}

async function isWell(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Linux says it in kibibytes. */
function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
