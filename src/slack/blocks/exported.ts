import type { Exportable } from '../../domain/exports/exports.ts';

interface ExportWords {
  /** What is exported, and its verb, in the middle of a sentence. */
  readonly are: string;
  /** That it is all there without the file, too: a sentence. */
  readonly stay: string;
  /** Of the file, where it has no own title. */
  readonly title: string;
  readonly file: string;
  readonly one: string;
  readonly many: string;
  /** Said where there is nothing. */
  readonly none: string;
}

const WORDS: Readonly<Record<Exportable, ExportWords>> = {
  journal: {
    are: 'your journal is',
    stay: 'Your journal stays as it is.',
    title: 'My journal',
    file: 'my-journal.md',
    one: 'one answer',
    many: 'answers',
    none: 'Your journal is empty, so there is nothing to export yet.',
  },
  feedback: {
    are: 'your feedback is',
    stay: 'Your feedback stays as it is.',
    title: 'My feedback',
    file: 'my-feedback.md',
    one: 'one entry',
    many: 'entries',
    none: 'There is nothing to export yet. What you have not opened is left out.',
  },
  results: {
    are: 'the results are',
    stay: 'The results stay as they are.',
    title: 'Results',
    file: 'results.csv',
    one: 'one row',
    many: 'rows',
    none: 'There is nothing to export.',
  },
};

export function exportWords(of: Exportable): Omit<ExportWords, 'one' | 'many'> {
  return WORDS[of];
}

/** `one answer`, `1,200 answers`. */
export function countOf(of: Exportable, entries: number): string {
  const { one, many } = WORDS[of];
  return entries === 1 ? one : `${entries.toLocaleString('en')} ${many}`;
}
