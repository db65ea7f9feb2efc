import type { ModalView } from '@slack/types';
import {
  type Moving,
  mentorsToMoveTo,
  moveMentee,
  type WhyNotMovable,
  whoIsMoved,
} from '../../../domain/mentoring/rounds/proposal/moving.ts';
import { readProposal } from '../../../domain/mentoring/rounds/proposal/reading.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { userId } from '../../../ids.ts';
import { searchInput } from '../../blocks/inputs.ts';
import { aside, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import {
  type ActionCall,
  type Choice,
  close,
  type OptionsCall,
  type Outcome,
  type SubmissionCall,
} from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { ids } from '../../ids.ts';
import { type MoveMeta, type ProposalMeta, readMove, readUser, writeMove } from './input.ts';
import { showIfOpen } from './progress.ts';
import { proposalView } from './proposal-view.ts';

/** *Move*: a window in which another mentor is chosen for somebody. */
export async function openMove(call: ActionCall, proposal: ProposalMeta, mentee: string): Promise<void> {
  const menteeId = readUser(mentee);
  const moving = await whoIsMoved(call.ctx, call.actor, proposal.roundId, menteeId);
  await call.show(moveForm(moving, { ...proposal, menteeId, proposalViewId: call.view?.id ?? '' }));
}

function moveForm({ menteeName, mentorName }: Moving, meta: MoveMeta): ModalView {
  const who = `*${escapeWords(menteeName)}*`;
  return {
    type: 'modal',
    callback_id: ids.mentoring.round.moveForm,
    private_metadata: writeMove(meta),
    title: plain('Choose somebody'),
    submit: plain('Choose'),
    close: plain('Back'),
    blocks: [
      paragraph(
        mentorName === null
          ? `${who} is with nobody.`
          : `${who} is with *${escapeWords(mentorName)}* in this proposal.`,
      ),
      searchInput({
        name: 'mentor',
        label: 'Who instead?',
        actionId: ids.mentoring.round.mentor,
        initial: null,
        placeholder: 'Type a name',
      }),
      aside('Who suits best comes first. The two are locked then: they stay together when you match again.'),
    ],
  };
}

const WHY_NOT: Readonly<Record<WhyNotMovable, string>> = {
  rules: 'Against a rule',
  full: 'No room',
  'cannot be suggested': 'Cannot be suggested',
};

/** As many as a menu shows. */
const MOST_OFFERED = 100;

/** The mentors of the round, the best suited first, and those who cannot be chosen after them, with as much as may be said of why. */
export async function offerMentors({ ctx, actor, typed, meta }: OptionsCall): Promise<readonly Choice[]> {
  const { roundId, menteeId } = readMove(meta);
  const sought = typed.trim().toLocaleLowerCase('und');
  return (await mentorsToMoveTo(ctx, actor, roundId, menteeId))
    .map(({ userId: value, name, whyNot }) => ({
      value,
      text: whyNot === null ? name : `${name} – ${WHY_NOT[whyNot]}`,
    }))
    .filter(({ text }) => text.toLocaleLowerCase('und').includes(sought))
    .slice(0, MOST_OFFERED);
}

export async function submitMove(call: SubmissionCall): Promise<Outcome> {
  const { roundId, page, menteeId, proposalViewId } = readMove(call.meta);
  const mentor = userId.parse(textOf(call.fields, 'mentor'));
  if (mentor === null) throw new Refusal('invalid', 'Please choose somebody from the menu.', 'mentor');
  await moveMentee(call.ctx, call.actor, roundId, { mentee: menteeId, mentor });
  const view = proposalView(
    await readProposal(call.ctx, call.actor, roundId, page),
    'Moved, and locked: they stay together when you match again.',
  );
  await showIfOpen(call, proposalViewId, view);
  return close;
}
