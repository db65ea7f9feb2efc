import type { Button, KnownBlock } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { WaitingPrompt } from '../../domain/reflections/prompts/waiting.ts';
import type { MessageTs } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { writeNamedTyped } from './input.ts';

const MOST_OFFERED = 10;

/** To what a person typed to the bot: whether it is the answer to what they were asked. */
export function typedMessage(waiting: readonly WaitingPrompt[], typed: Typed): Composed {
  const [first] = waiting;
  if (first === undefined) return nothingAsked();
  const text = 'Save this as my answer?';
  return {
    text,
    blocks: [
      paragraph(`*${text}* You look at it first, and choose who can read it.`),
      ...(waiting.length === 1 ? offerOfOne(first, typed) : offerOfMany(waiting, typed)),
      aside('I have not kept what you typed. It is in Slack’s own records, like every message.'),
    ],
  };
}

interface Typed {
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | null;
}

function offerOfOne(prompt: WaitingPrompt, typed: Typed): KnownBlock[] {
  const value = writeNamedTyped({ ...prompt, ...typed });
  return [
    words(cut(prompt.question, 300)),
    buttonRow(button('Yes, save it', ids.reflection.saveTyped, { value, style: 'primary' }), no()),
  ];
}

/** A row of buttons for each: within one, Slack takes no two of the same action. */
function offerOfMany(waiting: readonly WaitingPrompt[], typed: Typed): KnownBlock[] {
  const offered = waiting.slice(0, MOST_OFFERED).flatMap((prompt) => [
    words(cut(prompt.question, 300)),
    buttonRow(
      button(cut(`For ${prompt.communityName}`, 75), ids.reflection.saveTyped, {
        value: writeNamedTyped({ ...prompt, ...typed }),
      }),
    ),
  ]);
  return [...offered, buttonRow(no())];
}

function no(): Button {
  return button('No', ids.reflection.leaveTyped);
}

function nothingAsked(): Composed {
  const text =
    'I read no conversations, so I cannot answer that. Type `/learn` to share or find something, or `/reflect` for this week’s question.';
  return { text, blocks: [paragraph(text)] };
}
