/** The process that is killed: the real sender with the real door, on a database file, towards the Slack it is told of. */
import { readFile } from 'node:fs/promises';
import { openDatabase } from '../../src/db/open.ts';
import type { Composers } from '../../src/delivery/composed.ts';
import { startSender } from '../../src/delivery/sender.ts';
import { cryptoRandom } from '../../src/domain/context.ts';
import { silentLogger } from '../../src/logger.ts';
import { slackDeliveryDoor } from '../../src/slack/delivery-door.ts';
import { type FastTime, fastClock } from './fast-clock.ts';

export interface Orders {
  readonly database: string;
  /** A file with what each delivery says now, by its key. */
  readonly words: string;
  readonly token: string;
  readonly slackApiUrl: string;
  readonly time: FastTime;
}

const orders: Orders = JSON.parse(process.argv[2] ?? '');
const clock = fastClock(orders.time);
const composers: Composers = {
  note: async ({ key }) => {
    const words: Record<string, string> = JSON.parse(await readFile(orders.words, 'utf8'));
    const text = words[key];
    if (text === undefined) return null;
    return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
  },
};

startSender({
  db: openDatabase(orders.database),
  clock,
  composers,
  door: slackDeliveryDoor({
    token: orders.token,
    slackApiUrl: orders.slackApiUrl,
    clock,
    callMs: 10_000 / orders.time.factor,
  }),
  log: silentLogger,
  random: cryptoRandom,
});
// A sender with nothing to do holds no timer: the process must outlive that, until it is killed.
setInterval(() => undefined, 60_000);
