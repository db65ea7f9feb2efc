/**
 * Answers without a name are dealt with in steps when their week has closed, each a transaction of its own and each safe to take
 * again after a crash: no more answers are taken; what may be read is written, and who has spoken; the key is destroyed, then the boxes, then what the
 * write-ahead log holds of them. Only when all of that holds is anybody told. A step is never taken before the one above it.
 */
import { readInstant, writeInstant } from '../../../db/instants.ts';
import type { SealedWeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { emptyWriteAheadLog } from '../../../db/write-ahead-log.ts';
import { deliveryId, type SealId, type WorkspaceId } from '../../../ids.ts';
import type { SealKey } from '../../../keys/key-store.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { removeBoxes } from '../../sealing/sealing.ts';
import { findWeek } from '../weeks/store.ts';
import { tellOfClosed, WORTH_TELLING } from '../weeks/telling.ts';
import { readOut } from './reading-out.ts';
import {
  findSealedWeek,
  listClosing,
  listLeftOpen,
  placeOf,
  saveSealedWeek,
  type WeekPlace,
} from './store.ts';

/** A key that cannot be read may be mended by whoever runs the server; after this it is lost. */
const TIME_TO_MEND = Temporal.Duration.from({ hours: 24 });

/**
 * The first step, inside the transaction that closes the week: from here on it takes no answers.
 * @returns whether there is something to be dealt with.
 */
export async function stopSealing(tx: Tx, place: WeekPlace): Promise<boolean> {
  const week = await findSealedWeek(tx, place);
  if (week === null || week.state === 'settled') return false;
  if (week.state === 'open') await saveSealedWeek(tx, place, { state: 'closing' });
  else if (week.state === 'new') await leaveUnread(tx, place);
  return true;
}

/**
 * Takes the next steps of all weeks that have closed. May be asked again at any time.
 * @throws what stood in the way of some week, when all others have been dealt with: the next minute tries again.
 */
export async function closeSealedWeeks(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  await giveUpLeftOpen(ctx, workspace, now);
  const troubles: unknown[] = [];
  for (const week of await look(ctx, (tx) => listClosing(tx, workspace))) {
    try {
      await carryOn(ctx, week, now);
    } catch (error) {
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0];
}

/** A community that rests closes no week. What was sealed there is not kept for longer than its news would be worth. */
async function giveUpLeftOpen(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  const before = writeInstant(now.subtract(WORTH_TELLING));
  if ((await look(ctx, (tx) => listLeftOpen(tx, workspace, before))).length === 0) return;
  await change(ctx, workspace, async (tx) => {
    for (const week of await listLeftOpen(tx, workspace, before)) await leaveUnread(tx, placeOf(week));
  });
}

function leaveUnread(tx: Tx, place: WeekPlace): Promise<void> {
  return saveSealedWeek(tx, place, { state: 'read', outcome: 'unread', answered: 0 });
}

async function carryOn(ctx: Ctx, week: SealedWeekRow, now: Temporal.Instant): Promise<void> {
  if (week.seal_id === null) return;
  const place = placeOf(week);
  if (week.state === 'closing') {
    const key = await keyWhileItLasts(ctx, place, week.seal_id, now);
    await change(ctx, place.workspaceId, (tx) => readOut(tx, place, key, ctx.random));
  }
  await destroy(ctx, place, week.seal_id, now);
}

/** @returns null where it is lost. @throws while it may yet be mended. */
async function keyWhileItLasts(
  ctx: Ctx,
  { workspaceId, communityId, week }: WeekPlace,
  sealId: SealId,
  now: Temporal.Instant,
): Promise<SealKey | null> {
  try {
    return await ctx.keys.read(sealId);
  } catch (error) {
    const row = await look(ctx, (tx) => findWeek(tx, workspaceId, communityId, week));
    const closedAt = row?.closed_at ?? null;
    const isLost =
      closedAt !== null && Temporal.Instant.compare(readInstant(closedAt).add(TIME_TO_MEND), now) <= 0;
    if (isLost) return null;
    throw error;
  }
}

async function destroy(ctx: Ctx, place: WeekPlace, sealId: SealId, now: Temporal.Instant): Promise<void> {
  const { workspaceId } = place;
  await ctx.keys.destroy(sealId);
  await change(ctx, workspaceId, (tx) => removeBoxes(tx, { workspaceId, sealId }));
  if (!(await emptyWriteAheadLog(ctx.db))) return;
  const newId = () => deliveryId.of(ctx.random.uuid());
  await change(ctx, workspaceId, async (tx) => {
    const sealed = await findSealedWeek(tx, place);
    if (sealed?.state !== 'read') return;
    await saveSealedWeek(tx, place, { state: 'settled', seal_id: null });
    const community = await findCommunityById(tx, workspaceId, place.communityId);
    const week = await findWeek(tx, workspaceId, place.communityId, place.week);
    if (community === null || week === null || week.closed_at === null) return;
    await tellOfClosed(tx, { community, week, withoutNames: sealed.outcome }, newId, now);
  });
}
