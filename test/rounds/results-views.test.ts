import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseBlocks } from '../../local-slack/limits/validate-blocks.ts';
import { validateView } from '../../local-slack/limits/validate-view.ts';
import type { Composed } from '../../src/delivery/composed.ts';
import type { PromiseShown } from '../../src/domain/rounds/following-up/for-messages.ts';
import { MOST_THEME } from '../../src/domain/rounds/following-up/promising.ts';
import { type Question, questionLimits } from '../../src/domain/rounds/questions.ts';
import type { Figures } from '../../src/domain/rounds/results/figures.ts';
import type { ResultsForReader } from '../../src/domain/rounds/results/reading.ts';
import type { QuestionResult } from '../../src/domain/rounds/results/results.ts';
import { roundLimits } from '../../src/domain/rounds/round.ts';
import type { RoundNow } from '../../src/domain/rounds/round-now.ts';
import { communityId, userId } from '../../src/ids.ts';
import { promiseForm } from '../../src/slack/rounds/following-up/promise-form.ts';
import { followUpMessage, promiseMessage } from '../../src/slack/rounds/following-up/promise-message.ts';
import { answersByName } from '../../src/slack/rounds/results/in-words.ts';
import { lookThroughView } from '../../src/slack/rounds/results/look-through-view.ts';
import { resultsLetter, resultsMessage } from '../../src/slack/rounds/results/results-message.ts';
import { resultsView } from '../../src/slack/rounds/results/results-view.ts';
import { shownRound } from './shown.ts';

const USER = userId.of('U1');

/** Characters that grow when they are escaped or written as JSON. */
const ANY = fc.constantFrom(
  'a',
  'word ',
  '&',
  '<',
  '"',
  '\\',
  'é',
  '漢',
  '👩‍👩‍👧',
  '\u202e',
  '<!channel>',
  '\n',
);
const text = (most: number) =>
  fc
    .oneof(
      fc.constant('&'.repeat(most)),
      fc.constant('"'.repeat(most)),
      fc.array(ANY, { minLength: 1 }).map((all) => all.join('')),
    )
    .map((words) => [...words].slice(0, most).join('') || 'a');

function now(parts: Partial<RoundNow> = {}): RoundNow {
  return {
    ...shownRound(),
    communityId: communityId.of('00000000-0000-4000-8000-000000000000'),
    owner: USER,
    people: 2_000,
    state: 'published',
    discardedBecause: null,
    opens: null,
    isExtended: false,
    answered: 2_000,
    ...parts,
  };
}

const authors = fc.option(
  text(80).map((name) => ({ userId: USER, name })),
  { nil: null },
);

/** A result of one question that has as much in it as there may be. */
const resultOf = (kind: Question['kind'], people: number): fc.Arbitrary<QuestionResult> =>
  fc
    .record({
      asked: text(questionLimits.text),
      choices: fc.uniqueArray(text(questionLimits.choice), {
        minLength: 2,
        maxLength: questionLimits.mostChoices,
      }),
      author: authors,
      written: text(questionLimits.namedWords),
      change: fc.boolean(),
      shown: fc.constantFrom('figures', 'nothing', 'all similar'),
    })
    .map(({ asked, choices, author, written, change, shown }) => {
      const question = { position: 0, key: 'k', text: asked, isRequired: true, ...kindOf(kind, choices) };
      const figures = figuresOf(kind, choices.length, change);
      const listed = author === null || kind === 'open' ? 0 : people;
      return {
        question,
        figures: shown === 'figures' ? figures : shown === 'nothing' ? { shown } : { shown, answered: 9 },
        answers:
          author === null
            ? []
            : Array.from({ length: listed }, () => ({ author, given: givenTo(kind, choices.length) })),
        comments: Array.from({ length: kind === 'open' ? people : 0 }, () => ({ author, words: written })),
        withheld: new Map([
          ['abusive', 3],
          ['names_someone', 1],
        ] as const),
      };
    });

function kindOf(kind: Question['kind'], choices: readonly string[]) {
  switch (kind) {
    case 'rating':
      return { kind, low: '&'.repeat(questionLimits.scaleEnd), high: '"'.repeat(questionLimits.scaleEnd) };
    case 'open':
      return { kind };
    default:
      return { kind, choices };
  }
}

function figuresOf(kind: Question['kind'], choices: number, change: boolean): Figures {
  switch (kind) {
    case 'rating':
      return {
        shown: 'ratings',
        answered: 10,
        counts: [1, 2, 3, 2, 2],
        mean: 3.2,
        change: change ? { meanBefore: 1.15, closedOn: '2026-03-02' } : null,
      };
    case 'open':
      return { shown: 'comments', answered: 2_000 };
    default:
      return { shown: 'choices', answered: 2_000, counts: Array.from({ length: choices }, (_, at) => at) };
  }
}

function givenTo(kind: Question['kind'], choices: number) {
  switch (kind) {
    case 'rating':
      return { kind, rating: 5 };
    case 'single':
      return { kind, choice: choices - 1 };
    case 'multiple':
      return { kind, choices: Array.from({ length: choices }, (_, at) => at) };
    case 'open':
      return { kind, words: '' };
  }
}

const anyResults: fc.Arbitrary<ResultsForReader> = fc
  .record({
    people: fc.constantFrom(1, 4, 12, 40),
    title: text(roundLimits.title),
    identity: fc.constantFrom('named' as const, 'unlinked' as const, 'together' as const),
    mayPromise: fc.boolean(),
    isInChannel: fc.boolean(),
    kinds: fc.array(
      fc.constantFrom('rating' as const, 'single' as const, 'multiple' as const, 'open' as const),
      {
        minLength: 1,
        maxLength: roundLimits.questions,
      },
    ),
  })
  .chain(({ people, title, identity, kinds, ...more }) =>
    fc.tuple(...kinds.map((kind) => resultOf(kind, people))).map((questions) => ({
      ...more,
      shown: now({ title, identity, communityName: '&'.repeat(80) }),
      answered: 2_000,
      questions: questions.map((result, position) => ({
        ...result,
        question: { ...result.question, position },
      })),
    })),
  );

/** As Slack gets it: with the pictures, and with the words in their place. */
function refusals({ text: said, blocks }: Composed): unknown[] {
  const drawn = blocks.map((block) =>
    block.type === 'picture'
      ? { type: 'image', slack_file: { id: 'F'.repeat(12) }, alt_text: block.picture.alt }
      : block,
  );
  const inWords = blocks.flatMap((block) =>
    block.type === 'picture' ? [...block.picture.inWords] : [block],
  );
  const tooLong = said.length > 4_000 ? [said] : [];
  return [...tooLong, refuseBlocks('message', drawn), refuseBlocks('message', inWords)].filter(
    (one) => one !== null,
  );
}

describe('what results look like', () => {
  it('fits into Slack’s messages, with pictures and without, whatever was asked and answered', () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        expect(refusals(resultsMessage(results))).toEqual([]);
        expect(refusals(resultsLetter(results))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('fits into a window, page by page, and each thing said is on one of them', () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        let pages = 0;
        for (let said = true; said && pages < 100; pages += 1) {
          const view = resultsView(results, pages, 'Published.');
          expect(validateView(view)).toEqual([]);
          said = JSON.stringify(view).includes('round:later-results');
        }
        expect(pages).toBeLessThanOrEqual(2 * results.questions.length + 3);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps each picture, and a way to the rest, where the longest possible round does not fit', () => {
    const choices = Array.from({ length: questionLimits.mostChoices }, (_, at) => `${at} ${'"'.repeat(70)}`);
    const question = { key: 'k', text: '"'.repeat(questionLimits.text), isRequired: true };
    const author = { userId: USER, name: 'Ana' };
    const questions = Array.from({ length: roundLimits.questions }, (_, position) => ({
      question: { ...question, position, kind: 'single' as const, choices },
      figures: figuresOf('single', choices.length, false),
      answers: Array.from({ length: 12 }, () => ({ author, given: givenTo('single', choices.length) })),
      comments: [],
      withheld: new Map(),
    }));
    const message = resultsMessage({ shown: now(), answered: 12, questions, isInChannel: true });
    expect(refusals(message)).toEqual([]);
    expect(message.blocks.filter(({ type }) => type === 'picture')).toHaveLength(10);
    expect(JSON.stringify(message.blocks)).toContain('Press *Read all* to read each answer.');
  });

  it('has a page for each thirty of two thousand comments', () => {
    const comments = Array.from({ length: 2_000 }, (_, at) => ({ author: null, words: `comment ${at}.` }));
    const result: QuestionResult = {
      question: { position: 0, key: 'k', text: 'What else?', isRequired: true, kind: 'open' },
      figures: { shown: 'comments', answered: 2_000 },
      answers: [],
      comments,
      withheld: new Map(),
    };
    const results = {
      shown: now(),
      answered: 2_000,
      questions: [result],
      mayPromise: true,
      isInChannel: true,
    };
    expect(JSON.stringify(resultsMessage(results))).toContain('1997 more: press *Read all*.');
    const read = Array.from({ length: 67 }, (_, page) => JSON.stringify(resultsView(results, page))).join();
    expect(read.match(/comment \d+\./g)).toEqual(comments.map(({ words }) => words));
    expect(resultsView(results, 999)).toEqual(resultsView(results, 66));
  });

  it('never lets people’s words be anything but words', () => {
    const title = '<!channel> <@U1> & *bold*';
    const result: QuestionResult = {
      question: { position: 0, key: 'k', text: title, isRequired: true, kind: 'open' },
      figures: { shown: 'comments', answered: 5 },
      answers: [],
      comments: [{ author: { userId: USER, name: title }, words: title }],
      withheld: new Map(),
    };
    const shown = now({ title, communityName: title });
    const results = { shown, answered: 5, questions: [result], mayPromise: true, isInChannel: true };
    const promise: PromiseShown = {
      theme: title,
      text: title,
      ownerId: USER,
      dueOn: '2026-03-09',
      is: 'open',
      reason: title,
    };
    for (const said of [
      resultsMessage(results),
      resultsLetter(results),
      promiseMessage(promise),
      followUpMessage(promise, '2026-03-09'),
    ]) {
      expect(said.text).not.toContain('<!channel>');
      const marked = JSON.stringify(said.blocks).match(/"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
      expect(marked.join()).not.toContain('<!channel>');
    }
    expect(answersByName(result)).toEqual([]);
  });
});

describe('looking through', () => {
  it('fits into a window on each page, whatever was written', () => {
    const written = fc.record({
      words: text(questionLimits.namedWords),
      author: fc.constantFrom(USER, null),
      because: fc.constantFrom('abusive' as const, null),
    });
    fc.assert(
      fc.property(
        fc.array(written, { maxLength: 45 }),
        fc.array(text(questionLimits.text), { minLength: 10, maxLength: 10 }),
        (all, texts) => {
          const questions = texts.map((one, position) => ({
            position,
            key: `${position}`,
            text: one,
            isRequired: false,
            kind: 'open' as const,
          }));
          const comments = all.map(({ words, author, because }, at) => ({
            id: crypto.randomUUID(),
            position: at % 10,
            author,
            words,
            withheldBecause: because,
          }));
          const found = { shown: now({ title: '&'.repeat(120) }), answered: 1, questions, comments };
          for (const page of [0, 1, 2]) expect(validateView(lookThroughView(found, page))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('what will be done', () => {
  it('fits into Slack’s messages and windows', () => {
    const any = fc.record({
      theme: text(MOST_THEME),
      text: text(300),
      ownerId: fc.constant(USER),
      dueOn: fc.constant('2026-03-09'),
      is: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
      reason: fc.option(text(300), { nil: null }),
    });
    fc.assert(
      fc.property(any, text(roundLimits.title), (promise, title) => {
        expect(refusals(promiseMessage(promise))).toEqual([]);
        expect(refusals(followUpMessage(promise, '2026-03-02'))).toEqual([]);
        expect(validateView(promiseForm({ shown: now({ title }), due: '2026-03-09', owner: USER }))).toEqual(
          [],
        );
      }),
    );
  });
});
