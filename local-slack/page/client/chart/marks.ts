import type { AxisChart, Series } from './figures.ts';
import type { Layout } from './layout.ts';
import type { Scale } from './scale.ts';
import { pixels } from './slices.ts';

/** Of the room of a category so much is left free between it and the next. */
const FREE = 0.2;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a value stands, from the top. */
export function heightAt({ top, bottom }: Layout, scale: Scale, value: number): number {
  return pixels(bottom - scale.share(value) * (bottom - top));
}

/** The middle of a category. */
export function middleOf({ left, band }: Layout, at: number): number {
  return pixels(left + (at + 0.5) * band);
}

/** The bars of one series, beside those of the others; below zero they hang. */
export function barsOf(
  layout: Layout,
  scale: Scale,
  series: readonly Series[],
  which: number,
): readonly Bar[] {
  const width = (layout.band * (1 - FREE)) / series.length;
  const zero = heightAt(layout, scale, 0);
  return (series[which]?.values ?? []).map((value, at) => {
    const y = heightAt(layout, scale, value);
    const x = layout.left + layout.band * (at + FREE / 2) + width * which;
    // Between bars that have the room for it a little ground shows.
    const gap = width > 6 ? 1 : 0;
    return {
      x: pixels(x),
      y: Math.min(y, zero),
      width: pixels(width - gap),
      height: pixels(Math.abs(zero - y)),
    };
  });
}

export function pointsOf(
  layout: Layout,
  scale: Scale,
  { values }: Series,
): readonly { readonly x: number; readonly y: number }[] {
  return values.map((value, at) => ({ x: middleOf(layout, at), y: heightAt(layout, scale, value) }));
}

export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** From the line down to zero, or up to it. */
export function areaUnder(
  points: readonly { readonly x: number; readonly y: number }[],
  zero: number,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${lineThrough(points)}L${last.x} ${zero}L${first.x} ${zero}Z`;
}

/** Bars and areas are measured from zero; a line shows how things change, wherever they are. */
export function growsFromZero({ type }: AxisChart): boolean {
  return type !== 'line';
}
