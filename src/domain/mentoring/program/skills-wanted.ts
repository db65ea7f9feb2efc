import type { SkillId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';
import { inSteps, isTellable } from './tellable.ts';

/** How many are named at most: those most wanted. */
const MOST_NAMED = 10;

/** A skill that more people want to learn than can help with. */
export interface WantedSkill {
  readonly skillId: SkillId;
  /** In steps of five. */
  readonly wanted: number;
  /** Who can help with it and has room: in steps of five; `few` for one to four. Everyone finds these by name. */
  readonly offered: number | 'few';
}

/** What is wanted without being offered enough: only what at least five people want, most wanted first. */
export function skillsWanted(people: readonly MatchingPerson[]): WantedSkill[] {
  const learning = people.filter(({ wants }) => wants === 'mentee' || wants === 'both');
  const helping = people.filter(({ wants, room }) => (wants === 'mentor' || wants === 'both') && room > 0);
  const wanted = counted(learning.flatMap(({ learns }) => learns));
  const offered = counted(helping.flatMap(({ helps }) => helps));
  return [...wanted]
    .filter(([skill, count]) => isTellable(count, []) && count > (offered.get(skill) ?? 0))
    .map(([skillId, count]) => ({
      skillId,
      wanted: inSteps(count),
      offered: inStepsOrFew(offered.get(skillId) ?? 0),
    }))
    .sort((one, other) => other.wanted - one.wanted || (one.skillId < other.skillId ? -1 : 1))
    .slice(0, MOST_NAMED);
}

function counted(skills: readonly SkillId[]): Map<SkillId, number> {
  const counts = new Map<SkillId, number>();
  for (const skill of skills) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return counts;
}

function inStepsOrFew(count: number): number | 'few' {
  return count > 0 && inSteps(count) === 0 ? 'few' : inSteps(count);
}
