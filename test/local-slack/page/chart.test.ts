import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriesOf } from '../../../local-slack/page/client/chart/figures.ts';
import { layOut, shortened, widthOf } from '../../../local-slack/page/client/chart/layout.ts';
import {
  areaUnder,
  barsOf,
  heightAt,
  lineThrough,
  pointsOf,
} from '../../../local-slack/page/client/chart/marks.ts';
import { scaleFor, tickLabels } from '../../../local-slack/page/client/chart/scale.ts';
import { percent, slicesOf } from '../../../local-slack/page/client/chart/slices.ts';
import { closest, contrast } from './seeing.ts';

const value = fc.double({ noNaN: true, noDefaultInfinity: true });
const values = fc.array(value, { minLength: 1, maxLength: 120 });
const wanted = 5;

describe('the value axis', () => {
  test('is marked at round numbers', () => {
    expect(scaleFor([3, 97], { hasZero: true, wanted }).ticks).toEqual([0, 20, 40, 60, 80, 100]);
    expect(scaleFor([-7, 12], { hasZero: true, wanted }).ticks).toEqual([-10, -5, 0, 5, 10, 15]);
    expect(scaleFor([0.1, 0.3], { hasZero: true, wanted }).ticks).toEqual([0, 0.1, 0.2, 0.3]);
    expect(scaleFor([1002, 1009], { hasZero: false, wanted }).ticks).toEqual([1002, 1004, 1006, 1008, 1010]);
  });

  test('has two ends also where all is zero, or all is one', () => {
    expect(scaleFor([0, 0], { hasZero: true, wanted }).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    const { ticks, share } = scaleFor([7], { hasZero: false, wanted });
    expect(share(7)).toBeCloseTo(0.5, 1);
    expect(ticks.length).toBeGreaterThan(2);
  });

  test('says thousands and millions in short, and differently at each mark', () => {
    expect(tickLabels([0, 5000, 10_000])).toEqual(['0', '5K', '10K']);
    expect(tickLabels([0, 2.5e6])).toEqual(['0', '2.5M']);
    expect(tickLabels([-0.5, 0])).toEqual(['−0.5', '0']);
    expect(tickLabels([0, 2e20])).toEqual(['0', '2E20']);
  });

  test('has room for whatever is drawn over it', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (all, hasZero) => {
        const { ticks, share } = scaleFor(all, { hasZero, wanted });
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(10);
        expect(ticks).toEqual([...new Set(ticks)].sort((one, other) => one - other));
        expect(new Set(tickLabels(ticks)).size).toBe(ticks.length);
        if (hasZero) expect(ticks).toContain(0);
        for (const one of all) {
          expect(share(one)).toBeGreaterThanOrEqual(0);
          expect(share(one)).toBeLessThanOrEqual(1);
        }
        const [low, high] = [Math.min(...all), Math.max(...all)];
        expect(share(low)).toBeLessThanOrEqual(share(high));
      }),
    );
  });
});

describe('what is drawn', () => {
  const sizes = fc.integer({ min: 160, max: 1600 });
  const categories = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), {
    minLength: 1,
    maxLength: 20,
  });

  test('lies between the axes, however narrow it is and however many names there are', () => {
    fc.assert(
      fc.property(sizes, categories, fc.integer({ min: 1, max: 6 }), value, (width, names, many, one) => {
        const series = Array.from({ length: many }, (_, at) => ({
          name: String(at),
          values: names.map((_name, place) => (place % 2 === 0 ? one : -one)),
        }));
        const scale = scaleFor([one, -one], { hasZero: true, wanted });
        const layout = layOut(width, { ticks: scale.ticks, categories: names });
        const ends = series.map((_, which) => barsOf(layout, scale, series, which));
        for (const bar of ends.flat()) {
          expect(bar.width).toBeGreaterThan(0);
          expect(bar.height).toBeGreaterThanOrEqual(0);
          expect(bar.x).toBeGreaterThanOrEqual(layout.left);
          expect(bar.x + bar.width).toBeLessThanOrEqual(layout.right + 0.02);
          expect(bar.y).toBeGreaterThanOrEqual(layout.top);
          expect(bar.y + bar.height).toBeLessThanOrEqual(layout.bottom + 0.02);
        }
        expect(layout.names.length).toBeGreaterThan(0);
        expect(layout.names.every(({ at }) => at < names.length)).toBe(true);
      }),
    );
  });

  test('stands where its value is: bars rise from zero, and hang below it', () => {
    const scale = scaleFor([10, -10], { hasZero: true, wanted });
    const layout = layOut(500, { ticks: scale.ticks, categories: ['a', 'b'] });
    const [up, down] = barsOf(layout, scale, [{ name: 's', values: [10, -10] }], 0);
    const zero = heightAt(layout, scale, 0);
    expect(up).toMatchObject({ y: layout.top, height: zero - layout.top });
    expect(down).toMatchObject({ y: zero, height: layout.bottom - zero });
    const points = pointsOf(layout, scale, { name: 's', values: [10, -10] });
    expect(lineThrough(points)).toMatch(/^M[\d.]+ 12L[\d.]+ 212$/);
    expect(areaUnder(points, zero)).toMatch(/L[\d.]+ 112L[\d.]+ 112Z$/);
    expect(areaUnder([], zero)).toBe('');
  });

  test('names lean where they find no room, and some are left out where that is not enough', () => {
    const long = Array.from({ length: 20 }, (_, at) => `A rather long name ${at}`);
    const wide = layOut(700, { ticks: [0, 1], categories: long });
    expect(wide.isLeaning).toBe(true);
    expect(wide.names).toHaveLength(20);
    expect(wide.names[0]?.text).toBe('A rather long name 0');
    expect(layOut(240, { ticks: [0, 1], categories: long }).names.length).toBeLessThan(20);
    expect(layOut(500, { ticks: [0, 1], categories: ['a', 'b'] })).toMatchObject({ isLeaning: false });
    expect(widthOf(shortened('表示名が長い', 40))).toBeLessThanOrEqual(40);
  });

  test('each point belongs to the category that it names', () => {
    const data = [
      { label: 'b', value: 2 },
      { label: 'a', value: 1 },
    ];
    const chart = {
      type: 'line' as const,
      series: [{ name: 's', data }],
      axis_config: { categories: ['a', 'b'] },
    };
    expect(seriesOf(chart)).toEqual([{ name: 's', values: [1, 2] }]);
  });
});

describe('a pie', () => {
  test('is whole, and each slice is as large as its value', () => {
    const parts = fc.array(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, (all) => {
        const slices = slicesOf(all, 100);
        expect(slices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const { path } of slices) expect(path).toMatch(/^M[-\d. LAZe]+$/);
      }),
    );
    expect(slicesOf([1, 3], 100).map(({ share }) => share)).toEqual([0.25, 0.75]);
    expect(slicesOf([1, 3], 100).map(({ path }) => path)).toEqual([
      'M0 0L0 -100A100 100 0 0 1 100 0Z',
      'M0 0L100 0A100 100 0 1 1 0 -100Z',
    ]);
  });

  test('of one slice is a circle, and what is tiny is not called nothing', () => {
    expect(slicesOf([5], 100)[0]?.path).not.toMatch(/^M0 0L/);
    expect([0.001, 0.333, 0.995, 1].map(percent)).toEqual(['<1%', '33%', '>99%', '100%']);
  });
});

describe('the colours of charts', () => {
  const styles = readFileSync(join(import.meta.dirname, '../../../local-slack/page/client/page.css'), 'utf8');
  const pairs = [...styles.matchAll(/--(series-\d|ground|raised|notice): light-dark\((#\w+), (#\w+)\)/g)];

  test.each([
    ['light', 2],
    ['dark', 3],
  ])('can be told from the ground and from each other in %s, whatever colours one sees', (_, at) => {
    const coloured = (name: RegExp) =>
      pairs.filter(([, one = '']) => name.test(one)).map((pair) => pair[at] ?? '');
    const [series, grounds] = [coloured(/series/), coloured(/ground|raised|notice/)];
    expect(series).toHaveLength(6);
    for (const one of series)
      for (const ground of grounds) expect(contrast(one, ground)).toBeGreaterThanOrEqual(3);
    // Those that are said to be safe come to 0.08.
    expect(closest(series)).toBeGreaterThan(0.12);
  });
});
