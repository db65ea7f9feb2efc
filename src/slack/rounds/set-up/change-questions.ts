import {
  findQuestion,
  moveQuestion,
  questionsOf,
  removeQuestion,
} from '../../../domain/rounds/drafting/draft-questions.ts';
import { keepTyped } from '../../../domain/rounds/drafting/drafts.ts';
import type { ActionCall } from '../../calls.ts';
import { outdated } from '../input.ts';
import { showBelow, showFormBelow } from './below.ts';
import { formOf } from './follow-form.ts';
import { roundForm } from './form.ts';
import { readQuestion } from './input.ts';
import { readAbove, readDeed, readQuestionMeta } from './metas.ts';
import { NEW_QUESTION, questionForm, typedAs } from './question-form.ts';
import { questionsView } from './questions-view.ts';

/** *Questions*: the draft is kept from here on, since what is changed there must be somewhere. */
export async function openQuestions(call: ActionCall): Promise<void> {
  const { viewId, place, typed, shape } = formOf(call);
  const draft = await keepTyped(call.ctx, call.actor, place, typed);
  const { roundId } = draft.place;
  await call.show(
    questionsView({ roundId, questions: draft.questions }, { roundId, formViewId: viewId, shape }),
  );
  await showBelow(call, viewId, async () => roundForm(draft, shape));
}

/** What was chosen in a question's menu. */
export async function changeQuestions(call: ActionCall): Promise<void> {
  const { ctx, actor } = call;
  const { above, listViewId } = listOf(call);
  const { deed, key } = readDeed(call.value);
  if (deed === 'edit') {
    const question = await findQuestion(ctx, actor, above.roundId, key);
    await call.show(questionForm({ ...above, listViewId, key }, typedAs(question)));
    return;
  }
  if (deed === 'remove') await removeQuestion(ctx, actor, above.roundId, key);
  else await moveQuestion(ctx, actor, above.roundId, { key, to: deed });
  await call.replaceView(questionsView(await questionsOf(ctx, actor, above.roundId), above));
  await showFormBelow(call, above);
}

export async function openAdding(call: ActionCall): Promise<void> {
  const { above, listViewId } = listOf(call);
  await call.show(questionForm({ ...above, listViewId, key: null }, NEW_QUESTION));
}

/** Another kind was chosen for a question: its fields appear, and what was typed into those that stay is kept. */
export async function chooseKind(call: ActionCall): Promise<void> {
  if (call.view === null) throw outdated();
  const { meta, fields } = call.view;
  await call.replaceView(questionForm(readQuestionMeta(meta), readQuestion(fields)));
}

/** The list of questions where the click was. @throws Refusal where it was elsewhere. */
function listOf({ view }: ActionCall) {
  if (view === null) throw outdated();
  return { above: readAbove(view.meta), listViewId: view.id };
}
