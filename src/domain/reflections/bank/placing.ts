/** Where a question stands among the others of its bank: pure. */
import type { QuestionId } from '../../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { timesToBeginWith } from './rotation.ts';
import type { Question } from './store.ts';

/** So that a theme fits into one window. Retired ones count, since they can come back. */
const MOST_OF_A_KIND = 40;

type Kind = Pick<Question, 'theme' | 'audience'>;

export function isAlike(one: Kind, other: Kind): boolean {
  return one.theme === other.theme && one.audience === other.audience;
}

/** Last of its kind. @throws Refusal `conflict` at `theme` where there are as many as a window shows. */
export function placeFor(questions: readonly Question[], kind: Kind, own: Question | null) {
  const others = questions.filter((other) => other.id !== own?.id);
  const alike = others.filter((other) => isAlike(other, kind));
  if (alike.length >= MOST_OF_A_KIND) {
    throw new Refusal(
      'conflict',
      `This theme has ${MOST_OF_A_KIND} questions already. Edit one of them, or choose another theme.`,
      'theme',
    );
  }
  const position = Math.max(-1, ...alike.map((other) => other.position)) + 1;
  return {
    position,
    times_asked: timesToBeginWith(rivalsOf(others, kind), own?.timesAsked ?? null),
  };
}

/** Those it takes turns with: for everyone all of the bank, for leaders their theme's. Where none is active, the retired ones. */
export function rivalsOf(
  questions: readonly Question[],
  kind: Kind & { readonly id?: QuestionId },
): Question[] {
  const rivals = questions.filter(
    (other) =>
      other.id !== kind.id &&
      other.audience === kind.audience &&
      (kind.audience === 'everyone' || other.theme === kind.theme),
  );
  const active = rivals.filter(({ isActive }) => isActive);
  return active.length > 0 ? active : rivals;
}
