import { deleteProfile, saveProfile } from '../../../domain/mentoring/profiles/own.ts';
import { noteView } from '../../answering.ts';
import { escapeWords } from '../../blocks/text.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { readCommunityId, readProfile } from './input.ts';
import { whatHappensNext } from './words.ts';

/** *Save*. */
export async function submitProfile(call: SubmissionCall): Promise<Outcome> {
  const id = readCommunityId(call.meta);
  const saved = await saveProfile(call.ctx, call.actor, id, readProfile(call.fields));
  return { next: 'replace', view: noteView({ text: whatHappensNext(saved) }) };
}

/** *Delete my profile*, confirmed. */
export async function deleteMine(call: ActionCall): Promise<void> {
  const { name } = await deleteProfile(call.ctx, call.actor, readCommunityId(call.value));
  const text = `Your mentor profile in *${escapeWords(name)}* is gone, with all that stood in it. Pairings that run go on. \`/mentor\` makes a new one.`;
  await call.replaceView(noteView({ text }));
}
