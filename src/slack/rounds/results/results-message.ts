import type { RichTextList } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { ResultsForReader } from '../../../domain/rounds/results/reading.ts';
import type { QuestionResult, ReadComment, Results } from '../../../domain/rounds/results/results.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph } from '../../blocks/text.ts';
import { headed, richText, section } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { chartOf, pictureOf } from './chart-of.ts';
import { answersByName, distributionInWords, inBrief, peopleInWords, withheldInWords } from './in-words.ts';

/** How much of the results a message shows; the rest is a click away. Texts in code points. */
interface Room {
  readonly question: number;
  readonly choices: number;
  /** The longest alternative text of a picture. */
  readonly alt: number;
  readonly quoted: number;
  readonly excerpt: number;
  /** Of how many people at most it is told who answered what. */
  readonly names: number;
}

/** From the most to the least: even ten questions of a hundred choices fit into the last. */
const ROOMS: readonly Room[] = [
  { question: 300, choices: 20, alt: 1_900, quoted: 3, excerpt: 280, names: 12 },
  { question: 300, choices: 10, alt: 600, quoted: 3, excerpt: 140, names: 12 },
  { question: 150, choices: 5, alt: 300, quoted: 1, excerpt: 100, names: 5 },
];
const LEAST: Room = { question: 100, choices: 0, alt: 200, quoted: 0, excerpt: 0, names: 0 };

/** As JSON; Slack takes 13,200. */
const MOST_CHARACTERS = 12_500;

/** In the channel nobody knows who looks. */
type ToShow = Results | ResultsForReader;

/** The published results, for all who may read them, or for one of them. */
export function resultsMessage(results: ToShow): Composed {
  for (const room of ROOMS) {
    const message = messageIn(room, results);
    if (JSON.stringify(message.blocks).length <= MOST_CHARACTERS) return message;
  }
  return messageIn(LEAST, results);
}

function messageIn(room: Room, results: ToShow): Composed {
  const { shown, answered, questions } = results;
  const mayPromise = 'mayPromise' in results ? results.mayPromise : true;
  const value = shown.roundId;
  return {
    text: `Results of ${escapeWords(cut(shown.title, 120))}: ${peopleInWords(answered)} answered.`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(shown.title, 120), emoji: false } },
      paragraph(`${peopleInWords(answered)} answered. ${howToRead(results)}`),
      ...questions.flatMap((question) => questionBlocks(question, room)),
      buttonRow(
        button('Read all', ids.round.read, { value }),
        button('Export as CSV', ids.round.export, { value }),
        ...(mayPromise ? [button('Say what will be done', ids.round.promise, { value })] : []),
      ),
    ],
  };
}

/** To each of those who alone may read: the results are a click away. */
export function resultsLetter(results: ResultsForReader): Composed {
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

function howToRead({ shown }: Results): string {
  switch (shown.identity) {
    case 'unlinked':
      return 'What could have told whose answer is whose is destroyed.';
    case 'named':
      return 'Answers bear their writers’ names.';
    case 'together':
      return 'All answers are shown together, with their writers’ names.';
  }
}

function questionBlocks(result: QuestionResult, room: Room): Composed['blocks'] {
  const { question, figures } = result;
  const chart = chartOf(result);
  const alt = room.alt;
  const instead = figures.shown === 'ratings' ? distributionInWords(question, figures) : null;
  return [
    richText([headed(cut(question.text, room.question), inBrief(result, room.choices))]),
    ...(chart === null ? [] : [pictureOf(chart, result, { alt, instead })]),
    ...saidBlocks(result, room),
  ];
}

/** What people said one by one: by name where answers bear names, else some of what was written. */
function saidBlocks(result: QuestionResult, room: Room): Composed['blocks'] {
  const { answers, comments, withheld } = result;
  const lines = answers.length > room.names ? [] : answersByName(result);
  const quoted = comments.slice(0, mostQuoted(comments, room));
  const said = [...lines, ...quoted.map(commentInWords)].map((words) => cut(words, room.excerpt));
  const more = answers.length - lines.length + comments.length - quoted.length;
  const rest = [
    ...(more > 0
      ? [said.length === 0 ? 'Press *Read all* to read each answer.' : `${more} more: press *Read all*.`]
      : []),
    ...(withheld.size > 0 ? [withheldInWords(withheld)] : []),
  ];
  return [
    ...(said.length === 0 ? [] : [richText([bullets(said)])]),
    ...(rest.length === 0 ? [] : [aside(rest.join(' '))]),
  ];
}

/** Where each bears a name, a few people’s are all shown: they know who is missing. */
function mostQuoted(comments: readonly ReadComment[], { names, quoted }: Room): number {
  const areNamed = comments.some(({ author }) => author !== null);
  return areNamed && comments.length <= names ? names : quoted;
}

function commentInWords({ author, words }: ReadComment): string {
  return author === null ? words : `${author.name}: ${words}`;
}

function bullets(texts: readonly string[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: texts.map((text) => section(text)) };
}
