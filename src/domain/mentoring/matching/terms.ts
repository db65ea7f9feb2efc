import type { SkillId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';
import { inBoth } from './in-both.ts';
import { isSameTeam } from './same-team.ts';

/** What two people's suitability is made of. What somebody hopes for is not among it: words are not read. */
export const termNames = ['skills', 'experience', 'meeting', 'pace', 'language', 'team', 'breadth'] as const;
export type TermName = (typeof termNames)[number];

/** What a term is where somebody did not say what it needs: neither for nor against the two. */
const NEUTRAL = 0.5;
/** By how many skills are both wanted and offered: the first counts most. All that are wanted count as three. */
const BY_SKILLS = [0, 0.7, 0.9, 1];
/**
 * By how many steps the mentor is ahead, from two behind to four ahead. Two ahead is best: far enough to help, near enough to remember.
 */
const BY_STEPS_AHEAD = [0, 0.1, 0.4, 0.8, 1, 0.9, 0.8];
const STEPS_BEHIND = 2;
/** More shared hours than these make it no easier to meet. */
const PLENTY_OF_MINUTES = 4 * 60;
/** Other skills of the mentor, of which more than these add nothing. */
const BROAD = 3;

/**
 * Each term of a mentor and a mentee, from 0 to 1.
 *
 * | term | what it is | 1 where | ½, since unknown, where |
 * |---|---|---|---|
 * | skills | wanted by the mentee and offered by the mentor | all wanted are offered, or three | one names none |
 * | experience | how many steps the mentor is ahead | two steps | one does not say |
 * | meeting | working hours in which both work | four hours a day or more | never |
 * | pace | hours a month, the smaller of the greater | they are the same | one does not say |
 * | language | whether they have one in common | they do | one names none |
 * | team | whether they work in different teams | they do | one has none |
 * | breadth | what the mentor offers that the mentee neither asked for nor offers | three such skills | the mentor names none |
 */
export const termValues: Readonly<
  Record<TermName, (mentor: MatchingPerson, mentee: MatchingPerson, sharedMinutes: number) => number>
> = {
  skills: valueOfSkills,
  experience: valueOfExperience,
  meeting: (_mentor, _mentee, sharedMinutes) => Math.min(1, Math.max(0, sharedMinutes) / PLENTY_OF_MINUTES),
  pace: valueOfPace,
  language: valueOfLanguage,
  team: valueOfTeam,
  breadth: valueOfBreadth,
};

function valueOfSkills({ helps }: MatchingPerson, { learns }: MatchingPerson): number {
  if (helps.length === 0 || learns.length === 0) return NEUTRAL;
  const offered = inBoth(helps, learns).length;
  return offered === learns.length ? 1 : (BY_SKILLS[Math.min(offered, BY_SKILLS.length - 1)] ?? 0);
}

function valueOfExperience(mentor: MatchingPerson, mentee: MatchingPerson): number {
  if (mentor.experience === null || mentee.experience === null) return NEUTRAL;
  const step = mentor.experience - mentee.experience + STEPS_BEHIND;
  return BY_STEPS_AHEAD[Math.min(Math.max(step, 0), BY_STEPS_AHEAD.length - 1)] ?? 0;
}

function valueOfPace({ hoursAMonth: one }: MatchingPerson, { hoursAMonth: other }: MatchingPerson): number {
  if (one === null || other === null) return NEUTRAL;
  return one === other ? 1 : Math.min(one, other) / Math.max(one, other);
}

function valueOfLanguage(mentor: MatchingPerson, mentee: MatchingPerson): number {
  if (mentor.languages.length === 0 || mentee.languages.length === 0) return NEUTRAL;
  return inBoth(mentor.languages, mentee.languages).length > 0 ? 1 : 0;
}

function valueOfTeam(mentor: MatchingPerson, mentee: MatchingPerson): number {
  if (mentor.team === null || mentee.team === null) return NEUTRAL;
  return isSameTeam(mentor, mentee) ? 0 : 1;
}

function valueOfBreadth(mentor: MatchingPerson, mentee: MatchingPerson): number {
  if (mentor.helps.length === 0) return NEUTRAL;
  return Math.min(1, besides(mentor, mentee).length / BROAD);
}

/** What the mentor offers that the mentee neither asked for nor offers, in the mentor's order. */
export function besides({ helps }: MatchingPerson, { learns, helps: own }: MatchingPerson): SkillId[] {
  return helps.filter((skill) => !learns.includes(skill) && !own.includes(skill));
}
