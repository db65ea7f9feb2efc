import { randomUUID } from 'node:crypto';
import { readInstant, writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import type { LetterPartRow } from '../../src/db/tables.ts';
import { read, write } from '../../src/db/transaction.ts';
import {
  addPart,
  hasLateLetters,
  type NextTimed,
  owePart,
  type Part,
  peopleWithDueParts,
  placeParts,
  takeUpLateLetters,
} from '../../src/delivery/letters.ts';
import { deliveryId, type UserId } from '../../src/ids.ts';
import { acme, ana, type OutboxOf, outboxOf } from './outbox-of.ts';

export interface LettersOf extends OutboxOf {
  /** Each message that Slack took, also where it was deleted since. */
  readonly posted: { readonly channelId: string; readonly at: Temporal.Instant }[];
  /** When people's next timed parts come, so far as is known. */
  nextTimed: (user: UserId) => Temporal.Instant | null;
  /** As a use case does: what is due is placed at once. */
  owePart(key: string, more?: Partial<Part>): Promise<boolean>;
  /** As a job does: it is placed with the tick. */
  addPart(key: string, more?: Partial<Part>): Promise<boolean>;
  /** What the job does each minute. */
  tick(): Promise<void>;
  /** Goes on to this instant, with a tick whenever a part is due, and every two hours. */
  until(instant: Temporal.Instant | string): Promise<void>;
  part(key: string): Promise<LetterPartRow>;
  texts(): string[];
}

/** Parts of letters, for a person in UTC if nothing else is said, beside an outbox; what they say is in the outbox's words. */
export async function lettersOf(db: Db): Promise<LettersOf> {
  const outbox = await outboxOf(db);
  const { clock, slack, words } = outbox;
  const posted: { channelId: string; at: Temporal.Instant }[] = [];
  const post = slack.post.bind(slack);
  slack.post = async (one) => {
    const copies = () => slack.everPosted.filter((id) => id === one.deliveryId).length;
    const before = copies();
    const outcome = await post(one);
    if (copies() > before) posted.push({ channelId: one.channelId, at: clock.now() });
    return outcome;
  };
  const partOf = (key: string, more: Partial<Part>): Part => {
    if (!words.has(key)) words.set(key, key);
    return {
      workspaceId: acme,
      id: deliveryId.of(randomUUID()),
      key,
      kind: 'note',
      userId: ana,
      subject: {},
      zone: 'UTC',
      due: clock.now(),
      notAfter: null,
      ...more,
    };
  };
  const asked: NextTimed = async (_tx, _workspace, user) => letters.nextTimed(user);
  const letters: LettersOf = Object.assign(outbox, {
    posted,
    nextTimed: () => null,
    owePart: async (key: string, more: Partial<Part> = {}) => {
      const part = partOf(key, more);
      const isNew = await write(db, (tx) => owePart(tx, part, asked, clock.now()));
      await outbox.wake();
      return isNew;
    },
    addPart: async (key: string, more: Partial<Part> = {}) => {
      const part = partOf(key, more);
      return await write(db, (tx) => addPart(tx, part, clock.now()));
    },
    tick: async () => {
      const now = clock.now();
      if (await read(db, (tx) => hasLateLetters(tx, acme))) {
        await write(db, (tx) => takeUpLateLetters(tx, acme, now));
      }
      for (const userId of await read(db, (tx) => peopleWithDueParts(tx, acme, now, 200))) {
        const placing = { workspaceId: acme, userId, letterId: deliveryId.of(randomUUID()) };
        await write(db, (tx) => placeParts(tx, placing, asked, now));
      }
      await outbox.wake();
      await clock.whenIdle();
    },
    until: async (given: Temporal.Instant | string) => {
      const end = Temporal.Instant.from(given);
      for (;;) {
        await letters.tick();
        await clock.settle();
        const next = earliest(end, clock.now().add({ hours: 2 }), await nextDue(db, clock.now()));
        if (Temporal.Instant.compare(next, clock.now()) > 0) await clock.jump(next);
        if (Temporal.Instant.compare(clock.now(), end) >= 0) return await letters.tick();
      }
    },
    part: async (key: string) =>
      await db.kysely.selectFrom('letter_parts').selectAll().where('key', '=', key).executeTakeFirstOrThrow(),
    texts: () => slack.messages.map(({ text }) => text),
  });
  return letters;
}

/** When something is due for the job or the sender. A sender on PostgreSQL looks twice a minute, which is much in a week. */
async function nextDue(db: Db, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { next: ofParts } = await db.kysely
    .selectFrom('letter_parts')
    .select((parts) => parts.fn.min('due_at').as('next'))
    .where('state', '=', 'waits')
    .executeTakeFirstOrThrow();
  const { next: ofLetters } = await db.kysely
    .selectFrom('deliveries')
    .select((deliveries) => deliveries.fn.min('due_at').as('next'))
    .where('due_at', '>', writeInstant(now))
    .executeTakeFirstOrThrow();
  const [first] = [ofParts, ofLetters].flatMap((at) => at ?? []).sort();
  return first === undefined ? null : readInstant(first);
}

function earliest(first: Temporal.Instant, ...others: (Temporal.Instant | null)[]): Temporal.Instant {
  return others.reduce<Temporal.Instant>(
    (before, one) => (one !== null && Temporal.Instant.compare(one, before) < 0 ? one : before),
    first,
  );
}
