/** A value axis: where values stand between its ends, and at which round numbers it is marked. */
export interface Scale {
  /** Ascending; the first and the last are the ends of the axis. */
  readonly ticks: readonly number[];
  /** 0 at the lower end, 1 at the upper. */
  share(value: number): number;
}

const ROUND = [1, 2, 2.5, 5, 10];
/** Beyond it a span is no number any more. */
const FARTHEST = 1e300;
/** Values that differ by less, measured by their size, are drawn as one. */
const SAME = 1e-9;

/** An axis on which all of `values` have a place, with about `wanted` marks. Bars and areas grow from zero, so it is on theirs. */
export function scaleFor(
  values: readonly number[],
  { hasZero, wanted }: { readonly hasZero: boolean; readonly wanted: number },
): Scale {
  const all = (hasZero ? [0, ...values] : values).map((value) =>
    Math.max(-FARTHEST, Math.min(FARTHEST, value)),
  );
  const [low, high] = apart(Math.min(...all), Math.max(...all));
  const step = roundUp((high - low) / wanted);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => exact((first + at) * step));
  const [bottom, top] = [first * step, last * step];
  const share = (value: number) => Math.max(0, Math.min(1, (value - bottom) / (top - bottom)));
  return { ticks, share };
}

/** An axis needs two ends: one value alone gets room around it. */
function apart(low: number, high: number): readonly [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < 1 / FARTHEST) return [0, 1];
  return high - low > size * SAME ? [low, high] : [low - size / 2, high + size / 2];
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundUp(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * (ROUND.find((one) => one * power >= step * (1 - SAME)) ?? 10);
}

/** 0.1 + 0.2 is marked 0.3, and zero has no sign. */
function exact(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

/** What stands at the marks: `2.5`, `10K`, `3E20`. */
export function tickLabels(ticks: readonly number[]): readonly string[] {
  const largest = Math.max(...ticks.map(Math.abs));
  const isExtreme = largest >= 1e15 || largest < 1e-4;
  const notation = isExtreme ? 'scientific' : largest >= 10_000 ? 'compact' : 'standard';
  // Marks are round: they have no more digits than they need.
  const format = new Intl.NumberFormat('en', { notation, maximumFractionDigits: 12 });
  return ticks.map((tick) => (tick === 0 ? '0' : format.format(tick).replaceAll('-', '−')));
}
