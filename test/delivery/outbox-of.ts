import { randomUUID } from 'node:crypto';
import { MovableClock } from '../../local-slack/clock.ts';
import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import type { DeliveryRow } from '../../src/db/tables.ts';
import { write } from '../../src/db/transaction.ts';
import type { Composed, Composers, PictureBlock } from '../../src/delivery/composed.ts';
import { withLetters } from '../../src/delivery/letter-composer.ts';
import { type Owed, owe, type Recipient, refresh, withdraw } from '../../src/delivery/outbox.ts';
import { type Sender, startSender } from '../../src/delivery/sender.ts';
import { cryptoRandom } from '../../src/domain/context.ts';
import { channelId, deliveryId, userId, workspaceId } from '../../src/ids.ts';
import { silentLogger } from '../../src/logger.ts';
import { PretendSlack } from './pretend-slack.ts';

export const acme = workspaceId.of('T0ACME');
export const learning = channelId.of('C0LEARNING');
export const design = channelId.of('C0DESIGN');
export const ana = userId.of('UANA');
export const ben = userId.of('UBEN');

export const toChannel = (id = learning): Recipient => ({ to: 'channel', channelId: id });
export const toPerson = (id = ana): Recipient => ({ to: 'person', userId: id });
export const inThreadOf = (ofKey: string): Recipient => ({ to: 'thread', channelId: learning, ofKey });

/** An outbox in a database, a sender on it, a pretended Slack behind it, and a clock that stands still. */
export interface OutboxOf {
  readonly db: Db;
  readonly clock: MovableClock;
  readonly slack: PretendSlack;
  /** What the composers say by key; null for nothing to say. */
  readonly words: Map<string, string | null | Error>;
  /** The names of the pictures that the messages show, by key. */
  readonly pictures: Map<string, readonly string[]>;
  /** The names of those that were drawn, as often as they were. One named `undrawable` cannot be. */
  readonly drawn: string[];
  owe(key: string, to: Recipient, more?: Partial<Owed>): Promise<boolean>;
  refresh(key: string, words: string): Promise<void>;
  withdraw(key: string): Promise<void>;
  row(key: string): Promise<DeliveryRow>;
  /** As after a commit. */
  wake(): Promise<void>;
  settle(seconds?: number): Promise<void>;
  /** The sender is gone from one moment to the next, and another starts. */
  replaceSender(): Promise<void>;
  stop(): Promise<void>;
  /** Runs when the words have been taken and nothing is posted yet. */
  whileComposing: () => Promise<void>;
  /** How often the sender said that something is stuck; at its start too. */
  stuck: number;
}

function pictureOf(name: string, drawn: string[]): PictureBlock {
  const draw = async () => {
    if (name === 'undrawable') throw new Error('no ink');
    drawn.push(name);
    return Uint8Array.of(1, 2, 3);
  };
  const inWords = [{ type: 'markdown' as const, text: `${name} in words` }];
  return { type: 'picture', picture: { name, title: name, alt: name, draw, inWords } };
}

export async function outboxOf(db: Db): Promise<OutboxOf> {
  const clock = MovableClock.still(Temporal.Instant.from('2026-03-02T09:00:00Z'));
  const slack = new PretendSlack(clock);
  const words = new Map<string, string | null | Error>();
  const pictures = new Map<string, readonly string[]>();
  const drawn: string[] = [];
  await db.kysely
    .insertInto('workspaces')
    .values({
      workspace_id: acme,
      name: 'Acme',
      bot_user_id: userId.of('UBOT'),
      installed_at: writeInstant(clock.now()),
    })
    .execute();
  const composers: Composers = withLetters(db, clock, {
    note: async ({ key }) => {
      const said = words.get(key) ?? null;
      await outbox.whileComposing();
      if (said instanceof Error) throw said;
      if (said === null) return null;
      const blocks: Composed['blocks'] = [
        { type: 'section', text: { type: 'mrkdwn', text: said } },
        ...(pictures.get(key) ?? []).map((name) => pictureOf(name, drawn)),
      ];
      return key.startsWith('pinned') ? { text: said, blocks, pin: true } : { text: said, blocks };
    },
  });
  let leave = () => {};
  let sender: Sender | null = null;
  const outbox: OutboxOf = {
    db,
    clock,
    slack,
    words,
    pictures,
    drawn,
    stuck: 0,
    whileComposing: async () => {},
    owe: async (key, to, more = {}) => {
      if (!words.has(key)) words.set(key, key);
      const owed: Owed = {
        workspaceId: acme,
        id: deliveryId.of(randomUUID()),
        key,
        kind: 'note',
        to,
        subject: {},
        due: clock.now(),
        notAfter: null,
        ...more,
      };
      const result = await write(db, (tx) => owe(tx, owed, clock.now()));
      sender?.wake();
      return result;
    },
    refresh: async (key, said) => {
      words.set(key, said);
      await write(db, (tx) => refresh(tx, acme, key, clock.now()));
      sender?.wake();
    },
    withdraw: async (key) => {
      await write(db, (tx) => withdraw(tx, acme, key, clock.now()));
      sender?.wake();
    },
    row: async (key) =>
      await db.kysely
        .selectFrom('deliveries')
        .selectAll()
        .where('key', '=', key)
        .where('workspace_id', '=', acme)
        .executeTakeFirstOrThrow(),
    wake: async () => {
      sender?.wake();
    },
    settle: (seconds = 10) => clock.settle({ seconds }),
    replaceSender: async () => {
      leave();
      const random = cryptoRandom;
      const onStuck = async () => {
        outbox.stuck += 1;
      };
      void sender?.stop();
      const started = startSender({ db, clock, composers, door: slack, log: silentLogger, random, onStuck });
      sender = started;
      const gone = Promise.withResolvers<void>();
      const activity = () => started.activity();
      const leaveClock = clock.join({ activity, idle: () => Promise.race([started.idle(), gone.promise]) });
      leave = () => {
        gone.resolve();
        leaveClock();
      };
    },
    stop: async () => {
      leave();
      await sender?.stop();
    },
  };
  await outbox.replaceSender();
  return outbox;
}
