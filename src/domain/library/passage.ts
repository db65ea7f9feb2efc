import { type FoundWord, wordsOf } from '../../db/search-words.ts';
import type { Term } from './query.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Which of the terms. */
  readonly term: number;
}

/** In UTF-16 units, about three lines on a phone. */
const LENGTH = 220;
/** What stands before the first match, so that it can be understood. */
const LEAD = 40;

/**
 * The part of these texts that says most of the terms, with the matches told apart. Where none is said, the beginning of the
 * first text. Texts are tried in order; the first of equals wins.
 */
export function passageOf(texts: readonly string[], terms: readonly Term[]): Segment[] {
  const windows = texts.map((text) => bestWindow(text, marksIn(text, terms)));
  const best = windows.reduce<Window | null>(
    (chosen, window) => (chosen === null || window.score > chosen.score ? window : chosen),
    null,
  );
  return best === null ? [] : segmentsOf(best);
}

/** The whole text with its matches told apart. */
export function highlighted(text: string, terms: readonly Term[]): Segment[] {
  return segmentsOf({ text, marks: marksIn(text, terms), start: 0, end: text.length, score: 0 });
}

function marksIn(text: string, terms: readonly Term[]): Mark[] {
  const words = wordsOf(text);
  return terms
    .flatMap((term, index) =>
      words.flatMap((_, i): Mark[] => {
        const length = lengthAt(words, i, term);
        const last = words[i + length - 1];
        const first = words[i];
        if (length === 0 || first === undefined || last === undefined) return [];
        return [{ start: first.start, end: last.end, term: index }];
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** How many words from `i` on are what the term asks for; 0 where they are not. */
function lengthAt(words: readonly FoundWord[], i: number, term: Term): number {
  const found = words[i];
  if (found === undefined) return 0;
  switch (term.kind) {
    case 'word': {
      const isForm =
        found.word.startsWith(term.word) || found.stems.some((stem) => term.stems.includes(stem));
      return isForm ? 1 : 0;
    }
    case 'beginning':
      return found.word.startsWith(term.word) ? 1 : 0;
    case 'phrase':
      return term.words.every((word, k) => words[i + k]?.word === word) ? term.words.length : 0;
  }
}

interface Window {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

function bestWindow(text: string, marks: readonly Mark[]): Window {
  let best: Window = { text, marks, ...spanFrom(text, 0), score: 0 };
  for (const mark of marks) {
    const span = spanFrom(text, mark.start);
    const inside = marks.filter(({ start, end }) => start >= span.start && end <= span.end);
    // Different terms count far more than the same one again.
    const score = new Set(inside.map(({ term }) => term)).size + Math.min(inside.length, 9) / 100;
    if (score > best.score) best = { text, marks, ...span, score };
  }
  return best;
}

/** A window around a place, ending between words where there is a space near enough. */
function spanFrom(text: string, place: number): { start: number; end: number } {
  if (text.length <= LENGTH) return { start: 0, end: text.length };
  const from = Math.max(0, Math.min(place - LEAD, text.length - LENGTH));
  const space = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const start = space > 0 && space <= place ? space : wholeCharacter(text, Math.min(from, place));
  const latest = Math.min(text.length, start + LENGTH);
  const lastSpace = text.lastIndexOf(' ', latest);
  const end =
    latest === text.length || lastSpace < start + LENGTH / 2 ? wholeCharacter(text, latest) : lastSpace;
  return { start, end };
}

/** Never between the halves of a character. */
function wholeCharacter(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}

function segmentsOf({ text, marks, start, end }: Window): Segment[] {
  const segments: Segment[] = [];
  const put = (piece: string, isMatch: boolean) => {
    if (piece !== '') segments.push({ text: piece, isMatch });
  };
  let place = start;
  if (start > 0) put('… ', false);
  for (const mark of marks) {
    if (mark.end > end || mark.end <= place || mark.start < start) continue;
    put(text.slice(place, Math.max(mark.start, place)), false);
    put(text.slice(Math.max(mark.start, place), mark.end), true);
    place = mark.end;
  }
  put(text.slice(place, end), false);
  if (end < text.length) put(' …', false);
  return segments;
}
