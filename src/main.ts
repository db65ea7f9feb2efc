/**
 * The entry: environment → what to run → signals. The only file that reads the environment, ends the process, or loads the
 * local Slack. Nothing native is imported before the runtime is known to be new enough.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app.ts';
import type { Config } from './config.ts';

const OLDEST_NODE = 26;
const STOP_MS = 10_000;
const PRACTICE_FOLDER = 'data/local';
/** Beside the folder, as it must be for others; whoever tries Lyceum has all of it under `data`. */
const PRACTICE_KEYS = 'data/local-keys';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(`Lyceum needs Node ${OLDEST_NODE} or newer, and this is ${process.version}. Start it with: npm start`);
}
if (existsSync('.env')) process.loadEnvFile('.env');

const { ConfigError, readConfig } = await import('./config.ts');
const { describeError, openLogger } = await import('./logger.ts');

/** What runs until a signal. */
interface Service {
  stop(): Promise<void>;
}

async function configured(): Promise<Config> {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fail(`Lyceum cannot start:\n${error.problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

const config = await configured();
const log = openLogger(config.logLevel, { pretty: process.stdout.isTTY });

async function serveSlack(slack: NonNullable<Config['slack']>): Promise<Service> {
  const [{ startApp }, { openDatabase }, { openKeyFolder }, { machineClock }, { cronTicker }] =
    await Promise.all([
      import('./app.ts'),
      import('./db/open.ts'),
      import('./keys/key-folder.ts'),
      import('./clock.ts'),
      import('./jobs/tickers.ts'),
    ]);
  const keys = await openKeyFolder({ folder: config.keysDir, encryptionKey: config.encryptionKey });
  const db = openDatabase(config.databaseUrl);
  const access = { ...slack, slackApiUrl: config.slackApiUrl };
  const app = await startApp({ slack: access, db, keys, clock: machineClock, log, ticker: cronTicker(log) });
  log.info('Lyceum is connected to Slack');
  return await withHealth(app);
}

async function servePractice(): Promise<Service> {
  const { startPractice } = await import('../local-slack/practice/start.ts');
  const { startApp } = await import('./app.ts');
  const { openDatabase } = await import('./db/open.ts');
  const { openKeyFolder } = await import('./keys/key-folder.ts');
  const { quarterlyTicker } = await import('./jobs/tickers.ts');
  const practice = await startPractice({
    folder: PRACTICE_FOLDER,
    isFresh: process.argv.includes('--fresh'),
    manifest: await manifest(),
    say: (words) => process.stdout.write(`${words}\n`),
    connect: async (slack, clock) => {
      const database = join(PRACTICE_FOLDER, 'lyceum.db');
      // The community begins again: what was sealed is gone, and so are its keys.
      if (!existsSync(database)) rmSync(PRACTICE_KEYS, { recursive: true, force: true });
      const app = await startApp({
        slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
        db: openDatabase(database),
        keys: await openKeyFolder({ folder: PRACTICE_KEYS, encryptionKey: null }),
        clock,
        log: openLogger('warn', { pretty: process.stdout.isTTY }),
        ticker: quarterlyTicker(clock),
      });
      const { stop } = await withHealth(app);
      return { activity: () => app.activity(), idle: () => app.idle(), stop };
    },
  });
  if (process.stdin.isTTY) practice.converse(process.stdin);
  return practice;
}

/** Plays the week and ends: with 0 where all happened as told. */
async function playDemo(): Promise<number> {
  const { playWeek } = await import('../local-slack/practice/week.ts');
  const { startApp } = await import('./app.ts');
  const { openDatabase } = await import('./db/open.ts');
  const { memoryKeys } = await import('./keys/memory-keys.ts');
  const { quarterlyTicker } = await import('./jobs/tickers.ts');
  const { silentLogger } = await import('./logger.ts');
  return await playWeek({
    manifest: await manifest(),
    say: (words) => process.stdout.write(`${words}\n`),
    connect: (slack, clock) =>
      startApp({
        slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
        db: openDatabase(':memory:'),
        keys: memoryKeys(),
        clock,
        log: silentLogger,
        ticker: quarterlyTicker(clock),
      }),
  });
}

async function manifest(): Promise<unknown> {
  const { parse } = await import('yaml');
  return parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
}

async function withHealth(app: RunningApp): Promise<Service> {
  if (config.port === null) return app;
  const { serveHealth } = await import('./health.ts');
  const health = await serveHealth(app, config.port).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  log.info({ port: health.port }, 'GET /healthz says how it is');
  return {
    stop: async () => {
      await health.stop();
      await app.stop();
    },
  };
}

/** Also for a signal that comes while it still starts: it ends when it has started, so that nothing is cut in the middle. */
function stopOnSignals(starting: Promise<Service>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info('stopping: finishing what has begun');
    const patience = setTimeout(
      () => fail('Stopping took longer than ten seconds, so it was cut short.'),
      STOP_MS,
    );
    const service = await starting;
    await service.stop();
    clearTimeout(patience);
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

// What nobody caught is a mistake of ours: say so and end, so that the supervisor starts us in a known state. Without the
// error's own words, which may be a person's.
for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(kind, (error: unknown) => {
    log.fatal({ kind, err: describeError(error) }, 'something failed that nobody waited for; ending');
    process.exit(1);
  });
}

try {
  if (process.argv[2] === 'demo') process.exit(await playDemo());
  const starting = config.slack === null ? servePractice() : serveSlack(config.slack);
  stopOnSignals(starting);
  await starting;
} catch (error) {
  const { name, code } = describeError(error);
  fail(
    `Lyceum cannot start: ${error instanceof Error ? error.message : name}${code === '' ? '' : ` (${code})`}`,
  );
}
