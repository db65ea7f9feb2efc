import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { owe } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import { type DeliveryId, deliveryId, type UserId, type WorkspaceId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { isoWeekOf } from '../../time.ts';
import { reflectionKeys } from '../reflection.ts';
import { beginWeek, movePost } from './beginning.ts';
import { countTakingPart, listOpenBefore, listTurning, saveNextTurn, saveWeek } from './store.ts';
import { nextTurnOf, turnOf, weekSince } from './week.ts';

/** A summary that comes later than this is no news any more. */
const WORTH_TELLING = Temporal.Duration.from({ hours: 7 * 24 });

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

/** Closes a week. Its summary is owed while it is still news, and the leaders are asked what they heard where there was something to hear. */
async function closeWeek(
  tx: Tx,
  community: Community,
  week: WeekRow,
  newId: () => DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const closed = writeInstant(now);
  await saveWeek(tx, week, { closed_at: closed });
  const closes = week.closes_at === null ? now : readInstant(week.closes_at);
  if (Temporal.Instant.compare(closes.add(WORTH_TELLING), now) < 0) return;
  await owe(
    tx,
    {
      workspaceId: community.workspaceId,
      id: newId(),
      key: reflectionKeys.summary(community.id, week.week),
      kind: 'reflection-summary',
      to: { to: 'channel', channelId: community.channelId },
      subject: { communityId: community.id, week: week.week },
      due: wakingTime(now, community.zone),
      notAfter: now.add(WORTH_TELLING),
    },
    now,
  );
  const { shared } = await countTakingPart(tx, week, closed);
  if (shared === 0) return;
  for (const leader of await leadersOf(tx, community.workspaceId, community.id)) {
    await offerToSayWhatWasHeard(tx, community, week.week, { leader, id: newId() }, now);
  }
}

async function offerToSayWhatWasHeard(
  tx: Tx,
  community: Community,
  week: string,
  { leader, id }: { readonly leader: UserId; readonly id: DeliveryId },
  now: Temporal.Instant,
): Promise<void> {
  await oweForTheTick(
    tx,
    {
      workspaceId: community.workspaceId,
      communityId: community.id,
      id,
      key: reflectionKeys.offerHeard(community.id, leader, week),
      kind: 'reflection-offer-heard',
      userId: leader,
      subject: { communityId: community.id, week, leader },
      due: now,
      notAfter: now.add(WORTH_TELLING),
    },
    now,
  );
}
