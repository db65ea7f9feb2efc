import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type DeliveryId, deliveryId, type WorkspaceId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Ctx, change, look } from '../../context.ts';
import { isoWeekOf } from '../../time.ts';
import { stopSealing } from '../without-name/closing.ts';
import { placeOf } from '../without-name/store.ts';
import { beginWeek, movePost } from './beginning.ts';
import { listOpenBefore, listTurning, saveNextTurn, saveWeek } from './store.ts';
import { tellOfClosed } from './telling.ts';
import { nextTurnOf, turnOf, weekSince } from './week.ts';

/**
 * At each community's hour its last week closes, with a summary, and the next one begins, with a post. Turns that were missed are not
 * made up one by one. May be asked again for the same instant.
 */
export async function turnWeeks(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  for (const { id, isStale, turn } of await look(ctx, (tx) => listTurning(tx, workspace, now))) {
    const newId = () => deliveryId.of(ctx.random.uuid());
    await change(ctx, workspace, async (tx) => {
      const community = await findCommunityById(tx, workspace, id);
      if (community === null || community.restingBecause !== null) {
        await saveNextTurn(tx, workspace, id, null);
        return;
      }
      if (isStale) await movePost(tx, community, isoWeekOf(now, community.zone), now);
      const turns = turn !== null && hasTurned(community, readInstant(turn), now);
      if (turns) await turnOne(tx, community, turn, newId, now);
      const after = turns ? now.add({ seconds: 1 }) : now;
      await saveNextTurn(tx, workspace, id, nextTurnOf(community, after));
    });
  }
}

/** The hour that was computed has come, and has come by the terms of now too, where they changed meanwhile. */
function hasTurned(community: Community, turn: Temporal.Instant, now: Temporal.Instant): boolean {
  const byNow = turnOf(community, isoWeekOf(turn, community.zone));
  return [turn, byNow].every((at) => Temporal.Instant.compare(at, now) <= 0);
}

async function turnOne(
  tx: Tx,
  community: Community,
  turn: InstantText,
  newId: () => DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  // Text order is time order: turns that were missed turn into the week that it is by now.
  const [, current = ''] = [isoWeekOf(readInstant(turn), community.zone), weekSince(community, now)].sort();
  if (community.asksWeekly && community.isLed)
    await beginWeek(tx, community, current, { postId: newId(), now });
  for (const open of await listOpenBefore(tx, community.workspaceId, community.id, current)) {
    await closeWeek(tx, community, open, newId, now);
  }
}

/** Closes a week. Where answers without a name lie sealed, nothing is told before that is dealt with: see closeSealedWeeks. */
async function closeWeek(
  tx: Tx,
  community: Community,
  week: WeekRow,
  newId: () => DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const closed = { ...week, closed_at: writeInstant(now) };
  await saveWeek(tx, week, { closed_at: closed.closed_at });
  const isSealed = await stopSealing(tx, placeOf(week));
  if (!isSealed) await tellOfClosed(tx, { community, week: closed, withoutNames: null }, newId, now);
}
