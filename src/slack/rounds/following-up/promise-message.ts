import type { Composed } from '../../../delivery/composed.ts';
import type { PromiseShown } from '../../../domain/rounds/following-up/for-messages.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { headed, richText } from '../../blocks/words.ts';

/** In the round's thread: what was said, and what will be done about it. Stays true as it goes on. */
export function promiseMessage(promise: PromiseShown): Composed {
  const { theme, text, ownerId, dueOn } = promise;
  const will = promise.is === 'done' ? 'We did' : 'We will';
  return {
    text: `You said: ${escapeWords(cut(theme, 150))}. ${will}: ${escapeWords(cut(text, 200))}`,
    blocks: [
      richText([headed('You said', `${theme}\n\n`), headed(will, text)]),
      aside(`${mention(ownerId)}, by ${dayInWords(dueOn)}. ${stateInWords(promise)}`.trim()),
    ],
  };
}

/** On the day until which it was promised. */
export function followUpMessage(promise: PromiseShown, due: string): Composed {
  const theme = escapeWords(cut(promise.theme, 150));
  const text = `You said: *${theme}*. ${becameInWords(promise, due)}`;
  return {
    text,
    blocks: [
      paragraph(text),
      richText([headed(promise.is === 'done' ? 'What was done' : 'What was to be done', promise.text)]),
      ...(promise.reason === null ? [] : [richText([headed('Why', promise.reason)])]),
    ],
  };
}

function becameInWords(promise: PromiseShown, due: string): string {
  const who = mention(promise.ownerId);
  switch (promise.is) {
    case 'done':
      return `It is done, by ${who}.`;
    case 'dropped':
      return 'It was dropped.';
    case 'open':
      return promise.dueOn > due
        ? `It is not done yet. ${who} does it by ${dayInWords(promise.dueOn)} now.`
        : `It was to be done by today, and is not yet. ${who} has it.`;
  }
}

function stateInWords({ is }: PromiseShown): string {
  if (is === 'open') return '';
  return is === 'done' ? 'Done.' : 'Dropped.';
}

/** `2 March 2026`. */
function dayInWords(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'long' });
}
