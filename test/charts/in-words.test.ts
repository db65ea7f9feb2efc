import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartInWords } from '../../src/charts/in-words.ts';
import { choice, choiceCharts, rating, ratingCharts } from './charts-of.ts';

test('says of a rating what its picture shows', () => {
  expect(chartInWords(rating([0, 1, 3, 6, 2], 3.36))).toBe(
    'I can bring up problems here – mean 3.8 of 12 answers from 1 to 5, 0.4 more than in the previous round (3.4). ' +
      'How many gave which: 1: 0, 2: 1, 3: 3, 4: 6, 5: 2.',
  );
  expect(chartInWords(rating([1, 0, 0, 0, 0]))).toContain('mean 1.0 of 1 answer from 1 to 5. How');
  expect(chartInWords(rating([0, 0, 0, 0, 0], 3))).toBe('I can bring up problems here – no answers.');
});

test('says of a choice what its picture shows', () => {
  expect(chartInWords(choice({ Pairing: 9, Talks: 4 }))).toBe(
    'What should we do more of? – 13 answers. Pairing: 9; Talks: 4.',
  );
  expect(chartInWords({ ...choice({ Pairing: 9, Talks: 4 }), answers: 10 })).toContain(
    'several choices possible',
  );
  expect(chartInWords(choice({}, ''))).toBe('0 answers.');
  expect(chartInWords({ ...choice({ Asked: 9 }), caption: 'People, not answers' })).toContain(
    ' – People, not answers. Asked: 9.',
  );
});

test('is as long as Slack takes, and has each figure of a rating', () => {
  fc.assert(
    fc.property(fc.oneof(ratingCharts, choiceCharts), (chart) => {
      const said = chartInWords(chart);
      expect([...said].length).toBeGreaterThan(0);
      expect([...said].length).toBeLessThanOrEqual(1900);
      expect(said.isWellFormed()).toBe(true);
      if (chart.kind === 'rating' && chart.counts.some((count) => count > 0)) {
        for (const [index, count] of chart.counts.entries()) expect(said).toContain(`${index + 1}: ${count}`);
      }
    }),
  );
});
