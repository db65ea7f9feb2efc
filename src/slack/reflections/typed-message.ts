import type { Composed } from '../../delivery/composed.ts';
import type { WaitingPrompt } from '../../domain/reflections/answering/typed.ts';
import type { MessageTs } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { writeNamedTyped } from './input.ts';

const MOST_OFFERED = 4;

/** To what a person typed to the bot: whether it is the answer to what they were asked. */
export function typedMessage(
  waiting: readonly WaitingPrompt[],
  typed: { readonly ts: MessageTs; readonly threadTs: MessageTs | null },
): Composed {
  const [first] = waiting;
  if (first === undefined) return nothingAsked();
  const isOne = waiting.length === 1;
  const text = 'Save this as my answer?';
  return {
    text,
    blocks: [
      paragraph(`*${text}* You look at it first, and choose who can read it.`),
      ...(isOne ? [words(cut(first.question, 300))] : []),
      buttonRow(
        ...waiting.slice(0, MOST_OFFERED).map((prompt, index) =>
          button(isOne ? 'Yes, save it' : cut(`For ${prompt.communityName}`, 75), ids.reflection.saveTyped, {
            value: writeNamedTyped({ ...prompt, ...typed }),
            ...(index === 0 ? { style: 'primary' as const } : {}),
          }),
        ),
        button('No', ids.reflection.leaveTyped),
      ),
      aside('I have not kept what you typed. It is in Slack’s own records, like every message.'),
    ],
  };
}

function nothingAsked(): Composed {
  const text =
    'I read no conversations, so I cannot answer that. Type `/learn` to share or find something, or `/reflect` for this week’s question.';
  return { text, blocks: [paragraph(text)] };
}
