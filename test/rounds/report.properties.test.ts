import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Given } from '../../src/domain/rounds/answers.ts';
import { nearSameAudience } from '../../src/domain/rounds/results/comparing.ts';
import { liveCount } from '../../src/domain/rounds/results/counting.ts';
import { readFigures, writeFigures } from '../../src/domain/rounds/results/figures.ts';
import { type Report, reportRound, type Written } from '../../src/domain/rounds/results/report.ts';
import { shuffled } from '../../src/domain/shuffled.ts';
import { userId } from '../../src/ids.ts';
import {
  chose,
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

const questions = [rating, single, multiple, open];
const given = fc.tuple(
  fc.option(fc.integer({ min: 1, max: 5 }).map(rated)),
  fc.option(fc.nat(1).map(chose)),
  fc.option(fc.subarray([0, 1, 2], { minLength: 1 }).map((choices) => took(...choices))),
  fc.option(fc.constantFrom('a', 'b', 'c', 'd').map(wrote)),
);
const sheets = fc.array(given, { maxLength: 14 }).map((all) => all.map(written));
const terms = fc.record({
  identity: fc.constantFrom('named' as const, 'unlinked' as const, 'together' as const),
  threshold: fc.integer({ min: 3, max: 10 }),
  readers: fc.constantFrom('leaders' as const, 'everyone' as const),
});
const reports = fc
  .record({ answers: sheets, terms, answeredByReaders: fc.nat(3) })
  .map((more) => reportRound(round({ questions, ...more }), inOrder));

function written(all: readonly (Given | null)[], number: number): Written {
  const answers = all.flatMap((one, position) => (one === null ? [] : [[position, one] as const]));
  return { author: userId.of(`U${number}`), answers: new Map(answers) };
}

/** All that a report says, as text that is the same where it says the same. */
function saidIn(report: Report): string {
  if (!report.isShowable) return 'nothing';
  const comments = report.comments.map((comment) => JSON.stringify(comment)).sort();
  return JSON.stringify([report.answered, [...report.figures], comments]);
}

describe('a report', () => {
  test('says the same in whatever order the answers come', () => {
    const two = sheets.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(two, terms, fc.nat(3), ([answers, otherwise], its, answeredByReaders) => {
        const say = (some: readonly Written[]) =>
          saidIn(reportRound(round({ questions, terms: its, answeredByReaders, answers: some }), inOrder));
        expect(say(otherwise)).toBe(say(answers));
      }),
    );
  });

  test('says the same of an unlinked round whoever wrote the answers', () => {
    fc.assert(
      fc.property(sheets, (answers) => {
        const say = (some: readonly Written[]) =>
          saidIn(reportRound(round({ questions, answers: some }), inOrder));
        expect(say(answers.map((one) => ({ ...one, author: userId.of('U999') })))).toBe(say(answers));
      }),
    );
  });

  test('says no less for one more who answers everything, otherwise than all', () => {
    const count = (report: Report) =>
      report.isShowable ? [...report.figures.values()].filter(({ shown }) => shown !== 'nothing').length : 0;
    fc.assert(
      fc.property(sheets, terms, given, (answers, its, [...more]) => {
        const say = (some: readonly Written[]) =>
          reportRound(round({ questions, terms: its, answers: some }), inOrder);
        const another = written(
          more.map((one, at) => one ?? [rated(1), chose(0), took(0), wrote('e')][at]!),
          99,
        );
        expect(count(say([...answers, another]))).toBeGreaterThanOrEqual(count(say(answers)));
      }),
    );
  });

  test('adds up', () => {
    fc.assert(
      fc.property(reports, (report) => {
        for (const figures of report.isShowable ? report.figures.values() : []) {
          if (figures.shown !== 'ratings') continue;
          const sum = figures.counts.reduce((all, count, at) => all + count * (at + 1), 0);
          expect(figures.counts.reduce((all, count) => all + count)).toBe(figures.answered);
          expect(figures.mean * figures.answered).toBeCloseTo(sum, 9);
        }
      }),
    );
  });

  test('comes back from where it is kept as it was', () => {
    fc.assert(
      fc.property(reports, (report) => {
        for (const figures of report.isShowable ? report.figures.values() : []) {
          expect(readFigures(writeFigures(figures))).toEqual(figures);
        }
      }),
    );
  });
});

describe('figures that are kept', () => {
  test('say nothing that figures do not say', () => {
    const more = { shown: 'nothing' as const, answered: 2 };
    expect(() => writeFigures(more)).toThrow('answered');
    for (const text of [
      '',
      '{}',
      '{"shown":"nothing","answered":2}',
      '{"shown":"choices","answered":5,"counts":[-1]}',
    ]) {
      expect(() => readFigures(text)).toThrow();
    }
  });

  test('hold the change too', () => {
    const change = { meanBefore: 10 / 3, closedOn: '2026-03-02' };
    const figures = { shown: 'ratings' as const, answered: 5, counts: [0, 0, 4, 1, 0], mean: 3.2, change };
    expect(readFigures(writeFigures(figures))).toEqual(figures);
  });
});

test('the live count stays behind by less than five, in steps of five', () => {
  fc.assert(
    fc.property(fc.nat(3_000), (answers) => {
      const told = liveCount(answers);
      expect(told % 5).toBe(0);
      expect(answers - told).toBeGreaterThanOrEqual(0);
      expect(answers - told).toBeLessThan(5);
    }),
  );
});

test('two rounds are as near to each other whichever comes first', () => {
  const now = Temporal.Instant.from('2026-03-31T09:00:00Z');
  const side = fc.record({ audience: fc.subarray(people(1, 12)), readers: fc.subarray(people(1, 3)), terms });
  fc.assert(
    fc.property(side, side, (one, other) => {
      const [first, second] = [one, other].map(({ audience, readers, ...more }) => ({
        ...{ ...more, terms: { ...more.terms, identity: unlinked.identity } },
        ...{
          audience: new Set(audience),
          readers: new Set(readers),
          about: null,
          questions: [rating],
          closesAt: now,
        },
      }));
      expect(nearSameAudience(first!, [second!], now)?.people).toBe(
        nearSameAudience(second!, [first!], now)?.people,
      );
    }),
  );
});

test('each order of four things comes by exactly one course of chance', () => {
  const orders = new Set<string>();
  for (let course = 0; course < 24; course += 1) {
    const chances = [Math.floor(course / 6), Math.floor(course / 2) % 3, course % 2, 0];
    orders.add(shuffled(['a', 'b', 'c', 'd'], { below: () => chances.shift() ?? 0 }).join(''));
  }
  expect(orders.size).toBe(24);
});
