import { askForFeedback } from '../../domain/feedback/asking.ts';
import { communityMeant } from '../../domain/feedback/meeting.ts';
import { requestLimits } from '../../domain/feedback/request.ts';
import { communityId, type UserId, userId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import { mention } from '../blocks/text.ts';
import type { CommandCall, Outcome, SubmissionCall } from '../calls.ts';
import { listOf, textOf } from '../fields.ts';
import { askForm } from './ask-form.ts';
import { peopleTyped, personTyped } from './whom-typed.ts';

/** Where it begins to be about something. */
const ABOUT = /(?:^|\s)about\b[\s:]*/iu;

/** `/feedback ask`, `/feedback ask @ana`, `/feedback ask @ana and @ben about my talk`. */
export async function openAsk(call: CommandCall): Promise<void> {
  const preferred = await communityMeant(call.ctx, call.actor, call.channelId);
  const { users, about, notes } = await askTyped(call);
  if (users.length > requestLimits.people) {
    notes.push(`I ask at most ${requestLimits.people} people at a time. These are the first.`);
  }
  if ([...about].length > requestLimits.about) {
    notes.push('What you typed is longer than this field can hold. Its beginning is here.');
  }
  await call.show(askForm({ preferred, users: users.slice(0, requestLimits.people), about, notes }));
}

interface Asked {
  readonly users: readonly UserId[];
  readonly about: string;
  readonly notes: string[];
}

/** Whom and about what: people from Slack's list, or one by name. */
async function askTyped(call: CommandCall): Promise<Asked> {
  const { users, rest } = peopleTyped(call.text);
  const at = rest.search(ABOUT);
  const name = at === -1 ? rest : rest.slice(0, at);
  const about = await wordsAsTyped(call, at === -1 ? '' : rest.slice(at).replace(ABOUT, ''));
  if (users.length > 0 && name !== '') return { users, about: await wordsAsTyped(call, rest), notes: [] };
  if (name === '') return { users, about, notes: [] };
  const { user, note } = await personTyped(call, await wordsAsTyped(call, name));
  return { users: user === null ? [] : [user], about, notes: note === null ? [] : [note] };
}

/** *Ask*. */
export async function submitAsk(call: SubmissionCall): Promise<Outcome> {
  const asked = await askForFeedback(call.ctx, call.actor, {
    users: listOf(call.fields, 'people').flatMap((id) => userId.parse(id) ?? []),
    about: textOf(call.fields, 'about'),
    preferred: communityId.parse(call.meta),
  });
  const text = `Asked. I tell ${asked.map(mention).join(' and ')} by day, where they are. What comes back is in \`/feedback mine\`.`;
  return { next: 'replace', view: noteView({ text }) };
}
