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
import { deliveryId, type WorkspaceId } from '../ids.ts';
import { nextPromptOf } from './communities/members/store.ts';
import { type Ctx, change, look } from './context.ts';

const AT_ONCE = 200;

/**
 * Owes what a person did not ask for: it comes by day, in the one letter of a day, beside their weekly question where one comes that
 * day. Idempotent by key. @returns false where it was owed before.
 */
export function oweUnasked(tx: Tx, part: Part, now: Temporal.Instant): Promise<boolean> {
  return owePart(tx, part, nextPromptOf, now);
}

/** The same for jobs that owe to many at one instant: it goes into a letter when all of them have, at the end of the tick. */
export function oweForTheTick(tx: Tx, part: Part, now: Temporal.Instant): Promise<boolean> {
  return addPart(tx, part, now);
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
