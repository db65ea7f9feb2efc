import type { MatchingPerson, Rules } from '../mentoring.ts';
import { inBoth } from './in-both.ts';
import { isSameTeam } from './same-team.ts';
import type { MatchedProgram } from './suitability.ts';

/** The hard rules, in the order in which they are named. */
export const ruleNames = ['manager', 'team', 'language', 'hours'] as const;
export type RuleName = (typeof ruleNames)[number];

type Breaks = (one: MatchingPerson, other: MatchingPerson, rules: Rules, sharedMinutes: number) => boolean;

const breaks: Readonly<Record<RuleName, Breaks>> = {
  manager: (one, other, { notManager }) =>
    notManager && (one.managerId === other.userId || other.managerId === one.userId),
  team: (one, other, { notSameTeam }) => notSameTeam && isSameTeam(one, other),
  language: ({ languages }, other, { sameLanguage }) =>
    sameLanguage && inBoth(languages, other.languages).length === 0,
  hours: (_one, _other, { leastSharedMinutes }, sharedMinutes) => sharedMinutes < leastSharedMinutes,
};

/**
 * Whether the hard rules let these two be together; whichever is named first. What somebody did not say breaks no rule, but one: who
 * named no language is not known to have one in common with anybody, and a pair who cannot talk is what this rule is to prevent.
 * @param sharedMinutes working minutes a day in which both work.
 */
export function isAllowed(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  rules: Rules,
  sharedMinutes: number,
): boolean {
  return whyNot(mentor, mentee, rules, sharedMinutes) === null;
}

/** The first hard rule that keeps the two apart; null where they may be together. */
export function whyNot(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  rules: Rules,
  sharedMinutes: number,
): RuleName | null {
  return ruleNames.find((name) => breaks[name](mentor, mentee, rules, sharedMinutes)) ?? null;
}

/** All hard rules that keep the two apart. */
export function rulesBroken(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  rules: Rules,
  sharedMinutes: number,
): RuleName[] {
  return ruleNames.filter((name) => breaks[name](mentor, mentee, rules, sharedMinutes));
}

/**
 * Whether the mentor has what the mentee looks for. For mentoring, at least one skill that is wanted must be offered; who names nothing
 * to learn is open to everybody, and who names nothing to help with to everybody too. A buddy needs no skill.
 */
export function offersIt(
  { helps }: MatchingPerson,
  { learns }: MatchingPerson,
  program: MatchedProgram,
): boolean {
  return (
    program !== 'mentoring' || learns.length === 0 || helps.length === 0 || inBoth(helps, learns).length > 0
  );
}
