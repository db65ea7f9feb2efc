import { type Actor, type Ctx, change } from '../../context.ts';
import { templateNamed } from '../templates.ts';
import { takeWritten } from './checking.ts';
import type { DraftPlace, ShownDraft, TypedRound } from './draft.ts';
import { draftOfForm, frameOf, readyFor, saveDraft, showDraft } from './keeping.ts';
import { templateQuestions, titleIn } from './template-questions.ts';

/**
 * Begins again from a template: its questions take the place of those there, and its title that of another template. A title that
 * somebody wrote stays. What is not kept yet is not kept for this, since the form says all of it. A round about its leader is about
 * whoever chooses so. @throws Refusal as draftAt.
 */
export async function useTemplate(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
): Promise<ShownDraft> {
  const template = templateNamed(typed.template ?? '');
  const ready = await readyFor(ctx, actor, typed);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const draft = await draftOfForm(tx, ready, place, typed);
    const { title, terms } = takeWritten(typed, draft.round, frameOf(ready, draft));
    const begun = {
      ...draft,
      questions: templateQuestions(template),
      round: {
        ...draft.round,
        template,
        terms,
        title: titleIn(title, template, ready.who.person.name),
        owner: template === 'about_me' ? actor.userId : draft.round.owner,
      },
    };
    if (draft.isKept) await saveDraft(tx, begun, ready.now);
    return await showDraft(tx, ready, begun);
  });
}
