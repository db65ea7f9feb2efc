import { addQuestion, editQuestion } from '../../../domain/reflections/bank/questions.ts';
import { findBank } from '../../../domain/reflections/bank/showing.ts';
import { themeNamed } from '../../../domain/reflections/bank/themes.ts';
import { close, type Outcome, type SubmissionCall } from '../../calls.ts';
import { explainFailure } from '../../failures.ts';
import { type QuestionMeta, readQuestion, readQuestionMeta } from './input.ts';
import { bankView } from './views.ts';

export async function submitQuestion(call: SubmissionCall): Promise<Outcome> {
  const meta = readQuestionMeta(call.meta);
  const typed = readQuestion(call.fields);
  const { communityId, questionId: id } = meta;
  if (id === null) await addQuestion(call.ctx, call.actor, communityId, typed);
  else await editQuestion(call.ctx, call.actor, communityId, { id, typed });
  const theme = themeNamed(typed.theme ?? '') ?? meta.theme;
  await showBelow(call, { ...meta, theme }).catch((error: unknown) => explainFailure(error, call.log));
  return close;
}

/** The bank below the form, as it is now. The question is saved by then, so whoever closed that window is told of no error. */
async function showBelow(call: SubmissionCall, { communityId, theme, bankViewId }: QuestionMeta) {
  const view = bankView(await findBank(call.ctx, call.actor, communityId, theme));
  await call.client.views.update({ view_id: bankViewId, view });
}
