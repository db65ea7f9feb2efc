import { readInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { owe } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import type { DeliveryId, UserId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { oweForTheTick, type Unasked } from '../../letters.ts';
import { reflectionKeys } from '../reflection.ts';
import { countTakingPart } from './store.ts';

/** A summary that comes later than this is no news any more. */
const WORTH_TELLING = Temporal.Duration.from({ hours: 7 * 24 });

export interface Closed {
  readonly community: Community;
  /** With `closed_at`. */
  readonly week: WeekRow;
}

/**
 * A week has closed. Its summary is owed while it is still news, and leaders are asked what they heard where there was something to
 * hear.
 */
export async function tellOfClosed(
  tx: Tx,
  closed: Closed,
  newId: () => DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  if (!isNews(closed.week, now)) return;
  await oweSummary(tx, closed, newId(), now);
  if (!(await wasSomethingToHear(tx, closed))) return;
  for (const leader of await leadersOf(tx, closed.community.workspaceId, closed.community.id)) {
    await offerToSayWhatWasHeard(tx, closed, { leader, id: newId() }, now);
  }
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

async function wasSomethingToHear(tx: Tx, { week }: Closed): Promise<boolean> {
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

function letterPart(
  { community, week: { week } }: Closed,
  { leader, id }: ToLeader,
  part: Pick<Unasked, 'key' | 'kind' | 'notAfter'>,
  now: Temporal.Instant,
): Unasked {
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
