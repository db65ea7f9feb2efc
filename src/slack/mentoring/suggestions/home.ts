import type { KnownBlock } from '@slack/types';
import { suggestionsThatWait } from '../../../domain/mentoring/suggestions/waiting.ts';
import { momentInWords } from '../../../domain/time.ts';
import { aside, paragraph } from '../../blocks/text.ts';
import type { HomePart } from '../../calls.ts';
import { proposalOf, writing } from './in-words.ts';
import { answerButtons } from './suggestion-message.ts';

const MOST = 5;

/** Suggestions that wait for this person's answer; nothing where none does. */
export const suggestionsOnHome: HomePart = async (ctx, actor) => {
  const waiting = await suggestionsThatWait(ctx, actor, writing);
  return waiting
    .slice(0, MOST)
    .flatMap((told): KnownBlock[] => [
      paragraph(proposalOf(told)),
      answerButtons(told),
      aside(`Please answer by ${momentInWords(told.answerBy)}.`),
    ]);
};
