import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { SuggestionTold } from '../../../domain/mentoring/suggestions/for-messages.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { aboutOf, momentOf, namesOf, proposalOf } from './in-words.ts';

/** A suggestion to one of its people: what is asked, or what has become of it. */
export function suggestionMessage(told: SuggestionTold): Composed {
  return told.now === 'asks' ? question(told) : news(told);
}

/** It is called to mind; what stands of that follows the suggestion. */
export function nudgeMessage(told: SuggestionTold): Composed {
  // Who answered there reads there what they said. Other news stands above, once.
  if (told.now === 'waits' || told.now === 'agreed' || told.now === 'declined') return news(told);
  if (told.now !== 'asks') {
    return said(`I reminded you of this once: ${aboutOf(told)}. It needs no answer any more.`);
  }
  const text = `This still waits for your answer, until ${momentOf(told.answerBy)}: ${aboutOf(told)}.`;
  const blocks = [
    paragraph(text),
    answerButtons(told),
    aside('Without an answer it is over then, and I do not remind you again.'),
  ];
  return { text, blocks };
}

/** To whoever asked somebody by themselves. */
export function outcomeMessage(told: SuggestionTold): Composed {
  if (told.now !== 'agreed') return news(told);
  return said(`${namesOf(told)} said yes. I open a conversation for the two of you when it is day for both.`);
}

/** The answers, in a message or on Home. */
export function answerButtons({ id }: Pick<SuggestionTold, 'id'>): KnownBlock {
  return buttonRow(
    button('Accept', ids.mentoring.suggestion.accept, { value: id, style: 'primary' }),
    button('Not this one', ids.mentoring.suggestion.decline, { value: id }),
  );
}

function question(told: SuggestionTold): Composed {
  const text = proposalOf(told);
  const name = escapeWords(cut(told.communityName, 80));
  return {
    text,
    blocks: [
      paragraph(`*${name}*\n${text}`),
      ...why(told),
      ...told.others.flatMap(({ userId, hopes }): KnownBlock[] =>
        hopes === null ? [] : [paragraph(`What ${mention(userId)} hopes for:`), words(hopes)],
      ),
      answerButtons(told),
      aside(`Please answer by ${momentOf(told.answerBy)}. ${whatNext(told)}`),
    ],
  };
}

function why({ reasons, others }: SuggestionTold): KnownBlock[] {
  if (reasons.length === 0 || others.length > 1) return [];
  return [paragraph(`*Why you two*\n${reasons.map((reason) => `• ${reason}`).join('\n')}`)];
}

function whatNext({ others }: SuggestionTold): string {
  const opens =
    others.length === 1
      ? 'If you both say yes, I open a conversation for the two of you.'
      : 'I open a conversation for those who say yes, if they are two or more.';
  return `${opens} If not, it is over quietly. I tell nobody who said what, or why.`;
}

function news(told: SuggestionTold): Composed {
  const about = aboutOf(told);
  switch (told.now) {
    case 'asks':
      return question(told);
    case 'waits': {
      const whose = told.others.length === 1 ? 'the other’s answer' : 'the others';
      const text = `You said yes: ${about}. It waits for ${whose}, until ${momentOf(told.answerBy)} at the latest.`;
      const instead = button('Not this one after all', ids.mentoring.suggestion.decline, { value: told.id });
      return { text, blocks: [paragraph(text), buttonRow(instead)] };
    }
    case 'agreed':
      return told.others.length === 1
        ? said(
            `You both said yes: ${about}. I open a conversation for the two of you when it is day for both.`,
          )
        : said(
            `You have said yes, and so have others: ${about}. I open a conversation for you when it is day for all.`,
          );
    case 'declined':
      return declined(told);
    case 'passed':
      return said(`Its time has passed, so this is over: ${about}. That is all right.${afterSilence(told)}`);
    case 'not this time':
      return notThisTime(told);
    case 'cancelled':
      return said(`The matching round was cancelled, so this is over: ${about}. You need not do anything.`);
    case 'over':
      return said(`This suggestion is over: ${about}. You need not do anything.`);
  }
}

function notThisTime(told: SuggestionTold): Composed {
  const text = `It does not work out this time: ${aboutOf(told)}.${nextFor(told)}`;
  if (told.part !== 'mentee' || told.isOfRound || told.program !== 'mentoring') return said(text);
  const find = button('Find somebody', ids.mentoring.finding.open, { value: told.communityId });
  return { text, blocks: [paragraph(text), buttonRow(find)] };
}

function declined(told: SuggestionTold): Composed {
  const text = `You said *Not this one*: ${aboutOf(told)}.${nextFor(told)}`;
  const own = button('See or change why', ids.mentoring.suggestion.decline, { value: told.id });
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(own),
      aside('The other side reads only that it does not work out this time.'),
    ],
  };
}

function afterSilence({ program, part }: SuggestionTold): string {
  return program === 'mentoring' && part === 'mentee'
    ? ' `/mentor find` looks for somebody whenever you like.'
    : '';
}

/** What comes next for whoever is with nobody now. */
function nextFor({ part, isOfRound, goesOn, own }: SuggestionTold): string {
  if (part === 'mentor') return ' Your place is free for somebody else again.';
  if (part === 'peer') return '';
  if (!isOfRound) return ' You can ask somebody else by yourself: `/mentor find`.';
  if (!goesOn) return '';
  return own.why === 'not_now'
    ? ' Unless you pause, I look for somebody else who takes part.'
    : ' I look for somebody else who takes part, and tell you either way.';
}

function said(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
