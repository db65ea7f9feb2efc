import type { KnownBlock, ModalView } from '@slack/types';
import type { QuestionResult, ReadComment, Results } from '../../../domain/rounds/results/reading.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { figuresInWords, withheldInWords } from './in-words.ts';
import { writePlace } from './place.ts';
import { peopleInWords } from './results-message.ts';

/** What fits well into one window; Slack takes a hundred blocks, and a comment with its writer is two. */
const COMMENTS_A_PAGE = 30;
const QUESTIONS_A_PAGE = 6;

/** A question, and some of the words written in answer to it. */
interface Part {
  readonly result: QuestionResult;
  readonly comments: readonly ReadComment[];
}

/** One page of the results, with everything that was written. */
export function resultsView(results: Results, wanted: number): ModalView {
  const { shown, answered } = results;
  const pages = pagesOf(results.questions);
  const page = Math.min(wanted, pages.length - 1);
  const value = shown.roundId;
  const to = (target: number) => ({ value: writePlace({ id: shown.roundId, page: target }) });
  return {
    type: 'modal',
    title: plain('Results'),
    close: plain('Close'),
    blocks: [
      paragraph(`*${escapeWords(cut(shown.title, 120))}*\n${peopleInWords(answered)} answered.`),
      ...(pages[page] ?? []).flatMap(partBlocks),
      ...(pages.length > 1 ? [aside(`Page ${page + 1} of ${pages.length}`)] : []),
      buttonRow(
        ...(page > 0 ? [button('Back', ids.round.earlierResults, to(page - 1))] : []),
        ...(page + 1 < pages.length ? [button('Next', ids.round.laterResults, to(page + 1))] : []),
        button('Export as CSV', ids.round.export, { value }),
        ...(results.mayPromise ? [button('Say what will be done', ids.round.promise, { value })] : []),
      ),
    ],
  };
}

/** Questions together as long as they fit; one with many comments on pages of its own. */
function pagesOf(questions: readonly QuestionResult[]): Part[][] {
  const pages: Part[][] = [[]];
  for (const part of questions.flatMap(partsOf)) {
    const last = pages.at(-1) ?? [];
    const written = last.reduce((sum, { comments }) => sum + comments.length, 0);
    const isFull = written + part.comments.length > COMMENTS_A_PAGE || last.length >= QUESTIONS_A_PAGE;
    if (isFull && last.length > 0) pages.push([part]);
    else last.push(part);
  }
  return pages;
}

function partsOf(result: QuestionResult): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from === 0 || from < result.comments.length; from += COMMENTS_A_PAGE) {
    parts.push({ result, comments: result.comments.slice(from, from + COMMENTS_A_PAGE) });
  }
  return parts;
}

function partBlocks({ result, comments }: Part): KnownBlock[] {
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
