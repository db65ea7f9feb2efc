import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { discardDraft, listDrafts } from '../../../domain/rounds/drafting/discarding.ts';
import { listRoundsFor } from '../../../domain/rounds/listing/listing.ts';
import { type CommunityId, communityId } from '../../../ids.ts';
import type { ActionCall, Call, CommandCall } from '../../calls.ts';
import { unknownControl } from '../../unknown.ts';
import { readRoundId } from '../input.ts';
import { roundListView } from './list-view.ts';

/** `/feedback rounds`: of this channel's community, elsewhere of the one used last. */
export async function openRounds(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await call.show(await listOf(call, community.id, null));
}

/** *Discard*, beside a draft: the list without it. */
export async function discardFromList(call: ActionCall): Promise<void> {
  await discardDraft(call.ctx, call.actor, readRoundId(call.value));
  const community = communityId.parse(call.view?.meta);
  if (community === null) return await call.answer(unknownControl);
  await showListAgain(call, community, 'Discarded.');
}

/** In place of the list, what it is by now. */
export async function showListAgain(call: ActionCall, community: CommunityId, note: string): Promise<void> {
  await call.replaceView(await listOf(call, community, note));
}

async function listOf({ ctx, actor }: Call, community: CommunityId, note: string | null) {
  const list = await listRoundsFor(ctx, actor, community);
  const drafts = list.isLeader ? await listDrafts(ctx, actor, community) : [];
  return roundListView(list, drafts, note);
}
