import type { Exportable } from '../../domain/exports/exports.ts';

interface ExportWords {
  /** What is exported, after “your”: plain words of ours. */
  readonly name: string;
  readonly file: string;
  readonly one: string;
  readonly many: string;
  /** Said where there is nothing. */
  readonly none: string;
}

const WORDS: Readonly<Record<Exportable, ExportWords>> = {
  journal: {
    name: 'journal',
    file: 'my-journal.md',
    one: 'one answer',
    many: 'answers',
    none: 'Your journal is empty, so there is nothing to export yet.',
  },
  feedback: {
    name: 'feedback',
    file: 'my-feedback.md',
    one: 'one entry',
    many: 'entries',
    none: 'There is nothing to export yet. What you have not opened is left out.',
  },
};

export function exportWords(of: Exportable): Pick<ExportWords, 'name' | 'file' | 'none'> {
  return WORDS[of];
}

/** `one answer`, `1,200 answers`. */
export function countOf(of: Exportable, entries: number): string {
  const { one, many } = WORDS[of];
  return entries === 1 ? one : `${entries.toLocaleString('en')} ${many}`;
}
