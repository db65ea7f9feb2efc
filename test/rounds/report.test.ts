import { describe, expect, test } from 'vitest';
import type { Given } from '../../src/domain/rounds/answers.ts';
import type { Question } from '../../src/domain/rounds/questions.ts';
import type { Before } from '../../src/domain/rounds/results/comparing.ts';
import type { Figures } from '../../src/domain/rounds/results/figures.ts';
import { reportRound, type ToReport } from '../../src/domain/rounds/results/report.ts';
import {
  chose,
  each,
  inOrder,
  multiple,
  open,
  people,
  rated,
  rating,
  round,
  single,
  took,
  unlinked,
  wrote,
} from './reporting.ts';

function figuresOf(
  question: Question,
  given: readonly Given[],
  more: Partial<ToReport> = {},
): Figures | null {
  const answers = each(question.position, given);
  const report = reportRound(round({ questions: [question], answers, ...more }), inOrder);
  return report.isShowable ? (report.figures.get(question.position) ?? null) : null;
}

const rates = (...ratings: number[]) => ratings.map(rated);

describe('how many answers it takes', () => {
  test('an unlinked round shows nothing of fewer than five, whatever its threshold', () => {
    const terms = { ...unlinked, threshold: 3 };
    expect(figuresOf(rating, rates(1, 2, 3, 4), { terms })).toBeNull();
    expect(figuresOf(rating, rates(1, 2, 3, 4, 5), { terms })).toMatchObject({ answered: 5 });
  });

  test('it says no more of them than that they are too few', () => {
    expect(reportRound(round({ answers: each(0, rates(1, 2, 3, 4)) }), inOrder)).toEqual({
      isShowable: false,
    });
  });

  test('a higher threshold stands', () => {
    const terms = { ...unlinked, threshold: 7 };
    expect(figuresOf(rating, rates(1, 2, 3, 4, 5, 5), { terms })).toBeNull();
    expect(figuresOf(rating, rates(1, 2, 3, 4, 5, 5, 5), { terms })).toMatchObject({ answered: 7 });
  });

  test('answers of those who read it do not count, where nobody else does', () => {
    const six = rates(1, 2, 3, 4, 5, 5);
    expect(figuresOf(rating, six, { answeredByReaders: 2 })).toBeNull();
    expect(figuresOf(rating, six, { answeredByReaders: 1 })).toMatchObject({ answered: 6 });
    const terms = { ...unlinked, readers: 'everyone' as const };
    expect(figuresOf(rating, six, { answeredByReaders: 2, terms })).toMatchObject({ answered: 6 });
  });

  test('named answers all count, from the round’s own threshold on', () => {
    const terms = { ...unlinked, identity: 'named' as const, threshold: 3 };
    expect(figuresOf(rating, rates(1, 2), { terms })).toBeNull();
    expect(figuresOf(rating, rates(1, 2, 3), { terms, answeredByReaders: 2 })).toMatchObject({ answered: 3 });
  });

  test('of a question that fewer answered nothing is said, though of others much is', () => {
    const answers = each(0, rates(1, 2, 3, 4, 5, 5)).map(({ author, answers: all }, at) => ({
      author,
      answers: at < 4 ? new Map([...all, [3, wrote(`secret ${at}`)] as const]) : all,
    }));
    const report = reportRound(round({ questions: [rating, open], answers }), inOrder);
    expect(report).toMatchObject({ isShowable: true, answered: 6, comments: [] });
    expect(report.isShowable && report.figures.get(3)).toEqual({ shown: 'nothing' });
    expect(JSON.stringify(report, (_, one) => (one instanceof Map ? [...one] : one))).not.toContain('secret');
  });

  test('words to a question may all be of readers, who are then too many of those who answered it', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f'].map(wrote);
    const answers = [...each(3, words), ...each(0, rates(1))];
    const both = { questions: [rating, open], answers };
    expect(figuresOf(open, words, { ...both, answeredByReaders: 2 })).toEqual({ shown: 'nothing' });
    expect(figuresOf(open, words, { ...both, answeredByReaders: 1 })).toEqual({
      shown: 'comments',
      answered: 6,
    });
  });
});

describe('what is shown', () => {
  test('a rating has its mean and how many chose each', () => {
    const expected = { shown: 'ratings', answered: 6, counts: [1, 0, 0, 2, 3], mean: 4, change: null };
    expect(figuresOf(rating, rates(1, 5, 4, 5, 4, 5))).toEqual(expected);
  });

  test('choices have how many took each', () => {
    const expected = { shown: 'choices', answered: 5, counts: [4, 1] };
    expect(figuresOf(single, [0, 0, 1, 0, 0].map(chose))).toEqual(expected);
    const taken = [took(0), took(0, 1), took(0, 1), took(1), took(0)];
    expect(figuresOf(multiple, taken)).toEqual({ shown: 'choices', answered: 5, counts: [4, 3, 0] });
  });

  test('few answers that are all alike are all similar, and nothing tells which they are', () => {
    const similar = { shown: 'all similar', answered: 9 };
    expect(figuresOf(rating, rates(2, 2, 2, 2, 2, 2, 2, 2, 2))).toEqual(similar);
    expect(figuresOf(single, Array(9).fill(chose(1)))).toEqual(similar);
    expect(figuresOf(multiple, Array(9).fill(took(0, 2)))).toEqual(similar);
    expect(figuresOf(multiple, [...Array(8).fill(took(0, 2)), took(0)])).toMatchObject({ counts: [9, 0, 8] });
    expect(figuresOf(rating, rates(2, 2, 2, 2, 2, 2, 2, 2, 2, 2))).toMatchObject({
      counts: [0, 10, 0, 0, 0],
    });
  });

  test('so are those that are alike once readers take their own away', () => {
    const given = rates(4, 1, 1, 1, 1, 1, 1);
    expect(figuresOf(rating, given, { answeredByReaders: 1 })).toEqual({ shown: 'all similar', answered: 7 });
    expect(figuresOf(rating, given)).toMatchObject({ counts: [6, 0, 0, 1, 0] });
    const many = rates(4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    expect(figuresOf(rating, many, { answeredByReaders: 2 })).toEqual({ shown: 'all similar', answered: 11 });
  });

  test('answers revealed together are shown as they are', () => {
    const terms = { ...unlinked, identity: 'together' as const };
    expect(figuresOf(rating, rates(3), { terms })).toMatchObject({ counts: [0, 0, 1, 0, 0], mean: 3 });
    expect(figuresOf(rating, [], { terms })).toBeNull();
  });

  test('words keep their writer where answers have names, and lose them where they do not', () => {
    const answers = each(3, ['b', 'a', 'c', 'd', 'e'].map(wrote));
    const named = { questions: [open], answers, terms: { ...unlinked, identity: 'named' as const } };
    expect(reportRound(round(named), inOrder)).toMatchObject({
      comments: [{ position: 3, author: 'U1', words: 'b' }, { author: 'U2', words: 'a' }, {}, {}, {}],
    });
    const report = reportRound(round({ ...named, terms: unlinked }), inOrder);
    expect(report.isShowable && report.comments.map(({ author }) => author)).toEqual(Array(5).fill(null));
  });

  test('words to each question are shuffled anew', () => {
    const second: Question = { ...open, position: 4, key: 'more' };
    const answers = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      author: null,
      answers: new Map([
        [3, wrote(name)],
        [4, wrote(name)],
      ]),
    }));
    const chances = [4, 3, 2, 1, 0];
    const random = { below: () => chances.shift() ?? 0 };
    const report = reportRound(round({ questions: [open, second], answers }), random);
    expect(report.isShowable && report.comments.map(({ words }) => words).join('')).toBe('edcbaabcde');
  });
});

describe('the change since the round before', () => {
  const ratings: Figures = {
    shown: 'ratings',
    answered: 8,
    counts: [0, 0, 4, 4, 0],
    mean: 3.5,
    change: null,
  };
  const before: Before = {
    terms: unlinked,
    audience: new Set(people(1, 12)),
    readers: new Set(),
    about: null,
    closedOn: '2026-03-02',
    figures: new Map([['went', ratings]]),
  };
  const now = rates(4, 4, 4, 4, 5);
  const changeOf = (more: Partial<ToReport>) => {
    const figures = figuresOf(rating, now, { before, ...more });
    return figures?.shown === 'ratings' ? figures.change : 'no ratings';
  };
  const change = { meanBefore: 3.5, closedOn: '2026-03-02' };

  test('is told where the same people were asked, or enough others', () => {
    expect(changeOf({})).toEqual(change);
    expect(changeOf({ audience: new Set(people(1, 13)) })).toBeNull();
    expect(changeOf({ audience: new Set(people(3, 14)) })).toBeNull();
    expect(changeOf({ audience: new Set(people(1, 16)) })).toBeNull();
    expect(changeOf({ audience: new Set(people(1, 17)) })).toEqual(change);
  });

  test('counts those who differ without those who read', () => {
    const audience = new Set(people(1, 17));
    const readers = new Set(people(17, 17));
    expect(changeOf({ audience, readers })).toBeNull();
    expect(changeOf({ audience, readers, terms: { ...unlinked, readers: 'everyone' } })).toEqual(change);
    expect(changeOf({ audience, before: { ...before, readers } })).toBeNull();
    expect(changeOf({ audience: new Set(people(1, 18)), readers })).toEqual(change);
  });

  test('needs what the stricter of the two rounds needs', () => {
    const stricter = { ...unlinked, threshold: 6 };
    expect(changeOf({ before: { ...before, terms: stricter } })).toBeNull();
    const few: Figures = { ...ratings, answered: 5 };
    const six = { answers: each(0, rates(4, 4, 4, 4, 5, 5)), terms: stricter };
    expect(changeOf({ ...six, before: { ...before, figures: new Map([['went', few]]) } })).toBeNull();
    expect(changeOf(six)).toEqual(change);
    expect(changeOf({ ...six, audience: new Set(people(1, 17)) })).toBeNull();
  });

  test('is told of ratings only, of the same question, about the same', () => {
    for (const [key, then] of [
      ['other', ratings],
      ['went', { shown: 'nothing' }],
      ['went', { shown: 'all similar', answered: 8 }],
      ['went', { shown: 'choices', answered: 8, counts: [4, 4] }],
    ] as const) {
      expect(changeOf({ before: { ...before, figures: new Map([[key, then]]) } })).toBeNull();
    }
    expect(changeOf({ about: people(20, 20)[0] ?? null })).toBeNull();
    expect(figuresOf(rating, rates(4, 4, 4, 4, 4), { before })).toEqual({
      shown: 'all similar',
      answered: 5,
    });
  });

  test('is always told of answers revealed together', () => {
    const terms = { ...unlinked, identity: 'together' as const };
    expect(changeOf({ terms, before: { ...before, terms, audience: new Set(people(1, 11)) } })).toEqual(
      change,
    );
  });
});
