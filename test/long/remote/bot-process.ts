/** The real bot as a process of its own, on the clock of the process that began it; ended by killing it. */
import { setImmediate as breathe } from 'node:timers/promises';
import { pino } from 'pino';
import { type RunningApp, startApp } from '../../../src/app.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { quarterlyTicker } from '../../../src/jobs/tickers.ts';
import { openKeyFolder } from '../../../src/keys/key-folder.ts';
import { type FromBot, RemoteClock, type ToBot } from './remote-clock.ts';

export interface BotOrders {
  readonly database: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly slackApiUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What happens in a moment of the machine before it can be said to be idle. */
const BREATHS = 3;

const orders: BotOrders = JSON.parse(process.argv[2] ?? '');
const tell = (message: FromBot) => void process.send?.(message);
const clock = new RemoteClock(orders.now, tell);
let app: RunningApp | null = null;

process.on('message', (message: ToBot) => {
  clock.hear(message);
  if (message.say === 'wake') clock.wake(message.id);
  else void answer(message.ask);
});
process.on('disconnect', () => process.exit(0));

async function answer(ask: number): Promise<void> {
  for (let breath = 0; breath < BREATHS; breath += 1) await breathe();
  await app?.idle();
  tell({ say: 'idle', ask, activity: app?.activity() ?? 0 });
}

app = await startApp({
  slack: { botToken: orders.botToken, appToken: orders.appToken, slackApiUrl: orders.slackApiUrl },
  db: openDatabase(`file:${orders.database}`),
  // As long as the database: a bot that begins again finds the keys of the one that was killed.
  keys: await openKeyFolder({ folder: `${orders.database}-keys`, encryptionKey: null }),
  clock,
  log: pino({ level: 'fatal' }),
  ticker: quarterlyTicker(clock),
});
tell({ say: 'ready' });
