import { mustMeanCommunity } from '../../domain/communities/meant.ts';
import { askAuthors, listPins } from '../../domain/gather/gathering.ts';
import type { CommunityId } from '../../ids.ts';
import type { ActionCall, Answering, Call, CommandCall, Outcome, SubmissionCall } from '../calls.ts';
import { showWhenReady } from '../show-when-ready.ts';
import { communityIn, tickedIn } from './input.ts';
import { gatheredView, lookingView, pinsView } from './views.ts';

export async function gatherByCommand(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await openPins(call, community.id);
}

export async function gatherByButton(call: ActionCall): Promise<void> {
  await openPins(call, communityIn(call.value));
}

export async function submitPins(call: SubmissionCall): Promise<Outcome> {
  const gathered = await askAuthors(call.ctx, call.actor, communityIn(call.meta), tickedIn(call.fields));
  return { next: 'replace', view: gatheredView(gathered) };
}

function openPins(call: Call & Answering, community: CommunityId): Promise<void> {
  return showWhenReady(call, lookingView(), async () =>
    pinsView(await listPins(call.ctx, call.actor, community)),
  );
}
