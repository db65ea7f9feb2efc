import fc from 'fast-check';
import type { ChoiceChart, RatingChart } from '../../src/charts/chart.ts';

const count = fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 3000 }));

/** What people may have written, in any script, and what would be markup elsewhere. */
const words = fc.oneof(
  fc.lorem({ maxCount: 20 }),
  fc.constantFrom(
    '',
    '<b onload="x">&amp;</b> <!channel> ]]>',
    'كيف كان الأسبوع بالنسبة لك؟',
    'מה למדת השבוע (5)?',
    '今週は何を学びましたか',
    '👩‍💻🎉 🇩🇪',
    'x'.repeat(3000),
    '\u202e\u0000\ud800 odd',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

export const ratingCharts: fc.Arbitrary<RatingChart> = fc.record({
  kind: fc.constant('rating' as const),
  question: words,
  counts: fc.tuple(count, count, count, count, count),
  previousMean: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
});

export const choiceCharts: fc.Arbitrary<ChoiceChart> = fc.record({
  kind: fc.constant('choice' as const),
  question: words,
  choices: fc.oneof(
    fc.array(fc.record({ label: words, count }), { maxLength: 5 }),
    fc.array(fc.record({ label: words, count }), { minLength: 1, maxLength: 100, size: 'max' }),
  ),
  answers: count,
});

export function rating(
  counts: RatingChart['counts'],
  previousMean: number | null = null,
  question = 'I can bring up problems here',
): RatingChart {
  return { kind: 'rating', question, counts, previousMean };
}

/** Each choice named with how many chose it; one a person. */
export function choice(
  counts: Readonly<Record<string, number>>,
  question = 'What should we do more of?',
): ChoiceChart {
  const choices = Object.entries(counts).map(([label, count]) => ({ label, count }));
  return { kind: 'choice', question, choices, answers: choices.reduce((sum, { count }) => sum + count, 0) };
}
