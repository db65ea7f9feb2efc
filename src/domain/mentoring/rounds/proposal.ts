import type { MatchingGroupId, UserId } from '../../../ids.ts';
import type { Placed } from '../mentoring.ts';

/** Some who are proposed to each other. */
export interface ProposedGroup {
  readonly id: MatchingGroupId;
  readonly people: readonly Placed[];
  /** 0 to MOST_SUITED; null among peers. */
  readonly score: number | null;
  readonly isLocked: boolean;
}

/** Somebody of a round whom it leaves with nobody. */
export interface LeftPerson {
  readonly userId: UserId;
  readonly why: WhyLeft;
}

export type HardRule = 'manager' | 'team' | 'language' | 'hours';

/**
 * `taken apart`: a leader did not want them together. `gone`: whoever they were to be with is not there any more. `not needed`: a mentor
 * with room whom nobody was given.
 */
export type WhyLeft =
  | { readonly because: 'rules'; readonly rule: HardRule | null }
  | {
      readonly because:
        | 'nobody offers it'
        | 'cannot be suggested'
        | 'no room'
        | 'alone'
        | 'odd one'
        | 'taken apart'
        | 'gone'
        | 'not needed';
    };

const PLAIN = [
  'nobody offers it',
  'cannot be suggested',
  'no room',
  'alone',
  'odd one',
  'taken apart',
  'gone',
  'not needed',
] as const;
const RULES = ['manager', 'team', 'language', 'hours'] as const;

/** As a row has it: `no room`, `rules hours`. */
export function writeWhyLeft(why: WhyLeft): string {
  return why.because === 'rules' ? `rules ${why.rule ?? 'several'}` : why.because;
}

/** What writeWhyLeft wrote. */
export function readWhyLeft(text: string): WhyLeft {
  const plain = PLAIN.find((known) => known === text);
  if (plain !== undefined) return { because: plain };
  return { because: 'rules', rule: RULES.find((rule) => text === `rules ${rule}`) ?? null };
}
