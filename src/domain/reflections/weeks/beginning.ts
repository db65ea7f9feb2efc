import { writeInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { owe, oweAnew, putOff } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import type { DeliveryId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { countAsked, planWeek } from '../bank/planning.ts';
import { reflectionKeys } from '../reflection.ts';
import { saveWeek } from './store.ts';
import { closeOf, turnOf } from './week.ts';

/** A moment after the summary of the week before, which comes at the hour. */
const AFTER_SUMMARY = Temporal.Duration.from({ seconds: 2 });

/** What a week needs to begin. */
export interface Beginning {
  /** Becomes the id of the week's post. */
  readonly postId: DeliveryId;
  readonly now: Temporal.Instant;
}

/**
 * The community's week with its question, which from now on stays: somebody is asked, or the channel is told. Its post is owed in the
 * home channel, at the community's hour of that week, or by day now where that has passed. Idempotent.
 * @returns null where no question of the bank is active.
 */
export async function beginWeek(
  tx: Tx,
  community: Community,
  week: string,
  { postId, now }: Beginning,
): Promise<WeekRow | null> {
  const planned = await planWeek(tx, community, week, now);
  if (planned === null || planned.begun_at !== null) return planned;
  await owePost(tx, community, week, { postId, now });
  const begun = { begun_at: writeInstant(now), closes_at: writeInstant(closeOf(community, week)) };
  await saveWeek(tx, planned, begun);
  const { question_id: id, leader_question_id: leaders } = planned;
  await countAsked(tx, community.workspaceId, leaders === null ? [id] : [id, leaders]);
  return { ...planned, ...begun };
}

/** The hour of the week has moved, so its post moves too, unless it stands already. */
export async function movePost(
  tx: Tx,
  community: Community,
  week: string,
  now: Temporal.Instant,
): Promise<void> {
  const key = reflectionKeys.week(community.id, week);
  await putOff(tx, community.workspaceId, key, postTime(community, week, now));
}

/** Somebody shares an answer: where the post was given up, it has something to gather now. */
export async function postAfterAll(
  tx: Tx,
  community: Community,
  week: string,
  now: Temporal.Instant,
): Promise<void> {
  const key = reflectionKeys.week(community.id, week);
  await oweAnew(tx, community.workspaceId, key, postTime(community, week, now));
}

async function owePost(
  tx: Tx,
  community: Community,
  week: string,
  { postId, now }: Beginning,
): Promise<void> {
  await owe(
    tx,
    {
      workspaceId: community.workspaceId,
      id: postId,
      key: reflectionKeys.week(community.id, week),
      kind: 'reflection-week',
      to: { to: 'channel', channelId: community.channelId },
      subject: { communityId: community.id, week },
      due: postTime(community, week, now),
      notAfter: null,
    },
    now,
  );
}

/** At the hour, or by day now where that has passed. */
function postTime(community: Community, week: string, now: Temporal.Instant): Temporal.Instant {
  const turn = turnOf(community, week);
  const at = Temporal.Instant.compare(turn, now) > 0 ? turn : wakingTime(now, community.zone);
  return at.add(AFTER_SUMMARY);
}
