import { feedbackLimits } from '../../domain/feedback/feedback.ts';
import { draftFeedback, dropDraft, findDraft, sendFeedback } from '../../domain/feedback/giving.ts';
import { communityMeant, whyNotTo } from '../../domain/feedback/meeting.ts';
import type { UserId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import { escapeWords, mention } from '../blocks/text.ts';
import type { ActionCall, ClosedCall, CommandCall, Outcome, SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { draftForm, giveForm, previewView } from './give-form.ts';
import { readFeedbackId, readGiveMeta } from './input.ts';
import { peopleTyped, personTyped } from './whom-typed.ts';

/** `/feedback give`, `/feedback give @ben`, `/feedback give @ben you asked first`. */
export async function openGive(call: CommandCall): Promise<void> {
  const preferred = await communityMeant(call.ctx, call.actor, call.channelId);
  const { user, rest, note } = await whomTyped(call);
  const whyNot = user === null ? null : await whyNotTo(call.ctx, call.actor, user);
  const behaviour = await wordsAsTyped(call, rest);
  const notes = [
    ...(whyNot === null ? [] : [escapeWords(whyNot)]),
    ...(whyNot !== null || note === null ? [] : [note]),
    ...([...behaviour].length > feedbackLimits.part ? [CUT] : []),
  ];
  await call.show(
    giveForm({
      meta: { draftId: null, requestId: null, preferred },
      asked: null,
      person: whyNot === null ? user : null,
      words: { behaviour },
      note: notes.length === 0 ? null : notes.join('\n'),
    }),
  );
}

const CUT = 'What you typed is longer than this field can hold. Its beginning is here.';

interface Whom {
  readonly user: UserId | null;
  readonly rest: string;
  readonly note: string | null;
}

/** For whom, and what else was typed. */
async function whomTyped(call: CommandCall): Promise<Whom> {
  const { users, rest } = peopleTyped(call.text);
  const [user = null, another] = users;
  if (another !== undefined) {
    return { user, rest, note: 'Feedback goes to one person at a time. This is for the first.' };
  }
  if (user !== null || rest === '') return { user, rest, note: null };
  return { ...(await personTyped(call, await wordsAsTyped(call, rest))), rest: '' };
}

/** *Preview*: what they will see, in place of the form. */
export async function preview(call: SubmissionCall): Promise<Outcome> {
  const draft = await draftFeedback(call.ctx, call.actor, {
    ...readGiveMeta(call.meta),
    person: textOf(call.fields, 'person'),
    situation: textOf(call.fields, 'situation'),
    behaviour: textOf(call.fields, 'behaviour'),
    impact: textOf(call.fields, 'impact'),
  });
  return { next: 'replace', view: previewView(draft) };
}

/** *Change it*: the form again, with the words of the draft. */
export async function changeDraft(call: ActionCall): Promise<void> {
  await call.replaceView(draftForm(await findDraft(call.ctx, call.actor, readFeedbackId(call.value))));
}

/** *Send*. Where the two do not meet any more, the form again: no word is lost. */
export async function send(call: SubmissionCall): Promise<Outcome> {
  const { draft, whyNot } = await sendFeedback(call.ctx, call.actor, readFeedbackId(call.meta));
  if (whyNot !== null) {
    return { next: 'replace', view: draftForm(draft, `Nothing was sent. ${escapeWords(whyNot)}`) };
  }
  const reader = mention(draft.readerId);
  return {
    next: 'replace',
    view: noteView({
      text: `Sent. I tell ${reader} by day, where they are, that you wrote. Until they open it you can take it back, in \`/feedback mine\`.`,
    }),
  };
}

/** The preview, or the form that came after it, was closed. */
export async function forgetDraft(call: ClosedCall): Promise<void> {
  const { draftId } = readGiveMeta(call.meta);
  if (draftId !== null) await dropDraft(call.ctx, call.actor, draftId);
}

export async function forgetPreviewed(call: ClosedCall): Promise<void> {
  await dropDraft(call.ctx, call.actor, readFeedbackId(call.meta));
}
