import { Refusal } from './refusal.ts';

/** Turns the reading direction of what follows, or hides something: a text would show other than what it holds. */
const DECEIVING = /[\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\uFEFF]/gu;
/** Invisible letters, unless they spell the region of a flag. */
const HIDDEN_LETTERS = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0000}-\u{E007F}]/gu;
/** Controls but line break and tab, and halves of a character. */
const UNSTORABLE = /\p{Surrogate}|[\p{Cc}--[\t\n]]/gv;
/** Nothing to see: separators, format marks, controls, and letters that are blank. */
const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\s\u2800]/gu;
const FORMAT_MARKS = /\p{Cf}/gu;
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/gu;

/**
 * A person's words as we keep them: NFC, line breaks as `\n`, trimmed, without what cannot be stored (NUL, halves of a
 * character) and what deceives readers. Joiners and right-to-left marks stay: scripts need them. Blank words become ''.
 */
export function cleanWords(typed: string): string {
  const clean = typed
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(UNSTORABLE, '')
    .replaceAll(HIDDEN_LETTERS, '')
    .replaceAll(DECEIVING, '')
    .normalize('NFC')
    .trim();
  return isBlank(clean) ? '' : clean;
}

/** Whether nothing would be seen of it. */
export function isBlank(words: string): boolean {
  return words.replaceAll(UNSEEN, '') === '';
}

/** The clean words on one line, without direction marks: for names, tags, titles. */
export function cleanLine(typed: string): string {
  return cleanWords(typed).replaceAll(DIRECTION_MARKS, '').replaceAll(/\s+/gu, ' ').trim();
}

/** One form for words that a person would call the same: case, width and format marks do not count. */
export function fold(words: string): string {
  return words.normalize('NFKC').replaceAll(FORMAT_MARKS, '').toLocaleLowerCase('und').normalize('NFC');
}

/** Characters as people and Slack count them: code points. */
export function lengthOf(words: string): number {
  let length = 0;
  for (const _ of words) length += 1;
  return length;
}

export interface WordsRule {
  /** Name of the input, for the error. */
  readonly field: string;
  /** In code points. */
  readonly most: number;
}

/** Clean words, or null where there are none. @throws Refusal `invalid` at the field where they are too long. */
export function optionalWords(typed: string | null, { field, most }: WordsRule): string | null {
  const clean = cleanWords(typed ?? '');
  const length = lengthOf(clean);
  if (length > most) {
    throw new Refusal(
      'invalid',
      `This has ${length.toLocaleString('en')} characters. Please keep it to ${most.toLocaleString('en')}.`,
      field,
    );
  }
  return clean === '' ? null : clean;
}

/** Clean words. @throws Refusal `invalid` at the field where they are too long, or `missing` where there are none. */
export function requiredWords(typed: string | null, rule: WordsRule & { readonly missing: string }): string {
  const words = optionalWords(typed, rule);
  if (words === null) throw new Refusal('invalid', rule.missing, rule.field);
  return words;
}
