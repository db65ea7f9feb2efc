import { mayBelong } from '../../domain/communities/belonging.ts';
import { communitiesOf, communityFor, memberIn } from '../../domain/communities/communities.ts';
import type { Community } from '../../domain/communities/community.ts';
import { ownSettings } from '../../domain/communities/members/choices.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ChannelId, communityId } from '../../ids.ts';
import type { ActionCall, Answering, Call, CommandCall } from '../calls.ts';
import { settingsForm } from './settings-form.ts';
import { joinAnswer, leaderForm } from './views.ts';

export async function openSettings(call: CommandCall): Promise<void> {
  await openFor(call, await communityFor(call.ctx, call.actor, call.channelId));
}

export async function openSettingsFromButton(call: ActionCall): Promise<void> {
  const named = communityId.parse(call.value);
  const theirs = await communitiesOf(call.ctx, call.actor);
  const channel: ChannelId | null = call.message?.channelId ?? null;
  const community =
    theirs.find(({ id }) => id === named) ?? (await communityFor(call.ctx, call.actor, channel));
  await openFor(call, community);
}

async function openFor(call: Call & Answering, community: Community | null): Promise<void> {
  const { ctx, actor } = call;
  if (community === null) {
    throw new Refusal(
      'not_found',
      'You are in no learning community yet. In a channel that has one, type /learn and press Join.',
    );
  }
  const member = await memberIn(ctx, actor, community.id);
  const person = await ctx.directory.person(actor.workspaceId, actor.userId, { allowOlder: true });
  if (member?.state !== 'belongs' && person !== null && mayBelong(community, person)) {
    if (person.standing === 'owner') await call.show(leaderForm(community));
    else await call.answer(joinAnswer(community));
    return;
  }
  const settings = await ownSettings(ctx, actor, community.id);
  const theirs = await communitiesOf(ctx, actor);
  await call.show(settingsForm(settings, person?.zone ?? null, theirs));
}
