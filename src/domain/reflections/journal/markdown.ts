import { inert, quoted } from '../../markdown.ts';
import { localDateOf, longDate } from '../../time.ts';
import type { OwnReflection } from '../reflection.ts';

/**
 * A journal as a person keeps it: a heading for each year and each answer, newest first; question and answer each as a quotation, in
 * which every line begins with `>`, so that nothing in them can end their entry or begin another. Dates are those of `zone`.
 */
export function journalInMarkdown(entries: readonly OwnReflection[], zone: string): string {
  const lines = ['# My journal', '', `${entries.length} ${entries.length === 1 ? 'answer' : 'answers'}.`];
  let year = '';
  for (const entry of entries) {
    const date = localDateOf(entry.writtenAt, zone);
    if (date.slice(0, 4) !== year) {
      year = date.slice(0, 4);
      lines.push('', `## ${year}`);
    }
    lines.push('', ...entryLines(entry, date));
  }
  return `${lines.join('\n')}\n`;
}

function entryLines(entry: OwnReflection, date: string): string[] {
  const readers = entry.visibility === 'private' ? 'only me' : 'the community, with my name';
  return [
    `### ${longDate(date)}`,
    '',
    `${inert(entry.communityName)}, week ${entry.week}. Who could read it: ${readers}.`,
    '',
    '**Question**',
    '',
    ...quoted(entry.question),
    '',
    '**Answer**',
    '',
    ...quoted(entry.words),
  ];
}
