import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceDrawing } from '../../src/charts/choice-drawing.ts';
import { MARGIN, WIDTH } from '../../src/charts/look.ts';
import { ratingDrawing } from '../../src/charts/rating-drawing.ts';
import type { Bar, Drawing, Mark, Measuring, Shape, Words } from '../../src/charts/shapes.ts';
import { choice, choiceCharts, rating, ratingCharts } from './charts-of.ts';

const measuring: Measuring = (style) => (text) => [...text].length * style.size * 0.55;

const barsOf = ({ shapes }: Drawing) => shapes.filter((shape): shape is Bar => shape.is === 'bar');
const wordsOf = ({ shapes }: Drawing) => shapes.filter((shape): shape is Words => shape.is === 'words');
const marksOf = ({ shapes }: Drawing) => shapes.filter((shape): shape is Mark => shape.is === 'mark');
const saidBy = (drawing: Drawing) => wordsOf(drawing).map(({ text }) => text);

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf(shape: Shape): Area {
  switch (shape.is) {
    case 'bar':
      return { left: shape.x, right: shape.x + shape.width, top: shape.y, bottom: shape.y + shape.height };
    case 'line':
      return { left: shape.from.x, right: shape.to.x, top: shape.from.y, bottom: shape.to.y };
    case 'mark': {
      const { x, y, radius } = shape;
      return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    }
    case 'words': {
      const width = measuring(shape)(shape.text.replaceAll(/[\u2067\u2069]/g, ''));
      const left = { left: shape.x, center: shape.x - width / 2, right: shape.x - width }[shape.align];
      return { left, right: left + width, top: shape.y - shape.size / 2, bottom: shape.y + shape.size / 2 };
    }
  }
}

function mustBeInOrder(drawing: Drawing): void {
  const tolerance = 0.01;
  for (const shape of drawing.shapes) {
    const { left, right, top, bottom } = areaOf(shape);
    expect(Math.min(left, top), JSON.stringify(shape)).toBeGreaterThanOrEqual(MARGIN - tolerance);
    expect(right, JSON.stringify(shape)).toBeLessThanOrEqual(WIDTH - MARGIN + tolerance);
    expect(bottom, JSON.stringify(shape)).toBeLessThanOrEqual(drawing.height - MARGIN + tolerance);
  }
  const words = wordsOf(drawing).filter(({ text }) => text !== '');
  for (const [index, one] of words.entries()) {
    for (const other of words.slice(index + 1)) {
      const [a, b] = [areaOf(one), areaOf(other)];
      const isApart =
        a.right <= b.left + tolerance ||
        b.right <= a.left + tolerance ||
        a.bottom <= b.top + tolerance ||
        b.bottom <= a.top + tolerance;
      expect(isApart, `${one.text} lies on ${other.text}`).toBe(true);
    }
  }
}

test('of a rating, all is in the picture and no words lie on others', () => {
  fc.assert(fc.property(ratingCharts, (chart) => mustBeInOrder(ratingDrawing(chart, measuring))));
});

test('of a choice too, however many choices there are', () => {
  fc.assert(fc.property(choiceCharts, (chart) => mustBeInOrder(choiceDrawing(chart, measuring))));
});

test('bars are as high as their counts, and each count stands at its bar', () => {
  fc.assert(
    fc.property(ratingCharts, (chart) => {
      const drawing = ratingDrawing(chart, measuring);
      const bars = barsOf(drawing);
      const most = Math.max(...chart.counts);
      const highest = Math.max(...bars.map(({ height }) => height));
      for (const [index, count] of chart.counts.entries()) {
        const { x, y, width, height } = bars[index]!;
        const isVisible = count > 0 ? Math.max(2, (count / most) * highest) : 0;
        expect(height).toBeCloseTo(isVisible);
        const middle = x + width / 2;
        const above = wordsOf(drawing).filter((one) => Math.abs(one.x - middle) < 0.01 && one.y < y);
        expect(above.map(({ text }) => text)).toContain(String(count));
      }
    }),
  );
});

test('says the mean, and marks where it stands between 1 and 5', () => {
  const drawing = ratingDrawing(rating([0, 1, 3, 6, 2]), measuring);
  expect(saidBy(drawing)).toEqual(
    expect.arrayContaining(['3.8', 'mean of 12 answers from 1 to 5', 'mean 3.8']),
  );
  const [three, four] = [2, 3].map((index) => barsOf(drawing)[index]!).map(({ x, width }) => x + width / 2);
  const marks = marksOf(drawing);
  expect(marks).toMatchObject([{ form: 'diamond', isFilled: true }]);
  expect(marks[0]?.x).toBeCloseTo(three! + 0.8 * (four! - three!));
});

test.each([
  [3.36, '0.4 more than in the previous round (3.4)', 'up'],
  [4.04, '0.2 less than in the previous round (4.0)', 'down'],
  [3.78, 'as in the previous round (3.8)', null],
])('says what has changed since a mean of %s, in words and with an arrow', (previous, said, arrow) => {
  const drawing = ratingDrawing(rating([0, 1, 3, 6, 2], previous), measuring);
  expect(saidBy(drawing)).toContain(said);
  const forms = marksOf(drawing).map(({ form, isFilled }) => (form === 'diamond' ? isFilled : form));
  expect(forms.filter((form) => typeof form === 'string')).toEqual(arrow === null ? [] : [arrow]);
  expect(forms.filter((form) => form === false)).toHaveLength(1);
});

test('says nothing of a mean where nobody answered', () => {
  const drawing = ratingDrawing(rating([0, 0, 0, 0, 0], 3), measuring);
  expect(saidBy(drawing)).toContain('No answers');
  expect(marksOf(drawing)).toEqual([]);
});

test('draws choices in the order in which they were offered', () => {
  const drawing = choiceDrawing(choice({ Pairing: 9, Talks: 4, Reading: 0 }), measuring);
  const inRows = wordsOf(drawing).filter(({ y }) => y > barsOf(drawing)[0]!.y);
  expect(inRows.map(({ text }) => text)).toEqual(['Pairing', '9', 'Talks', '4', 'Reading', '0']);
  const [first, second, third] = barsOf(drawing).map(({ width }) => width);
  expect(second! / first!).toBeCloseTo(4 / 9);
  expect(third).toBe(0);
  expect(saidBy(drawing)).toContain('13 answers');
});

test('says that several choices were possible, and what of too many choices is not drawn', () => {
  const labels = Array.from({ length: 100 }, (_, index) => ({ label: `No ${index}`, count: index % 50 }));
  const drawing = choiceDrawing({ kind: 'choice', question: '', choices: labels, answers: 40 }, measuring);
  expect(barsOf(drawing)).toHaveLength(20);
  expect(saidBy(drawing)).toContain('40 answers, several choices possible');
  expect(saidBy(drawing)).toContain('80 others: 1560');
});
