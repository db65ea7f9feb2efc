/** Which question comes next: pure. No question comes again before every active one has come; themes alternate. */
import type { QuestionId } from '../../../ids.ts';
import { type Theme, themes } from './themes.ts';

export interface Rotating {
  readonly id: QuestionId;
  readonly theme: Theme;
  readonly audience: 'everyone' | 'leaders';
  readonly text: string;
  readonly position: number;
  /** In weeks. */
  readonly timesAsked: number;
}

/** The next question for everyone, after a week with this theme; null where none is active. */
export function nextQuestion<Question extends Rotating>(
  active: readonly Question[],
  themeBefore: Theme | null,
): Question | null {
  const candidates = leastAsked(active.filter(({ audience }) => audience === 'everyone'));
  return ofNextTheme(candidates, themeBefore);
}

/** The version that leaders get in a week with this theme; null where the theme has none. */
export function nextForLeaders<Question extends Rotating>(
  active: readonly Question[],
  theme: Theme,
): Question | null {
  const ofTheme = active.filter((one) => one.audience === 'leaders' && one.theme === theme);
  return byPosition(leastAsked(ofTheme))[0] ?? null;
}

/** Another question for one member, of another theme where there is one; null where the bank has no other. */
export function anotherThan<Question extends Rotating>(
  active: readonly Question[],
  asked: { readonly id: QuestionId; readonly theme: Theme | null },
): Question | null {
  const others = active.filter(({ audience, id }) => audience === 'everyone' && id !== asked.id);
  return ofNextTheme(leastAsked(others), asked.theme);
}

/** The first by its place in the theme that follows `themeBefore` and has any; the same theme again only where no other has. */
function ofNextTheme<Question extends Rotating>(
  candidates: readonly Question[],
  themeBefore: Theme | null,
): Question | null {
  const from = themeBefore === null ? 0 : themes.indexOf(themeBefore) + 1;
  for (let ahead = 0; ahead < themes.length; ahead += 1) {
    const theme = themes[(from + ahead) % themes.length];
    const [first] = byPosition(candidates.filter((one) => one.theme === theme));
    if (first !== undefined) return first;
  }
  return null;
}

function leastAsked<Question extends Rotating>(questions: readonly Question[]): Question[] {
  const least = Math.min(...questions.map(({ timesAsked }) => timesAsked));
  return questions.filter(({ timesAsked }) => timesAsked === least);
}

function byPosition<Question extends Rotating>(questions: readonly Question[]): Question[] {
  return [...questions].sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
}
