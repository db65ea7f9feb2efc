import { writeInstant } from '../../db/instants.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Community } from './community.ts';
import { dropWorkspace, findCommunityOfChannel, listCommunities, saveChannel, saveInviter } from './store.ts';

/** What happened to a home channel. */
export type ChannelChange =
  | { readonly is: 'renamed'; readonly name: string }
  | { readonly is: 'archived' | 'deleted' | 'left' }
  | { readonly is: 'opened' }
  | { readonly is: 'moved'; readonly to: ChannelId };

/** Nothing happens for channels without a community. Repeating a change changes nothing. */
export async function followChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  what: ChannelChange,
): Promise<void> {
  await change(ctx, workspace, async (tx) => {
    const community = await findCommunityOfChannel(tx, workspace, channel);
    if (community !== null) await saveChannel(tx, after(community, what));
  });
}

function after(community: Community, what: ChannelChange): Community {
  switch (what.is) {
    case 'renamed':
      return { ...community, channelName: what.name };
    case 'archived':
    case 'deleted':
      return { ...community, restingBecause: what.is };
    case 'left':
      return { ...community, restingBecause: community.restingBecause ?? 'removed' };
    case 'opened':
      return { ...community, restingBecause: community.restingBecause === 'deleted' ? 'deleted' : null };
    case 'moved':
      return { ...community, channelId: what.to };
  }
}

/** The bot came into a channel: a resting community wakes, and whoever added it may set one up. */
export async function cameIntoChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  inviter: UserId | null,
): Promise<void> {
  const at = writeInstant(ctx.clock.now());
  await change(ctx, workspace, async (tx) => {
    if (inviter !== null) await saveInviter(tx, workspace, channel, inviter, at);
    const community = await findCommunityOfChannel(tx, workspace, channel);
    if (community?.restingBecause === 'removed') await saveChannel(tx, after(community, { is: 'opened' }));
  });
}

/** Compares each home channel with what Slack says of it now. @returns those that can be followed further. */
export async function reconcileChannels(ctx: Ctx, workspace: WorkspaceId): Promise<Community[]> {
  const reachable: Community[] = [];
  for (const community of await look(ctx, (tx) => listCommunities(tx, workspace))) {
    const now = await channelNow(ctx, community);
    if (now === 'unknown') continue;
    const next = { ...community, ...now };
    await change(ctx, workspace, (tx) => saveChannel(tx, next));
    if (next.restingBecause === null) reachable.push(next);
  }
  return reachable;
}

async function channelNow(
  ctx: Ctx,
  community: Community,
): Promise<Pick<Community, 'channelName' | 'isPrivate' | 'restingBecause'> | 'unknown'> {
  const { channelName, isPrivate } = community;
  try {
    const channel = await ctx.directory.channel(community.workspaceId, community.channelId);
    const restingBecause = channel.isArchived ? 'archived' : channel.hasBot ? null : 'removed';
    return { channelName: channel.name, isPrivate: channel.kind === 'private', restingBecause };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Not to be seen by us any more: deleted, or private without us.
    if (error.code === 'not_found') {
      return { channelName, isPrivate, restingBecause: community.restingBecause ?? 'removed' };
    }
    return 'unknown';
  }
}

/** The app was taken out of the workspace: all that we keep of it goes. */
export async function forgetWorkspace(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  await change({ ...ctx, input: null }, workspace, (tx) => dropWorkspace(tx, workspace));
}
