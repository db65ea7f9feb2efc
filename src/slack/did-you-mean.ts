import type { Button } from '@slack/types';
import { buttonRow } from './blocks/buttons.ts';
import { cut, escapeWords, paragraph } from './blocks/text.ts';
import type { Answer } from './calls.ts';

/** What is shown of a mistyped word, in code points. */
const LONGEST_WORD = 30;

/** For one word that looks mistyped. `command`: what was typed before it: `/reflect`. The buttons do what may have been meant. */
export function didYouMean(
  command: string,
  { typed, meant }: { readonly typed: string; readonly meant: string },
  ...buttons: readonly Button[]
): Answer {
  const shown = escapeWords(shownWord(typed).replaceAll('`', '’'));
  const text = `There is no \`${command} ${shown}\`. Did you mean \`${command} ${meant}\`?`;
  return { text, blocks: [paragraph(text), buttonRow(...buttons)] };
}

/** As much of it as a button or a question can hold. */
export function shownWord(typed: string): string {
  return cut(typed, LONGEST_WORD);
}
