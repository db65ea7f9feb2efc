import { readInstant } from '../../../db/instants.ts';
import type { SealedWeekRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { owe } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import type { DeliveryId, UserId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { oweForTheTick, type ToOne } from '../../letters.ts';
import { reflectionKeys } from '../reflection.ts';
import { countTakingPart } from './store.ts';

/** A summary that comes later than this is no news any more. */
export const WORTH_TELLING = Temporal.Duration.from({ hours: 7 * 24 });

export interface Closed {
  readonly community: Community;
  /** With `closed_at`. */
  readonly week: WeekRow;
  /** What became of answers without a name; null where there were none. */
  readonly withoutNames: SealedWeekRow['outcome'];
}

/**
 * A week has closed. Its summary is owed while it is still news; leaders are told of answers without a name, and asked what they
 * heard where there was something to hear.
 */
export async function tellOfClosed(
  tx: Tx,
  closed: Closed,
  newId: () => DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const leaders = await leadersOf(tx, closed.community.workspaceId, closed.community.id);
  if (closed.withoutNames === 'shown' || closed.withoutNames === 'lost') {
    for (const leader of leaders) await tellOfWithoutNames(tx, closed, { leader, id: newId() }, now);
  }
  if (!isNews(closed.week, now)) return;
  await oweSummary(tx, closed, newId(), now);
  if (!(await wasSomethingToHear(tx, closed))) return;
  for (const leader of leaders) await offerToSayWhatWasHeard(tx, closed, { leader, id: newId() }, now);
}

function isNews({ closes_at: at }: WeekRow, now: Temporal.Instant): boolean {
  const closes = at === null ? now : readInstant(at);
  return Temporal.Instant.compare(closes.add(WORTH_TELLING), now) >= 0;
}

async function oweSummary(
  tx: Tx,
  { community, week: { week } }: Closed,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  await owe(
    tx,
    {
      workspaceId: community.workspaceId,
      id,
      key: reflectionKeys.summary(community.id, week),
      kind: 'reflection-summary',
      to: { to: 'channel', channelId: community.channelId },
      subject: { communityId: community.id, week },
      due: wakingTime(now, community.zone),
      notAfter: now.add(WORTH_TELLING),
    },
    now,
  );
}

/** What is said of it goes into the week's thread, so there must be one. */
async function wasSomethingToHear(tx: Tx, { community, week, withoutNames }: Closed): Promise<boolean> {
  if (withoutNames === 'shown' && community.asksWeekly) return true;
  const { closed_at: closedAt } = week;
  return closedAt !== null && (await countTakingPart(tx, week, closedAt)).shared > 0;
}

interface ToLeader {
  readonly leader: UserId;
  readonly id: DeliveryId;
}

async function offerToSayWhatWasHeard(
  tx: Tx,
  closed: Closed,
  to: ToLeader,
  now: Temporal.Instant,
): Promise<void> {
  const key = reflectionKeys.offerHeard(closed.community.id, to.leader, closed.week.week);
  const notAfter = now.add(WORTH_TELLING);
  await oweForTheTick(
    tx,
    letterPart(closed, to, { key, kind: 'reflection-offer-heard', notAfter }, now),
    now,
  );
}

async function tellOfWithoutNames(
  tx: Tx,
  closed: Closed,
  to: ToLeader,
  now: Temporal.Instant,
): Promise<void> {
  const key = reflectionKeys.withoutName(closed.community.id, closed.week.week, to.leader);
  const notAfter = null;
  await oweForTheTick(
    tx,
    letterPart(closed, to, { key, kind: 'reflection-without-name', notAfter }, now),
    now,
  );
}

function letterPart(
  { community, week: { week } }: Closed,
  { leader, id }: ToLeader,
  part: Pick<ToOne, 'key' | 'kind' | 'notAfter'>,
  now: Temporal.Instant,
): ToOne {
  return {
    ...part,
    workspaceId: community.workspaceId,
    communityId: community.id,
    id,
    userId: leader,
    subject: { communityId: community.id, week, leader },
    due: now,
  };
}
