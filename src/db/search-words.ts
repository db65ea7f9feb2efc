import { foldMarks, stemsOf } from './search-stems.ts';

/** A word as the index knows it, and where it stands in the text (UTF-16 offsets). */
export interface FoundWord {
  readonly word: string;
  readonly stems: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A run of writing: either of a script that puts no spaces between words, or of one that does. */
interface Run {
  readonly text: string;
  readonly start: number;
  readonly isUnspaced: boolean;
}

/** Longer ones are keys and encoded data; what is cut off is cut off of the search word too. */
const LONGEST_WORD = 64;
const UNSPACED =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]';
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
/** `c++` and `c#` are words of their own. */
const RUNS = new RegExp(
  `(?<unspaced>[${UNSPACED}&&[\\p{L}\\p{N}\\p{M}]]+)|[[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]+(?:\\+\\+|#(?![\\p{L}\\p{N}]))?`,
  'gv',
);

/**
 * The words of a text in order. Case, width and accents are folded. Scripts without spaces (Japanese, Chinese, Thai, …) give
 * each pair of neighbouring characters: what a dictionary takes for a word differs with its surroundings and from one version of
 * the runtime to the next, and then a search would miss what is plainly there.
 */
export function wordsOf(text: string): FoundWord[] {
  return runsOf(text).flatMap((run) => (run.isUnspaced ? pairsOf(run) : spacedWords(run)));
}

function runsOf(text: string): Run[] {
  return [...text.matchAll(RUNS)].map((match) => ({
    text: match[0],
    start: match.index,
    isUnspaced: match.groups?.unspaced !== undefined,
  }));
}

function spacedWords({ text, start }: Run): FoundWord[] {
  const end = start + text.length;
  return analysed(text).map((word) => ({ ...word, start, end }));
}

type Analysed = Pick<FoundWord, 'word' | 'stems'>;

/** Few words make up most of what people write; analysing each once makes indexing three times as fast. */
const KEPT_WORDS = 50_000;
const known = new Map<string, readonly Analysed[]>();

function analysed(typed: string): readonly Analysed[] {
  const before = known.get(typed);
  if (before !== undefined) return before;
  const whole = typed.normalize('NFKC').replaceAll(INVISIBLE, '');
  // Compatibility forms can hold several words: ½, ㍿.
  const words = runsOf(whole).flatMap((run) => {
    if (run.isUnspaced) return pairsOf(run);
    const lowerCase = run.text.toLowerCase();
    const word = [...foldMarks(lowerCase)].slice(0, LONGEST_WORD).join('');
    return word === '' ? [] : [{ word, stems: stemsOf(lowerCase.normalize('NFC')) }];
  });
  if (known.size >= KEPT_WORDS) known.clear();
  known.set(typed, words);
  return words;
}

/** Each pair of neighbours; its stems are its characters, so that a single one can be searched for. */
function pairsOf({ text, start }: Run): FoundWord[] {
  const characters = [...text.normalize('NFKC')];
  const whole = { start, end: start + text.length };
  if (characters.length < 2) return characters.map((word) => ({ word, stems: [word], ...whole }));
  const places = placesOf(text, start);
  // Half-width marks join their letter: then only the run as a whole can be pointed at.
  const keepsPlaces = places.length === characters.length + 1;
  return characters.slice(1).map((second, i) => {
    const first = characters[i] ?? '';
    const place = keepsPlaces ? { start: places[i] ?? start, end: places[i + 2] ?? whole.end } : whole;
    return { word: `${first}${second}`, stems: [first, second], ...place };
  });
}

/** Where each character begins, and where the last one ends. */
function placesOf(text: string, start: number): number[] {
  const places = [start];
  let place = start;
  for (const character of text) {
    place += character.length;
    places.push(place);
  }
  return places;
}

/** Whether a word is a piece of an unspaced script: nearest words make no sense there. */
export function isUnspaced(word: string): boolean {
  return new RegExp(`^${UNSPACED}+$`, 'v').test(word);
}
