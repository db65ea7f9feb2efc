import type { UserId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';
import type { Premises } from './premises.ts';
import { type RuleName, ruleNames, rulesBroken } from './rules.ts';

/** Who looks for somebody and is with nobody, and what would change that. */
export interface Left {
  readonly userId: UserId;
  /**
   * - `nobody offers it`: no mentor of the round offers what they want to learn. More mentors would help, or another wish.
   * - `no room`: there are mentors whom they may have, and all of them are full. More room would help.
   * - `rules`: hard rules keep them from whoever else is left for them. Without `rule` there would be somebody.
   * - `cannot be suggested`: to none of those who offer it, for whatever reason: somebody's wish, an earlier no, an earlier pairing, a
   *   leader's choice. Which of these, nobody is told.
   */
  readonly because: 'nobody offers it' | 'cannot be suggested' | 'rules' | 'no room';
  /** The hard rule that stands in the way of the most. */
  readonly rule: RuleName | null;
}

/**
 * Why a mentee is left in a matching that leaves no allowed mentor's place free to them.
 * @param offering the mentors of the round who have what they look for, full or not, in any order.
 */
export function whyLeft(
  mentee: MatchingPerson,
  offering: Iterable<MatchingPerson>,
  premises: Premises,
): Left {
  const { userId } = mentee;
  let isOffered = false;
  const broken: RuleName[][] = [];
  for (const mentor of offering) {
    if (mentor.userId === userId) continue;
    isOffered = true;
    if (premises.isApart(mentor.userId, userId)) continue;
    const rules = rulesBroken(mentor, mentee, premises.rules, premises.sharedMinutes(mentor, mentee));
    if (rules.length === 0) return { userId, because: 'no room', rule: null };
    broken.push(rules);
  }
  if (!isOffered) return { userId, because: 'nobody offers it', rule: null };
  if (broken.length === 0) return { userId, because: 'cannot be suggested', rule: null };
  return { userId, because: 'rules', rule: mostInTheWay(broken) };
}

/** Of rules that alone keep somebody away, the one that keeps the most; where each needs several to go, of all. */
function mostInTheWay(broken: readonly (readonly RuleName[])[]): RuleName | null {
  const alone = broken.filter((rules) => rules.length === 1);
  const counted = (alone.length > 0 ? alone : broken).flat();
  const counts = ruleNames.map((name) => counted.filter((rule) => rule === name).length);
  return ruleNames[counts.indexOf(Math.max(...counts))] ?? null;
}
