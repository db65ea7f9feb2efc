import type { ImportReport, LineNote } from './import-file.ts';

const MOST_LISTED = 100;

/** What was taken, what was not and why, for the operator to read. Says nothing of what people wrote. */
export function reportOf(report: ImportReport, isDryRun: boolean): string {
  const { lines, taken, known, refused, changed } = report;
  const count = (n: number) => n.toLocaleString('en');
  const summary = isDryRun
    ? [
        `${count(lines)} lines read: ${count(lines - refused.length)} can be taken, ${count(refused.length)} cannot.`,
        'Nothing was written. Entries that are in the library already would stay as they are.',
      ]
    : [
        `${count(lines)} lines read: ${count(taken)} taken, ${count(known)} already in the library, ${count(refused.length)} not taken.`,
      ];
  return [...summary, ...listed('Not taken', refused), ...listed('Taken with a change', changed), ''].join(
    '\n',
  );
}

function listed(heading: string, notes: readonly LineNote[]): string[] {
  if (notes.length === 0) return [];
  const linesBySays = new Map<string, number[]>();
  for (const { line, says } of notes) linesBySays.getOrInsertComputed(says, () => []).push(line);
  return [
    '',
    `${heading}:`,
    ...[...linesBySays].slice(0, MOST_LISTED).map(([says, lines]) => `  ${says}: ${inRanges(lines)}`),
    ...(linesBySays.size > MOST_LISTED ? [`  and ${linesBySays.size - MOST_LISTED} other reasons`] : []),
  ];
}

/** `line 3`, `lines 1–38, 40`. */
function inRanges(lines: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  const shown = ranges
    .slice(0, MOST_LISTED)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}\u2013${to}`));
  const left = ranges.length - shown.length;
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${left > 0 ? ` and ${left} more places` : ''}`;
}
