import { type SavingTerms, saveMessage } from '../../domain/shares/saving.ts';
import { postShare } from '../../domain/shares/shares.ts';
import { noteView } from '../answering.ts';
import { mention } from '../blocks/text.ts';
import { close, type Outcome, type SubmissionCall } from '../calls.ts';
import { readShare } from './input.ts';

/** Publishes what was written, or asks the author of the message first. */
export async function submitShare(call: SubmissionCall): Promise<Outcome> {
  const { share, source } = readShare(call.fields, call.meta);
  if (source !== null) {
    const terms = await saveMessage(call.ctx, call.actor, share, source);
    return saved(terms, share.place === 'channel');
  }
  await postShare(call.ctx, call.actor, share);
  if (share.place === 'channel') return close;
  return note(
    'It is in the library now. Members find it with `/learn search`. You can change it in `/learn me`.',
  );
}

function saved({ author, isOwn, mustAsk }: SavingTerms, isPosted: boolean): Outcome {
  const name = mention(author.userId);
  if (mustAsk) {
    return note(
      `I ask ${name} by direct message. Until the answer is yes, only you and ${name} can see it. I tell you either way.`,
    );
  }
  const place = isPosted ? 'It goes to the channel and to the library.' : 'It is in the library now.';
  return note(isOwn ? place : `${place} The credit goes to ${name}, who hears about it from me.`);
}

function note(text: string): Outcome {
  return { next: 'replace', view: noteView({ text }) };
}
