import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { giveUpMatching } from '../../../domain/mentoring/rounds/carrying-on.ts';
import { matchNow } from '../../../domain/mentoring/rounds/matching/again.ts';
import { readProposal } from '../../../domain/mentoring/rounds/proposal/reading.ts';
import {
  beginMatching,
  followMatching,
  proposeMatching,
} from '../../../domain/mentoring/rounds/setting-up/setting-up.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { findGroups, groupWords } from '../../../domain/rounds/drafting/groups.ts';
import { communityId, type MatchingRoundId } from '../../../ids.ts';
import type {
  ActionCall,
  Call,
  Choice,
  CommandCall,
  OptionsCall,
  Outcome,
  SubmissionCall,
} from '../../calls.ts';
import { explainFailure } from '../../failures.ts';
import { matchingForm } from './form.ts';
import { outdated, readMatching, readPlace } from './input.ts';
import { showIfOpen, showProgress } from './progress.ts';
import { proposalView } from './proposal-view.ts';

/** `/mentor round`. */
export async function openForm(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await call.show(matchingForm(await proposeMatching(call.ctx, call.actor, community.id)));
}

/** *New round*, in the list. */
export async function beginFromList(call: ActionCall): Promise<void> {
  const community = communityId.parse(call.value);
  if (community === null) throw outdated();
  await call.replaceView(matchingForm(await proposeMatching(call.ctx, call.actor, community)));
}

/** Another program was chosen: its fields, with what is usual there. */
export async function chooseProgram(call: ActionCall): Promise<void> {
  if (call.view === null) throw outdated();
  const { program } = readMatching(call.view.fields);
  await call.replaceView(
    matchingForm(await followMatching(call.ctx, call.actor, readPlace(call.view.meta), { program })),
  );
}

/** Who takes part was chosen: the field that goes with it appears. */
export async function chooseWho(call: ActionCall): Promise<void> {
  if (call.view === null) throw outdated();
  const typed = readMatching(call.view.fields);
  await call.replaceView(
    matchingForm(await followMatching(call.ctx, call.actor, readPlace(call.view.meta), typed)),
  );
}

/** User groups to choose from. An empty menu would say that there are none, so the reason stands in it; chosen, it is refused. */
export async function offerGroups({ ctx, actor, typed }: OptionsCall): Promise<readonly Choice[]> {
  const groups = await findGroups(ctx, actor, typed);
  if (groups === null) return [NO_ANSWER];
  return groups.map((group) => ({ value: group.id, text: groupWords(group) }));
}

const NO_ANSWER: Choice = { value: 'none', text: 'Slack did not show them in time. Please type again.' };

/** *Match*: the proposal takes the form's place; how far it is, until then. */
export async function submitForm(call: SubmissionCall): Promise<Outcome> {
  const id = await beginMatching(call.ctx, call.actor, readPlace(call.meta), readMatching(call.fields));
  try {
    await match(call, call.viewId, id);
  } catch (error) {
    // What Slack does not tell now is asked again when *Match* is pressed again.
    if (error instanceof Refusal) await giveUpMatching(call.ctx, call.actor.workspaceId, id);
    throw error;
  }
  return { next: 'replace', view: proposalView(await readProposal(call.ctx, call.actor, id, 0)) };
}

/** Matches a round, and shows in this window how far it is. */
export async function match(call: Call, viewId: string, id: MatchingRoundId): Promise<void> {
  const { onProgress, settled } = showProgress(call.ctx.clock, async (view) => {
    try {
      await showIfOpen(call, viewId, view);
    } catch (error) {
      // The matching goes on, whatever becomes of the window.
      explainFailure(error, call.log);
    }
  });
  await matchNow({ ...call.ctx, input: null }, call.actor, id, onProgress);
  await settled();
}
