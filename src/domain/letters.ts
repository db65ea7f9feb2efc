import type { Tx } from '../db/transaction.ts';
import {
  addPart,
  hasLateLetters,
  owePart,
  type Part,
  peopleWithDueParts,
  placeParts,
  takeUpLateLetters,
} from '../delivery/letters.ts';
import { owe } from '../delivery/outbox.ts';
import { wakingTime } from '../delivery/waking-hours.ts';
import { type CommunityId, deliveryId, type WorkspaceId } from '../ids.ts';
import { nextPromptOf, zoneWhereLived } from './communities/members/store-of-days.ts';
import { type Ctx, change, look } from './context.ts';

const AT_ONCE = 200;

/** What a community has to say to one person; where their days pass is looked up here, so that nobody forgets whose hours count. */
export interface ToOne extends Omit<Part, 'zone'> {
  readonly communityId: CommunityId;
}

/**
 * Owes what a person did not ask for: it comes by day, in the one letter of a day, beside their weekly question where one comes that
 * day. Idempotent by key. @returns false where it was owed before.
 */
export async function oweUnasked(tx: Tx, unasked: ToOne, now: Temporal.Instant): Promise<boolean> {
  return await owePart(tx, await partOf(tx, unasked), nextPromptOf, now);
}

/** The same for jobs that owe to many at one instant: it goes into a letter when all of them have, at the end of the tick. */
export async function oweForTheTick(tx: Tx, unasked: ToOne, now: Temporal.Instant): Promise<boolean> {
  return await addPart(tx, await partOf(tx, unasked), now);
}

/**
 * Owes an answer to what this person asked others for: a message of its own, since they wait for it, and by day all the same.
 * Idempotent by key. @returns false where it was owed before.
 */
export async function oweAskedFor(tx: Tx, answer: ToOne, now: Temporal.Instant): Promise<boolean> {
  const { workspaceId, id, key, kind, userId, subject, due, notAfter, zone } = await partOf(tx, answer);
  const to = { to: 'person', userId } as const;
  return await owe(
    tx,
    { workspaceId, id, key, kind, to, subject, due: wakingTime(due, zone), notAfter },
    now,
  );
}

async function partOf(tx: Tx, unasked: ToOne): Promise<Part> {
  return { ...unasked, zone: await zoneWhereLived(tx, unasked) };
}

/** Puts into letters what is due by now, one person a transaction. May be asked again for the same instant. */
export async function placeWhatIsDue(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  if (await look(ctx, (tx) => hasLateLetters(tx, workspace))) {
    await change(ctx, workspace, (tx) => takeUpLateLetters(tx, workspace, now));
  }
  for (;;) {
    const people = await look(ctx, (tx) => peopleWithDueParts(tx, workspace, now, AT_ONCE));
    for (const person of people) {
      const placing = { workspaceId: workspace, userId: person, letterId: deliveryId.of(ctx.random.uuid()) };
      await change(ctx, workspace, (tx) => placeParts(tx, placing, nextPromptOf, now));
    }
    if (people.length < AT_ONCE) return;
  }
}
