import type { CommunityId, RoundId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { namesOf } from '../../people/store.ts';
import { mayRun } from '../access.ts';
import { deleteRound, listRounds, saveNextStep, saveRound } from '../store.ts';
import type { DraftLine } from './draft.ts';
import { findUnsent } from './finding.ts';

/** Drafts and planned rounds of a community that this leader may go on with, newest first. @throws Refusal as asLeader. */
export async function listDrafts(ctx: Ctx, actor: Actor, id: CommunityId): Promise<DraftLine[]> {
  const { workspaceId, userId } = actor;
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    const rounds = await listRounds(tx, workspaceId, id, ['draft', 'planned']);
    const theirs = rounds.filter((round) => mayRun(round, userId));
    const owners = theirs.map(({ owner }) => owner);
    const names = await namesOf(tx, workspaceId, [...new Set(owners)]);
    return theirs.map((round) => ({
      roundId: round.id,
      title: round.title,
      ownerName: names.get(round.owner) ?? 'another leader',
      isOwn: round.owner === userId,
      opens: round.state === 'planned' ? (round.opensAt?.toZonedDateTimeISO(community.zone) ?? null) : null,
    }));
  });
}

/** A planned round is a draft again, and does not open by itself. Of a draft nothing changes. @throws Refusal as findUnsent. */
export async function takeBack(ctx: Ctx, actor: Actor, id: RoundId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  await change(ctx, actor.workspaceId, async (tx) => {
    const found = await findUnsent(tx, who, id, ['draft', 'planned']);
    if (found === null || found.round.state === 'draft') return;
    await saveRound(tx, { ...found.round, state: 'draft', opensAt: null });
    await saveNextStep(tx, found.round, null);
  });
}

/** A draft or a planned round goes for good; nobody was asked. Of one that is gone nothing changes. @throws Refusal as findUnsent. */
export async function discardDraft(ctx: Ctx, actor: Actor, id: RoundId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const sealId = await change(ctx, actor.workspaceId, async (tx) => {
    const found = await findUnsent(tx, who, id, ['draft', 'planned']);
    if (found === null) return null;
    await deleteRound(tx, found.round);
    return found.round.sealId;
  });
  // It has a key where it was sent and could not open. Nothing was ever sealed with it.
  if (sealId !== null) await ctx.keys.destroy(sealId);
}
