/** A slice of a pie. */
export interface Slice {
  /** Of the whole, from 0 to 1. */
  readonly share: number;
  /** Its outline, as the `d` of a path. */
  readonly path: string;
}

/** Slices of a pie of this radius around 0, 0, from the top clockwise. `values` are above 0. */
export function slicesOf(values: readonly number[], radius: number): readonly Slice[] {
  const largest = Math.max(...values);
  // Measured by the largest, a sum of however large numbers is one.
  const parts = values.map((value) => value / largest);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  let from = 0;
  return parts.map((part) => {
    const share = part / whole;
    const path = outline(from, from + share, radius);
    from += share;
    return { share, path };
  });
}

/** An arc that ends where it began is none, so a whole pie is drawn in two halves. */
function outline(from: number, to: number, radius: number): string {
  if (to - from > 0.9999)
    return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;
  const isLarge = to - from > 0.5 ? 1 : 0;
  return `M0 0L${onCircle(from, radius)}A${radius} ${radius} 0 ${isLarge} 1 ${onCircle(to, radius)}Z`;
}

function onCircle(turn: number, radius: number): string {
  const angle = turn * 2 * Math.PI;
  return `${pixels(Math.sin(angle) * radius)} ${pixels(-Math.cos(angle) * radius)}`;
}

/** Two decimals are finer than any screen. */
export function pixels(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** `33%`; what is there is never 0%, and what is not all is never 100%. */
export function percent(share: number): string {
  if (share < 0.01) return '<1%';
  if (share > 0.99 && share < 1) return '>99%';
  return `${Math.round(share * 100)}%`;
}
