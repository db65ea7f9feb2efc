import type { KnownBlock, ModalView } from '@slack/types';
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

/** Something that one person said; whose it is where that is known, as a mention. */
interface Said {
  readonly by: string | null;
  readonly words: string;
}

/** A question, and some of what was said in answer to it. */
interface Part {
  readonly result: QuestionResult;
  readonly said: readonly Said[];
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
    const there = last.reduce((sum, { said }) => sum + said.length, 0);
    const isFull = there + part.said.length > ANSWERS_A_PAGE || last.length >= QUESTIONS_A_PAGE;
    if (isFull && last.length > 0) pages.push([part]);
    else last.push(part);
  }
  return pages;
}

function partsOf(result: QuestionResult): Part[] {
  const all = saidTo(result);
  const parts: Part[] = [];
  for (let from = 0; from === 0 || from < all.length; from += ANSWERS_A_PAGE) {
    parts.push({ result, said: all.slice(from, from + ANSWERS_A_PAGE), goesOn: from > 0 });
  }
  return parts;
}

function saidTo({ question, answers, comments }: QuestionResult): Said[] {
  const given = answers.map((one) => ({
    by: mention(one.author.userId),
    words: givenInWords(question, one.given),
  }));
  const written = comments.map((one) => ({
    by: one.author === null ? null : mention(one.author.userId),
    words: one.words,
  }));
  return [...given, ...written];
}

function partBlocks({ result, said, goesOn }: Part): KnownBlock[] {
  const { question, withheld } = result;
  return [
    { type: 'divider' },
    richText([headed(question.text, goesOn ? 'continued' : figuresInWords(result))]),
    ...said.flatMap(({ by, words: said }) => [...(by === null ? [] : [aside(by)]), words(said)]),
    ...(withheld.size === 0 || goesOn ? [] : [aside(withheldInWords(withheld))]),
  ];
}
