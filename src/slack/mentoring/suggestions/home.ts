import type { KnownBlock } from '@slack/types';
import type { SuggestionTold } from '../../../domain/mentoring/suggestions/for-messages.ts';
import { suggestionsThatWait } from '../../../domain/mentoring/suggestions/waiting.ts';
import { aside, cut, escapeWords, paragraph } from '../../blocks/text.ts';
import type { HomePart } from '../../calls.ts';
import { momentOf, proposalOf, writing } from './in-words.ts';
import { answerButtons } from './suggestion-message.ts';

const MOST = 5;

/** Suggestions that wait for this person's answer; nothing where none does. */
export const suggestionsOnHome: HomePart = async (ctx, actor) => {
  const waiting = await suggestionsThatWait(ctx, actor, writing);
  return waiting
    .slice(0, MOST)
    .flatMap((told): KnownBlock[] => [
      paragraph(`*${escapeWords(cut(told.communityName, 80))}*\n${proposalOf(told)}`),
      answerButtons(told),
      aside(`Please answer by ${momentOf(told.answerBy)}.${whereReasonsStand(told)}`),
    ]);
};

function whereReasonsStand({ reasons, others }: SuggestionTold): string {
  return reasons.length === 0 || others.length > 1 ? '' : ' Why you two stands in our conversation.';
}
