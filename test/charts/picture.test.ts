import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/charts/chart.ts';
import { drawChart } from '../../src/charts/draw.ts';
import { colours } from '../../src/charts/look.ts';
import { choice, choiceCharts, rating, ratingCharts } from './charts-of.ts';

async function pictureOf(chart: Chart): Promise<Canvas> {
  const image = await loadImage(await drawChart(chart));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}

/** How many pixels of exactly this colour stand in each column of the picture. */
function columnsOf(canvas: Canvas, colour: string): number[] {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const columns = new Array<number>(canvas.width).fill(0);
  for (let pixel = 0; pixel < data.length; pixel += 4) {
    const isSame = wanted.every((part, index) => data[pixel + index] === part);
    if (isSame) columns[(pixel / 4) % canvas.width]! += 1;
  }
  return columns;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

test('is a picture of 1,200 pixels with bars in proportion, on a light ground', async () => {
  const picture = await pictureOf(rating([0, 1, 3, 6, 2], 3.4));
  expect(picture.width).toBe(1200);
  const columns = columnsOf(picture, colours.bar);
  const fifths = [0, 1, 2, 3, 4].map((index) => {
    const middle = Math.round((24 + (index + 0.5) * 86.4) * 2.5);
    return columns[middle]!;
  });
  expect(fifths[0]).toBe(0);
  for (const [index, count] of [0, 1, 3, 6, 2].entries())
    expect(Math.abs(fifths[index]! - (fifths[3]! * count) / 6)).toBeLessThanOrEqual(2);
  expect(sumOf(columnsOf(picture, colours.ground))).toBeGreaterThan(0.6 * picture.width * picture.height);
  expect(sumOf(columnsOf(picture, colours.brand))).toBeGreaterThan(500);
});

test('letters of other scripts, signs of markup and emoji are drawn, not taken for something else', async () => {
  const inked = async (question: string) =>
    sumOf(columnsOf(await pictureOf(choice({ Yes: 1 }, question)), colours.ink));
  const empty = await inked('');
  for (const question of ['Привет', 'مرحبا', 'שלום', 'नमस्ते', '🎉', '<b>&"\'>'])
    expect((await inked(question)) - empty, question).toBeGreaterThan(100);
  expect(await inked('Ελλάδα')).not.toBe(await inked('Россия'));
});

test('whatever people wrote and however many answered, there is a picture', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(ratingCharts, choiceCharts), async (chart) => {
      const bytes = await drawChart(chart);
      expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('\x89PNG');
      expect(bytes.length).toBeLessThan(1_000_000);
    }),
    { numRuns: 25 },
  );
});
