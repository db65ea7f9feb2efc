import { editDistance } from '../domain/edit-distance.ts';

/** A typed word shorter than this has too many neighbours to guess by. */
const SHORTEST_GUESS = 4;
/** From this length on two edits still leave little doubt: "sreach". Shorter ones are words of their own: "start". */
const LONG = 6;

export interface Routed<Run> {
  /** Of one word or of two: `share`, `feedback give`. */
  readonly name: string;
  readonly run: Run;
  /** What was typed after it. */
  readonly rest: string;
}

/**
 * The subcommand with which this text begins: one of two words where there is one, else one of one word; so several features can
 * have words under one command. Null where it begins with none.
 */
export function routeOf<Run>(text: string, routes: ReadonlyMap<string, Run>): Routed<Run> | null {
  const [first = '', second = ''] = text.trim().split(/\s+/u);
  for (const words of [[first, second], [first]]) {
    const name = words.join(' ').toLowerCase();
    const run = routes.get(name);
    if (run !== undefined) return { name, run, rest: after(words, text) };
  }
  return null;
}

function after(words: readonly string[], text: string): string {
  return words.reduce((rest, word) => rest.slice(word.length).trim(), text.trim());
}

/**
 * The subcommand that someone who typed this single word most likely meant, or null where it looks like words to search for.
 * A first letter that differs too is a guess too many: "research" is no typing error of "search". Names of two words are none.
 */
export function nearestSubcommand(typed: string, names: Iterable<string>): string | null {
  const word = typed.trim().toLowerCase();
  if (word.length < SHORTEST_GUESS || /\s/u.test(word)) return null;
  let nearest: { name: string; distance: number } | null = null;
  for (const name of names) {
    if (name.length < SHORTEST_GUESS || name.includes(' ')) continue;
    if (name.startsWith(word)) return name;
    const distance = editDistance(word, name);
    if (distance > mostEdits(word, name) || (nearest !== null && distance >= nearest.distance)) continue;
    nearest = { name, distance };
  }
  return nearest?.name ?? null;
}

function mostEdits(word: string, name: string): number {
  const isLong = Math.max(word.length, name.length) >= LONG;
  return isLong && word[0] === name[0] ? 2 : 1;
}
