import { AlreadyActedOn } from '../../../domain/context.ts';
import { carryOnMatching, giveUpMatching } from '../../../domain/mentoring/rounds/carrying-on.ts';
import { beginMatchingAgain } from '../../../domain/mentoring/rounds/matching/again.ts';
import { forbidGroup, lockGroup } from '../../../domain/mentoring/rounds/proposal/changing.ts';
import { readProposal } from '../../../domain/mentoring/rounds/proposal/reading.ts';
import { discardRound, sendRound } from '../../../domain/mentoring/rounds/sending/beginning.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type MatchingGroupId, matchingGroupId } from '../../../ids.ts';
import type { ActionCall } from '../../calls.ts';
import { explainFailure } from '../../failures.ts';
import { outdated, type ProposalMeta, readPage, readProposalMeta, readRoundId } from './input.ts';
import { openMove } from './move.ts';
import { progressView, showIfOpen } from './progress.ts';
import { deeds, proposalView } from './proposal-view.ts';
import { match } from './set-up.ts';

/** *Look through*, in the list and in a letter. */
export async function openProposal(call: ActionCall): Promise<void> {
  const shown = proposalView(await readProposal(call.ctx, call.actor, readRoundId(call.value), 0));
  if (call.view?.type === 'modal') await call.replaceView(shown);
  else await call.show(shown);
}

export async function turnProposal(call: ActionCall): Promise<void> {
  await showAgain(call, { ...proposalOf(call), page: readPage(call.value) }, null);
}

/** What was chosen in the menu beside some who are proposed to each other, or pressed beside somebody who is with nobody. */
export async function changeProposal(call: ActionCall): Promise<void> {
  const meta = proposalOf(call);
  const [word, about = ''] = call.value.split(' ');
  const deed = deeds.find((known) => known === word);
  if (deed === undefined) throw outdated();
  await inProposal(call, meta, async () => {
    switch (deed) {
      case 'lock':
        await lockGroup(call.ctx, call.actor, meta.roundId, readGroup(about), true);
        return 'Locked: they stay together when you match again.';
      case 'unlock':
        await lockGroup(call.ctx, call.actor, meta.roundId, readGroup(about), false);
        return 'Unlocked.';
      case 'forbid':
        await forbidGroup(call.ctx, call.actor, meta.roundId, readGroup(about));
        return 'Taken apart, and not together in this round. *Match again* finds others for them.';
      case 'move':
        await openMove(call, meta, about);
        return null;
    }
  });
}

/** *Match again*, around what is locked. */
export async function matchAgain(call: ActionCall): Promise<void> {
  const meta = proposalOf(call);
  await inProposal(call, meta, async () => {
    await beginMatchingAgain(call.ctx, call.actor, meta.roundId);
    const viewId = call.view?.id ?? '';
    await call.replaceView(progressView('Matching again…'));
    try {
      await match(call, viewId, meta.roundId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await giveUpMatching(call.ctx, call.actor.workspaceId, meta.roundId, 'proposed');
      return `${error.message} Here is what was proposed before.`;
    }
    return 'Matched again.';
  });
}

/** *Send*: the first leave at once, and the clock goes on with the others. */
export async function sendProposal(call: ActionCall): Promise<void> {
  const meta = proposalOf(call);
  let wasProposed = false;
  await inProposal(call, meta, async () => {
    wasProposed = (await sendRound(call.ctx, call.actor, meta.roundId)) === 'proposed';
    return wasProposed ? 'Sent.' : 'It was sent already, and once is enough.';
  });
  if (!wasProposed) return;
  try {
    await carryOnMatching(call.ctx, call.actor.workspaceId, meta.roundId);
  } catch (error) {
    // They have been answered, and the clock goes on with it.
    explainFailure(error, call.log);
  }
}

export async function discardProposal(call: ActionCall): Promise<void> {
  const meta = proposalOf(call);
  await inProposal(call, meta, async () => {
    await discardRound(call.ctx, call.actor, meta.roundId);
    return 'Done.';
  });
}

/** The proposal where the click was. @throws Refusal where it was elsewhere. */
function proposalOf({ view }: ActionCall): ProposalMeta {
  if (view === null) throw outdated();
  return readProposalMeta(view.meta);
}

function readGroup(text: string): MatchingGroupId {
  const id = matchingGroupId.parse(text);
  if (id === null) throw outdated();
  return id;
}

/** Does something, and shows the proposal as it is by then; also where another leader was faster: then with what stood in the way. */
async function inProposal(
  call: ActionCall,
  meta: ProposalMeta,
  act: () => Promise<string | null>,
): Promise<void> {
  let note: string | null;
  try {
    note = await act();
    if (note === null) return;
  } catch (error) {
    if (error instanceof AlreadyActedOn) note = null;
    else if (error instanceof Refusal && error.code === 'conflict') note = error.message;
    else throw error;
  }
  await showAgain(call, meta, note);
}

async function showAgain(call: ActionCall, { roundId, page }: ProposalMeta, note: string | null) {
  await call.acknowledge();
  const view = proposalView(await readProposal(call.ctx, call.actor, roundId, page), note);
  await showIfOpen(call, call.view?.id ?? '', view);
}
