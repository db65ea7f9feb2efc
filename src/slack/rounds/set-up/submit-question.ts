import { addQuestion, changeQuestion, questionsOf } from '../../../domain/rounds/drafting/draft-questions.ts';
import { close, type Outcome, type SubmissionCall } from '../../calls.ts';
import { showBelow, showFormBelow } from './below.ts';
import { readQuestion } from './input.ts';
import { readQuestionMeta } from './metas.ts';
import { questionsView } from './questions-view.ts';

export async function submitQuestion(call: SubmissionCall): Promise<Outcome> {
  const { ctx, actor } = call;
  const meta = readQuestionMeta(call.meta);
  const typed = readQuestion(call.fields);
  const { key, roundId, listViewId } = meta;
  if (key === null) await addQuestion(ctx, actor, roundId, typed);
  else await changeQuestion(ctx, actor, roundId, { key, typed });
  await showBelow(call, listViewId, async () => questionsView(await questionsOf(ctx, actor, roundId), meta));
  await showFormBelow(call, meta);
  return close;
}
