import { communitiesOf } from '../../../domain/communities/communities.ts';
import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { ownProfile } from '../../../domain/mentoring/profiles/own.ts';
import type { CommunityId } from '../../../ids.ts';
import type { ActionCall, Answering, Call, CommandCall } from '../../calls.ts';
import { profileForm } from './form.ts';
import { readCommunityId } from './input.ts';

/** `/mentor` alone. */
export async function openProfile(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await openFor(call, community.id);
}

/** *My mentor profile*, or another community in the form's menu. */
export async function openProfileOf(call: ActionCall): Promise<void> {
  await openFor(call, readCommunityId(call.value));
}

async function openFor(call: Call & Answering, id: CommunityId): Promise<void> {
  const { ctx, actor } = call;
  const own = await ownProfile(ctx, actor, id);
  await call.show(profileForm(own, await communitiesOf(ctx, actor)));
}
