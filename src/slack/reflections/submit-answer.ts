import { answerQuestion } from '../../domain/reflections/answering/answering.ts';
import { dropTypedOffers } from '../../domain/reflections/answering/typed.ts';
import { WITHOUT_NAME } from '../../domain/reflections/reflection.ts';
import { answerWithoutName } from '../../domain/reflections/without-name/answering.ts';
import { communityId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import type { Outcome, SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { readNamedWeek } from './input.ts';
import { IN_ALREADY, IT_IS_SEALED } from './without-name/explained.ts';

export async function submitAnswer(call: SubmissionCall): Promise<Outcome> {
  const { week, communityId: opened } = readNamedWeek(call.meta);
  const typed = {
    communityId: communityId.parse(textOf(call.fields, 'community')) ?? opened,
    week,
    words: textOf(call.fields, 'words'),
  };
  const visibility = textOf(call.fields, 'visibility');
  // Nothing is done beside it, not even to the offer of what was typed: everything leaves a trace.
  if (visibility === WITHOUT_NAME) {
    const put = await answerWithoutName(call.ctx, call.actor, typed);
    return put === 'taken' ? { next: 'replace', view: noteView({ text: IT_IS_SEALED }) } : inAlready;
  }
  const answered = await answerQuestion(call.ctx, call.actor, { ...typed, visibility });
  if (answered === 'in already') return inAlready;
  await dropTypedOffers(call.ctx, call.actor);
  const saved = answered.isNew ? 'Saved.' : 'Changed.';
  const where =
    answered.visibility === 'community'
      ? 'The community reads it in the thread of the week’s post, with your name.'
      : 'Only you see it, in `/reflect journal`.';
  const late = answered.isLate
    ? ' The summary of that week was posted before, so it is not counted there.'
    : '';
  return { next: 'replace', view: noteView({ text: `${saved} ${where}${late}` }) };
}

/** On top of the form, so that what was written there is not lost. */
const inAlready: Outcome = {
  next: 'push',
  view: noteView({ text: `${IN_ALREADY} Nothing of this one was saved.` }),
};
