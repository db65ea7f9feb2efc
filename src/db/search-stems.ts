import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as spanish } from '@orama/stemmers/spanish';

/** Shorter words have no endings to speak of, and words with digits are names. */
const STEMMABLE = /^\p{Script=Latin}{3,40}$/u;

/**
 * The folded stems of a lower-case word in every language we know, each once. Nobody says which language a share or a search
 * is in, and many mix two; a word and a search word mean the same when they share a stem. Empty where stems make no sense.
 */
export function stemsOf(word: string): readonly string[] {
  return STEMMABLE.test(word) ? [...new Set(stemsInEachLanguage(word).map(foldMarks))] : [];
}

/** Accents come first: the endings of Spanish and German are told by them. People who type without them mean the same. */
function stemsInEachLanguage(word: string): string[] {
  const stems = [english(word), german(word), spanish(word)];
  if (/[cs]ion$/.test(word)) stems.push(spanish(word.replace(/ion$/, 'ión')));
  if (/[äöü]/.test(word)) stems.push(german(spellOut(word)));
  return stems;
}

function spellOut(word: string): string {
  return word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
}

const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Without accents and the like. Marks that carry vowels in other scripts stay. */
export function foldMarks(lowerCase: string): string {
  return lowerCase
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F\u0591-\u05C7\u064B-\u0652]/g, '')
    .replaceAll(/[ßæœøłđı]/g, (letter) => LATIN_LETTERS[letter] ?? letter)
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}
