import { answerQuestion } from '../../domain/reflections/answering/answering.ts';
import { dropTypedOffers } from '../../domain/reflections/answering/typed.ts';
import { communityId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import type { Outcome, SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { readNamedWeek } from './input.ts';

export async function submitAnswer(call: SubmissionCall): Promise<Outcome> {
  const { week, communityId: opened } = readNamedWeek(call.meta);
  const answered = await answerQuestion(call.ctx, call.actor, {
    communityId: communityId.parse(textOf(call.fields, 'community')) ?? opened,
    week,
    words: textOf(call.fields, 'words'),
    visibility: textOf(call.fields, 'visibility'),
  });
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
