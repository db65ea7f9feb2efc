/** Which question comes next: pure, from the questions that are active and the theme of the week before. */
import type { QuestionId } from '../../../ids.ts';
import { themes } from './themes.ts';

/** A question as the rotation sees it. */
export interface Rotating {
  readonly id: QuestionId;
  readonly theme: string;
  readonly audience: 'everyone' | 'leaders';
  /** Its place in the order of its theme. */
  readonly position: number;
  /** In weeks. */
  readonly timesAsked: number;
}

/**
 * The next question for everyone: none comes again before every active one has been asked. Of those left, one of the next theme
 * after `themeBefore` that has any; that theme itself only where no other has. Within a theme they come in their order.
 * @returns null where none is active.
 */
export function nextForEveryone<One extends Rotating>(
  active: readonly One[],
  themeBefore: string | null,
): One | null {
  return inTurn(leastAsked(active.filter(isForEveryone)), themeBefore).at(0) ?? null;
}

/** The leaders' version of a week's theme: the one asked least, the first of these in their order; null where there is none. */
export function nextForLeaders<One extends Rotating>(active: readonly One[], theme: string): One | null {
  const ofTheme = active.filter((one) => one.audience === 'leaders' && one.theme === theme);
  return leastAsked(ofTheme).toSorted(byPosition).at(0) ?? null;
}

/**
 * Another question for one member, of another theme than theirs where possible. Of those asked least it is the one whose turn is
 * farthest away, so that it does not come to the same member again as the next week's. @returns null where no other is active.
 */
export function anotherThan<One extends Rotating>(
  active: readonly One[],
  avoided: ReadonlySet<QuestionId>,
  avoidedTheme: string,
): One | null {
  const others = active.filter((one) => isForEveryone(one) && !avoided.has(one.id));
  const elsewhere = others.filter((one) => one.theme !== avoidedTheme);
  const candidates = leastAsked(elsewhere.length > 0 ? elsewhere : others);
  return inTurn(candidates, avoidedTheme).at(-1) ?? null;
}

/**
 * How often a question counts as asked when it comes into the rotation of `others`, new (`own` is null) or back. It begins with those
 * asked least, so that it does not make up for the weeks it missed; one that was asked since they were waits for the next pass.
 */
export function timesToBeginWith(
  others: readonly Pick<Rotating, 'timesAsked'>[],
  own: number | null,
): number {
  if (others.length === 0) return own ?? 0;
  const least = Math.min(...others.map(({ timesAsked }) => timesAsked));
  return Math.min(Math.max(own ?? 0, least), least + 1);
}

/** The order in which the questions of one theme and audience come, where they were asked equally often. */
export function byPosition(one: Rotating, other: Rotating): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

function isForEveryone({ audience }: Rotating): boolean {
  return audience === 'everyone';
}

function leastAsked<One extends Rotating>(questions: readonly One[]): One[] {
  const least = Math.min(...questions.map(({ timesAsked }) => timesAsked));
  return questions.filter(({ timesAsked }) => timesAsked === least);
}

function inTurn<One extends Rotating>(questions: readonly One[], themeBefore: string | null): One[] {
  return questions.toSorted(
    (one, other) =>
      stepsTo(one.theme, themeBefore) - stepsTo(other.theme, themeBefore) || byPosition(one, other),
  );
}

/** How many themes come before this one, counted from the theme after `themeBefore` and around. */
function stepsTo(theme: string, themeBefore: string | null): number {
  if (themeBefore === null) return placeOf(theme);
  const places = themes.length + 1;
  return (placeOf(theme) - placeOf(themeBefore) - 1 + places) % places;
}

/** Themes that we do not know, from another version of Lyceum, stand together after the others. */
function placeOf(theme: string): number {
  const known: readonly string[] = themes;
  const place = known.indexOf(theme);
  return place === -1 ? themes.length : place;
}
