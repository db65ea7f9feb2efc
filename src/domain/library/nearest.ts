import { editDistance } from '../edit-distance.ts';
import { lengthOf } from '../words.ts';

/** Below this, nearly every word is near to another. */
const SHORTEST_GUESS = 3;
const LONG = 6;
const MOST_GUESSES = 3;

/** How many typing errors a word of this length may have. */
export function mostEdits(word: string): number {
  const letters = lengthOf(word);
  if (letters < SHORTEST_GUESS) return 0;
  return letters < LONG ? 1 : 2;
}

/** The words of the vocabulary that the typed one was most likely meant to be: the nearest, at most three. */
export function nearestWords(typed: string, vocabulary: Iterable<string>): string[] {
  const most = mostEdits(typed);
  const letters = lettersOf(typed);
  const near: { word: string; distance: number }[] = [];
  for (const word of vocabulary) {
    // An edit changes at most two of the letters that occur: this sorts out nearly all before the dear comparison.
    if (bitsIn(letters ^ lettersOf(word)) > 2 * most) continue;
    const distance = editDistance(typed, word);
    if (distance > 0 && distance <= most) near.push({ word, distance });
  }
  const nearest = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance === nearest)
    .map(({ word }) => word)
    .sort((a, b) => sameLetters(typed, b) - sameLetters(typed, a) || (a < b ? -1 : 1))
    .slice(0, MOST_GUESSES);
}

/** One bit for each letter that occurs; letters beyond 32 share bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** People rarely mistype how a word begins. */
function sameLetters(typed: string, word: string): number {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  return same;
}
