import type { KnownBlock, RichTextList } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { QuestionResult, Results } from '../../../domain/rounds/results/reading.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph } from '../../blocks/text.ts';
import { richText, section } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { figuresInWords, withheldInWords } from './in-words.ts';

/** Enough to know what it is about; the rest is a click away, and a message holds only so much. */
const MOST_QUOTED = 3;
const EXCERPT = 280;

/** The published results, for all who may read them. */
export function resultsMessage(results: Results): Composed {
  const { shown, answered, questions } = results;
  const title = escapeWords(cut(shown.title, 120));
  const value = shown.roundId;
  return {
    text: `Results of ${title}: ${peopleInWords(answered)} answered.`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(shown.title, 120), emoji: false } },
      paragraph(`${peopleInWords(answered)} answered. ${howToRead(results)}`),
      ...questions.flatMap(questionBlocks),
      buttonRow(
        button('Read all', ids.round.read, { value }),
        button('Export as CSV', ids.round.export, { value }),
        button('Say what will be done', ids.round.promise, { value }),
      ),
    ],
  };
}

/** To each of those who alone may read: the results are a click away. */
export function resultsLetter(results: Results): Composed {
  const { shown, answered } = results;
  const title = escapeWords(cut(shown.title, 120));
  const text = `The results of *${title}* in *${escapeWords(cut(shown.communityName, 60))}* are there: ${peopleInWords(answered)} answered.`;
  return {
    text,
    blocks: [
      paragraph(`${text} ${whoElse(results)}`),
      buttonRow(button('Read the results', ids.round.read, { value: shown.roundId, style: 'primary' })),
    ],
  };
}

function whoElse({ shown }: Results): string {
  if (shown.identity === 'together') return 'All who were asked read them.';
  return shown.isAboutOwner ? 'Only you read them.' : 'They are for those who led when it opened.';
}

export function peopleInWords(count: number): string {
  return count === 1 ? 'One person' : `${count} people`;
}

function howToRead({ shown }: Results): string {
  switch (shown.identity) {
    case 'unlinked':
      return 'Nobody can connect an answer with a person any more: what could have is destroyed.';
    case 'named':
      return 'Answers bear their writers’ names.';
    case 'together':
      return 'All answers are shown together, with their writers’ names.';
  }
}

function questionBlocks(result: QuestionResult): KnownBlock[] {
  const { question } = result;
  return [
    paragraph(`*${escapeWords(cut(question.text, 300))}*\n${figuresInWords(result)}`),
    ...commentBlocks(result),
  ];
}

function commentBlocks({ comments, withheld }: QuestionResult): KnownBlock[] {
  const quoted = comments.slice(0, MOST_QUOTED);
  const more = comments.length - quoted.length;
  const rest = [
    ...(more > 0 ? [`${more} more: press *Read all*.`] : []),
    ...(withheld.size > 0 ? [withheldInWords(withheld)] : []),
  ];
  return [
    ...(quoted.length === 0
      ? []
      : [richText([quotes(quoted.map((comment) => cut(comment.words, EXCERPT)))])]),
    ...(rest.length === 0 ? [] : [aside(rest.join(' '))]),
  ];
}

function quotes(texts: readonly string[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: texts.map((text) => section(text)) };
}
