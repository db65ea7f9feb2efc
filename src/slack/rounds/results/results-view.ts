import type { KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import type { Question } from '../../../domain/rounds/questions.ts';
import type { ResultsForReader } from '../../../domain/rounds/results/reading.ts';
import type { QuestionResult } from '../../../domain/rounds/results/results.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../../blocks/text.ts';
import { headed, richText, words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { givenInWords } from './given-in-words.ts';
import { figuresInWords, peopleInWords, withheldInWords } from './in-words.ts';
import { writePlace } from './place.ts';

/** What fits well into one window; Slack takes a hundred blocks, and an answer with its writer is two. */
const ANSWERS_A_PAGE = 30;
const QUESTIONS_A_PAGE = 6;

/** A question, and some of what was said in answer to it. */
interface Part extends Pick<QuestionResult, 'answers' | 'comments'> {
  readonly result: QuestionResult;
  /** Whether it goes on from the page before. */
  readonly goesOn: boolean;
}

/** One page of the results, with everything that was said. `note`: what has just been done, in mrkdwn. */
export function resultsView(
  results: ResultsForReader,
  wanted: number,
  note: string | null = null,
): ModalView {
  const { shown, answered } = results;
  const pages = pagesOf(results.questions);
  const page = Math.min(wanted, pages.length - 1);
  return {
    type: 'modal',
    private_metadata: writePlace({ id: shown.roundId, page }),
    title: plain('Results'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      paragraph(`*${escapeWords(cut(shown.title, 120))}*\n${peopleInWords(answered)} answered.`),
      ...(pages[page] ?? []).flatMap(partBlocks),
      ...(pages.length > 1 ? [aside(`Page ${page + 1} of ${pages.length}`)] : []),
      buttons(results, page, pages.length),
    ],
  };
}

function buttons(
  { shown, isInChannel, mayPromise }: ResultsForReader,
  page: number,
  pages: number,
): KnownBlock {
  const value = shown.roundId;
  const to = (target: number) => ({ value: writePlace({ id: shown.roundId, page: target }) });
  return buttonRow(
    ...(page > 0 ? [button('Back', ids.round.earlierResults, to(page - 1))] : []),
    ...(page + 1 < pages ? [button('Next', ids.round.laterResults, to(page + 1))] : []),
    ...(isInChannel ? [] : [button('Send me the results', ids.round.sendResults, { value })]),
    button('Export as CSV', ids.round.export, { value }),
    ...(mayPromise ? [button('Say what will be done', ids.round.promise, { value })] : []),
  );
}

/** Questions together as long as they fit; one with many answers on pages of its own. */
function pagesOf(questions: readonly QuestionResult[]): Part[][] {
  const pages: Part[][] = [[]];
  for (const part of questions.flatMap(partsOf)) {
    const last = pages.at(-1) ?? [];
    const there = last.reduce((sum, other) => sum + saidIn(other), 0);
    const isFull = there + saidIn(part) > ANSWERS_A_PAGE || last.length >= QUESTIONS_A_PAGE;
    if (isFull && last.length > 0) pages.push([part]);
    else last.push(part);
  }
  return pages;
}

/** A question has answers by name or comments, never both. */
function partsOf(result: QuestionResult): Part[] {
  const { answers, comments } = result;
  const parts: Part[] = [];
  for (let from = 0; from === 0 || from < saidIn(result); from += ANSWERS_A_PAGE) {
    const to = from + ANSWERS_A_PAGE;
    parts.push({
      result,
      answers: answers.slice(from, to),
      comments: comments.slice(from, to),
      goesOn: from > 0,
    });
  }
  return parts;
}

function saidIn({ answers, comments }: Pick<QuestionResult, 'answers' | 'comments'>): number {
  return answers.length + comments.length;
}

function partBlocks({ result, answers, comments, goesOn }: Part): KnownBlock[] {
  const { question, withheld } = result;
  return [
    { type: 'divider' },
    richText([headed(question.text, goesOn ? 'continued' : figuresInWords(result))]),
    ...(answers.length === 0 ? [] : [answerList(question, answers)]),
    ...comments.flatMap(({ author, words: written }) => [
      ...(author === null ? [] : [aside(mention(author.userId))]),
      words(written),
    ]),
    ...(withheld.size === 0 || goesOn ? [] : [aside(withheldInWords(withheld))]),
  ];
}

function answerList(question: Question, answers: QuestionResult['answers']): RichTextBlock {
  const lines = answers.map(({ author, given }) => ({
    type: 'rich_text_section' as const,
    elements: [
      { type: 'user' as const, user_id: author.userId },
      { type: 'text' as const, text: `: ${givenInWords(question, given)}` },
    ],
  }));
  return richText([{ type: 'rich_text_list', style: 'bullet', elements: lines }]);
}
