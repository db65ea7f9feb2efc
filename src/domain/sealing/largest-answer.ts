/** What may stand at one place of an answer. An answer is the JSON of a list with one value a field, null where nothing was given. */
export type SealedField =
  /** Clean words (see cleanWords), so many code points at most. */
  | { readonly kind: 'words'; readonly most: number }
  /** A whole number from 0: a rating, or the place of a choice. */
  | { readonly kind: 'number'; readonly most: number }
  /** Several of them, each once. */
  | { readonly kind: 'numbers'; readonly most: number };

/**
 * How many bytes the longest possible answer has, so that each can be given the room of the longest and none shows by its length.
 * Words take at most four bytes a code point: what JSON writes longer, it escapes, and of that clean words hold only such as
 * take two.
 */
export function largestAnswer(fields: readonly SealedField[]): number {
  const values = fields.map((field) => Math.max(largestValue(field), 'null'.length));
  return listOf(values);
}

function largestValue({ kind, most }: SealedField): number {
  switch (kind) {
    case 'words':
      return 4 * most + '""'.length;
    case 'number':
      return String(most).length;
    case 'numbers':
      return listOf(Array.from({ length: most + 1 }, (_, number) => String(number).length));
  }
}

function listOf(values: readonly number[]): number {
  return '[]'.length + values.reduce((sum, value) => sum + value, 0) + Math.max(values.length - 1, 0);
}
