import type { JSX } from 'preact';

/** Circle, square, triangle, diamond, triangle on its tip, ring: each line's own, so that colour is not all that tells it. */
const SHAPES = [
  'M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0Z',
  'M-3 -3H3V3H-3Z',
  'M0 -4.2L4 3H-4Z',
  'M0 -4.6L4.6 0L0 4.6L-4.6 0Z',
  'M0 4.2L4 -3H-4Z',
  'M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0ZM-1.5 0A1.5 1.5 0 1 0 1.5 0A1.5 1.5 0 1 0 -1.5 0Z',
];

export function Point({
  series,
  x,
  y,
}: {
  readonly series: number;
  readonly x: number;
  readonly y: number;
}): JSX.Element {
  return <path class="filled" d={SHAPES[series % SHAPES.length]} transform={`translate(${x} ${y})`} />;
}
