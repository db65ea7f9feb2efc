import { writeInstant } from '../../db/instants.ts';
import { moveDeliveries } from '../../delivery/moved-channel.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import type { Channel } from '../directory.ts';
import { Refusal } from '../refusal.ts';
import type { Community } from './community.ts';
import { restOrWake } from './resting.ts';
import { findCommunityOfChannel, listCommunities, saveChannel, saveInviter } from './store.ts';

/** What was heard of a home channel. What is so we ask Slack, since events come late, twice and in any order. */
export type ChannelNews =
  | { readonly is: 'archived' | 'opened' | 'renamed' | 'shared' }
  /** These make it invisible to us, so there is nothing to ask. */
  | { readonly is: 'deleted' | 'left' }
  | { readonly is: 'moved'; readonly to: ChannelId };

/** Nothing happens for channels without a community. Hearing the same again changes nothing. */
export async function followChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  news: ChannelNews,
): Promise<void> {
  const community = await look(ctx, (tx) => findCommunityOfChannel(tx, workspace, channel));
  if (community === null) return;
  if (news.is === 'moved') {
    const moved = { ...community, channelId: news.to };
    await change(ctx, workspace, async (tx) => {
      await saveChannel(tx, moved);
      await moveDeliveries(tx, workspace, channel, news.to);
    });
    await lookAtChannel(ctx, moved, null);
  } else {
    await lookAtChannel(ctx, community, news.is === 'deleted' ? 'deleted' : 'removed');
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
  if (inviter !== null) {
    await change(ctx, workspace, (tx) => saveInviter(tx, workspace, channel, inviter, at));
  }
  const community = await look(ctx, (tx) => findCommunityOfChannel(tx, workspace, channel));
  if (community !== null) await lookAtChannel(ctx, community, null);
}

/** Compares each home channel with what Slack says of it now. @returns the communities that are awake. */
export async function reconcileChannels(ctx: Ctx, workspace: WorkspaceId): Promise<Community[]> {
  const awake: Community[] = [];
  for (const community of await look(ctx, (tx) => listCommunities(tx, workspace))) {
    const seen = await lookAtChannel(ctx, community, 'removed');
    if (seen.restingBecause === null) awake.push(seen);
  }
  return awake;
}

type Invisible = 'deleted' | 'removed' | null;

/** Asks Slack about a home channel and acts on it. `ifInvisible`: why it rests where Slack does not let us see it; null changes nothing. */
async function lookAtChannel(ctx: Ctx, community: Community, ifInvisible: Invisible): Promise<Community> {
  const found = await channelNow(ctx, community);
  if (found === 'unknown') return community;
  if (found !== 'invisible') {
    const { name, kind } = found;
    return await restOrWake(ctx, community, {
      channelName: name,
      isPrivate: kind === 'private',
      restingBecause: whyRest(found),
    });
  }
  if (ifInvisible === null || community.restingBecause === 'deleted') return community;
  const { channelName, isPrivate } = community;
  return await restOrWake(ctx, community, { channelName, isPrivate, restingBecause: ifInvisible });
}

async function channelNow(ctx: Ctx, community: Community): Promise<Channel | 'invisible' | 'unknown'> {
  try {
    return await ctx.directory.channel(community.workspaceId, community.channelId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'not_found' ? 'invisible' : 'unknown';
  }
}

function whyRest(channel: Channel): Community['restingBecause'] {
  if (channel.isArchived) return 'archived';
  if (!channel.hasBot) return 'removed';
  return channel.isShared ? 'shared' : null;
}
