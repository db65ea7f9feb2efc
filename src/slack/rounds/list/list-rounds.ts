import type { ModalView } from '@slack/types';
import { communityFor } from '../../../domain/communities/communities.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { discardDraft, listDrafts } from '../../../domain/rounds/drafting/discarding.ts';
import type { DraftLine } from '../../../domain/rounds/drafting/draft.ts';
import { communityId } from '../../../ids.ts';
import { paragraph, plain } from '../../blocks/text.ts';
import type { ActionCall, CommandCall } from '../../calls.ts';
import { unknownControl } from '../../unknown.ts';
import { readRoundId } from '../set-up/metas.ts';
import { draftLines } from './draft-lines.ts';

/** Slack takes a hundred blocks in a window. */
const MOST = 45;

/** `/learn feedback rounds`. */
export async function openRounds(call: CommandCall): Promise<void> {
  const community = await communityFor(call.ctx, call.actor, call.channelId);
  if (community === null) {
    throw new Refusal(
      'not_found',
      'There is no learning community here. Type `/learn feedback rounds` in its channel.',
    );
  }
  await call.show(roundsView(community.id, await listDrafts(call.ctx, call.actor, community.id)));
}

/** *Discard*, beside a draft: the list without it. */
export async function discardFromList(call: ActionCall): Promise<void> {
  const community = communityId.parse(call.view?.meta);
  await discardDraft(call.ctx, call.actor, readRoundId(call.value));
  if (community === null) return await call.answer(unknownControl);
  await call.replaceView(roundsView(community, await listDrafts(call.ctx, call.actor, community)));
}

function roundsView(community: string, drafts: readonly DraftLine[]): ModalView {
  return {
    type: 'modal',
    private_metadata: community,
    title: plain('Feedback rounds'),
    close: plain('Close'),
    blocks:
      drafts.length === 0
        ? [paragraph('There is no draft. `/learn feedback round` begins one.')]
        : draftLines(drafts.slice(0, MOST)),
  };
}
