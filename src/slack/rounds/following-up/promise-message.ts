import type { Composed } from '../../../delivery/composed.ts';
import type { PromiseShown } from '../../../domain/rounds/following-up/for-messages.ts';
import { longDate } from '../../../domain/time.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { headed, richText } from '../../blocks/words.ts';

/** In the round's thread: what was said, and what will be done about it. Stays true as it goes on. */
export function promiseMessage(promise: PromiseShown): Composed {
  const { theme, text } = promise;
  const will = promise.is === 'done' ? 'We did' : 'We will';
  return {
    text: `You said: ${escapeWords(cut(theme, 150))}. ${will}: ${escapeWords(cut(text, 200))}`,
    blocks: [
      richText([headed('You said', `${theme}\n\n`), headed(will, text)]),
      aside(stateInWords(promise)),
    ],
  };
}

function stateInWords({ is, ownerId, dueOn }: PromiseShown): string {
  switch (is) {
    case 'open':
      return `${mention(ownerId)} does it, by ${longDate(dueOn)}.`;
    case 'done':
      return `Done, by ${mention(ownerId)}.`;
    case 'dropped':
      return 'Dropped: this will not be done.';
  }
}

/** On the day until which it was promised. `due`: that day, as it was then; a local date. */
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

function becameInWords({ is, ownerId, dueOn }: PromiseShown, due: string): string {
  const who = mention(ownerId);
  switch (is) {
    case 'done':
      return `It is done, by ${who}.`;
    case 'dropped':
      return 'It was dropped, and will not be done.';
    case 'open':
      return dueOn > due
        ? `It is not done yet. ${who} does it by ${longDate(dueOn)} now.`
        : `It was to be done by ${longDate(dueOn)}, and is not done yet. ${who} does it.`;
  }
}
