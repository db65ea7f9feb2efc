import { writeInstant } from '../../../db/instants.ts';
import { owe, refresh, refreshAll } from '../../../delivery/outbox.ts';
import { type CommunityId, deliveryId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { requiredWords } from '../../words.ts';
import { reflectionKeys, reflectionLimits } from '../reflection.ts';
import { findWeek, saveWeek } from './store.ts';

/** What a leader heard in a week's answers and will do: said in the week's thread. */
export interface TypedHeard {
  readonly communityId: CommunityId;
  readonly week: string;
  readonly heard: string | null;
  readonly doing: string | null;
}

/**
 * Puts the leader's two lines into the week's thread; said again, by whatever leader, they replace what was said.
 * @throws Refusal `invalid` at `heard` or `doing`; `not_found` for a week that was none; those of asLeader.
 */
export async function sayWhatWasHeard(ctx: Ctx, actor: Actor, typed: TypedHeard): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const { workspaceId } = actor;
  const most = reflectionLimits.heard;
  const heard = requiredWords(typed.heard, { field: 'heard', most, missing: 'Please write what you heard.' });
  const doing = requiredWords(typed.doing, {
    field: 'doing',
    most,
    missing: 'Please write what you will do. “I will think about it” is an answer too.',
  });
  const id = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, typed.communityId);
    const week = await findWeek(tx, workspaceId, community.id, typed.week);
    if (week === null || week.begun_at === null) throw noSuchWeek();
    await saveWeek(tx, week, { heard, doing, heard_by: actor.userId, heard_at: writeInstant(now) });
    const key = reflectionKeys.heard(community.id, week.week);
    const isNew = await owe(
      tx,
      {
        workspaceId,
        id,
        key,
        kind: 'reflection-heard',
        to: {
          to: 'thread',
          channelId: community.channelId,
          ofKey: reflectionKeys.week(community.id, week.week),
        },
        subject: { communityId: community.id, week: week.week },
        due: now,
        notAfter: null,
      },
      now,
    );
    if (!isNew) await refresh(tx, workspaceId, key, now);
    await refreshAll(tx, workspaceId, reflectionKeys.offersHeard(community.id), now);
  });
}

/** What was said before, for the form; null where nothing was. @throws Refusal like sayWhatWasHeard. */
export async function heardBefore(
  ctx: Ctx,
  actor: Actor,
  { communityId, week }: Pick<TypedHeard, 'communityId' | 'week'>,
): Promise<{ readonly heard: string; readonly doing: string } | null> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    await asLeader(tx, who, communityId);
    const found = await findWeek(tx, actor.workspaceId, communityId, week);
    if (found === null || found.begun_at === null) throw noSuchWeek();
    const { heard, doing } = found;
    return heard === null || doing === null ? null : { heard, doing };
  });
}

function noSuchWeek(): Refusal {
  return new Refusal('not_found', 'There was no question in that week.');
}
