import { type InstantText, writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { owe, refresh, withdraw } from '../../delivery/outbox.ts';
import { type ChannelId, type CommunityId, deliveryId, type UserId, type WorkspaceId } from '../../ids.ts';
import { asLeader, identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { type Checklist, checklistKeys, type List, type ListOwner } from './checklist.ts';
import { type Happenings, openSteps, STEPS, type Step, stepsThatHappened } from './steps.ts';
import { handledSteps, happeningsIn, listsSince, recordSteps } from './store.ts';

/** A fortnight, and as long again for those who were away. After that the list is left as it stands. */
const WATCHED_FOR = Temporal.Duration.from({ hours: 28 * 24 });

/** The lists of this person's communities that have something left to do, oldest community first. */
export function checklistsOf(ctx: Ctx, actor: Actor): Promise<Checklist[]> {
  return look(ctx, async (tx) => {
    const lists = await listsSince(tx, actor.workspaceId, { since: watchedSince(ctx), leader: actor.userId });
    const checklists: Checklist[] = [];
    for (const list of lists) checklists.push(await checklistOf(ctx, tx, list));
    return checklists.filter((checklist) => checklist.open.length > 0);
  });
}

/** The list as its message shows it; null where its owner no longer leads, or its time is over. */
export function checklistFor(ctx: Ctx, owner: ListOwner): Promise<Checklist | null> {
  return look(ctx, async (tx) => {
    const { workspaceId, communityId, leader } = owner;
    const lists = await listsSince(tx, workspaceId, { since: watchedSince(ctx), leader });
    const list = lists.find(({ community }) => community.id === communityId);
    return list === undefined ? null : await checklistOf(ctx, tx, list);
  });
}

/**
 * Sees what has happened since: owes the list of each new community, once, and takes off it what is done. Changes nothing where
 * nothing happened. For one leader after what they did, or for everyone.
 */
export async function noticeProgress(
  ctx: Ctx,
  workspace: WorkspaceId,
  leader: UserId | null = null,
): Promise<void> {
  const since = watchedSince(ctx);
  const lists = await look(ctx, (tx) => listsSince(tx, workspace, { since, leader }));
  for (const list of lists) await noticeOn(ctx, list);
}

async function noticeOn(ctx: Ctx, { owner }: List): Promise<void> {
  const id = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, owner.workspaceId, async (tx) => {
    const isNew = await owe(
      tx,
      {
        workspaceId: owner.workspaceId,
        id,
        key: checklistKeys.list(owner),
        kind: 'checklist',
        to: { to: 'person', userId: owner.leader },
        subject: { communityId: owner.communityId, leader: owner.leader },
        due: now,
        notAfter: now.add(WATCHED_FOR),
      },
      now,
    );
    const happened = stepsThatHappened(await happenings(ctx, tx, owner));
    const hasProgress = await recordSteps(tx, owner, happened, 'done', now);
    if (hasProgress && !isNew) await refresh(tx, owner.workspaceId, checklistKeys.list(owner), now);
  });
}

/** A leader does not want this step. Leaving it out twice changes nothing. */
export async function leaveOut(ctx: Ctx, actor: Actor, community: CommunityId, step: Step): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const owner = ownerOf(actor, community);
  await change(ctx, actor.workspaceId, async (tx) => {
    await asLeader(tx, who, community);
    await settle(tx, owner, step, 'dismissed', now);
  });
}

/** A leader does not want the list: its message goes, and nothing of it stands on Home or in the menu. */
export async function putAway(ctx: Ctx, actor: Actor, community: CommunityId): Promise<void> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const owner = ownerOf(actor, community);
  await change(ctx, actor.workspaceId, async (tx) => {
    await asLeader(tx, who, community);
    await recordSteps(tx, owner, STEPS, 'dismissed', now);
    await withdraw(tx, actor.workspaceId, checklistKeys.list(owner), now);
  });
}

/** What a leader finds when they look at what came back; the step is done when there is something. */
export async function lookBack(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
): Promise<{ readonly othersShared: boolean; readonly channelId: ChannelId }> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  const owner = ownerOf(actor, community);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { channelId } = (await asLeader(tx, who, community)).community;
    const { othersShared } = await happeningsIn(tx, owner);
    if (othersShared) await settle(tx, owner, 'look_back', 'done', now);
    return { othersShared, channelId };
  });
}

/** Takes a step off the list and shows it so; for use cases that do what a step asks for. */
export async function settle(
  tx: Tx,
  owner: ListOwner,
  step: Step,
  state: 'done' | 'dismissed',
  now: Temporal.Instant,
): Promise<void> {
  if (!(await recordSteps(tx, owner, [step], state, now))) return;
  await refresh(tx, owner.workspaceId, checklistKeys.list(owner), now);
}

function ownerOf(actor: Actor, communityId: CommunityId): ListOwner {
  return { workspaceId: actor.workspaceId, communityId, leader: actor.userId };
}

async function checklistOf(ctx: Ctx, tx: Tx, { owner, community }: List): Promise<Checklist> {
  return { community, open: openSteps(await handledSteps(tx, owner), await happenings(ctx, tx, owner)) };
}

async function happenings(ctx: Ctx, tx: Tx, owner: ListOwner): Promise<Happenings> {
  return { ...(await happeningsIn(tx, owner)), canReadPins: ctx.directory.pinned !== undefined };
}

function watchedSince(ctx: Ctx): InstantText {
  return writeInstant(ctx.clock.now().subtract(WATCHED_FOR));
}
