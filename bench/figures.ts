/** The value below which this part of the samples lies; `part` 0.5 is the median. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1);
  return sorted[Math.max(place, 0)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** How long it takes, in milliseconds. */
export async function timed<T>(
  run: () => Promise<T> | T,
): Promise<{ readonly took: number; readonly result: T }> {
  const began = performance.now();
  const result = await run();
  return { took: performance.now() - began, result };
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What it should be, or what it is held against. */
  readonly beside: string;
  /** Null where nothing was promised. */
  readonly holds: boolean | null;
}

/** Rows as a Markdown table, so that it can be quoted as it is. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, beside, holds }) => {
    const verdict = holds === null ? '' : holds ? 'yes' : 'NO';
    return `| ${what} | ${measured} | ${beside} | ${verdict} |`;
  });
  return ['| what | measured | beside | holds |', '|---|---|---|---|', ...lines].join('\n');
}
