import type { KnownBlock, ModalView } from '@slack/types';
import type { QuestionResult, ReadComment, Results } from '../../../domain/rounds/results/reading.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { figuresInWords, withheldInWords } from './in-words.ts';
import { writePlace } from './place.ts';
import { peopleInWords } from './results-message.ts';

const PER_PAGE = 20;

/** One page of the results: a question, and at most so many of the words written in answer to it. */
interface Page {
  readonly result: QuestionResult;
  readonly comments: readonly ReadComment[];
}

export function resultsView(results: Results, wanted: number): ModalView {
  const { shown, answered } = results;
  const pages = results.questions.flatMap(pagesOf);
  const page = Math.min(wanted, pages.length - 1);
  const at = pages[page];
  const value = (to: number) => ({ value: writePlace({ id: shown.roundId, page: to }) });
  return {
    type: 'modal',
    title: plain('Results'),
    close: plain('Close'),
    blocks: [
      paragraph(`*${escapeWords(cut(shown.title, 120))}*\n${peopleInWords(answered)} answered.`),
      ...(at === undefined ? [] : pageBlocks(at)),
      aside(`Page ${page + 1} of ${pages.length}`),
      buttonRow(
        ...(page > 0 ? [button('Back', ids.round.earlierResults, value(page - 1))] : []),
        ...(page + 1 < pages.length ? [button('Next', ids.round.laterResults, value(page + 1))] : []),
        button('Export as CSV', ids.round.export, { value: shown.roundId }),
      ),
    ],
  };
}

function pagesOf(result: QuestionResult): Page[] {
  const pages: Page[] = [];
  for (let from = 0; from === 0 || from < result.comments.length; from += PER_PAGE) {
    pages.push({ result, comments: result.comments.slice(from, from + PER_PAGE) });
  }
  return pages;
}

function pageBlocks({ result, comments }: Page): KnownBlock[] {
  return [
    { type: 'divider' },
    paragraph(`*${escapeWords(cut(result.question.text, 300))}*\n${figuresInWords(result)}`),
    ...comments.flatMap(({ author, words: written }) => [
      ...(author === null ? [] : [aside(mention(author))]),
      words(written),
    ]),
    ...(result.withheld.size === 0 ? [] : [aside(withheldInWords(result.withheld))]),
  ];
}
