import type { SkillId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';
import type { Drawn } from './sides.ts';
import type { MatchedProgram } from './suitability.ts';

/**
 * Finds those who have what somebody looks for (`offersIt`), by their places among the mentors, without looking at all of them: scoring
 * everybody with everybody takes longer than solving.
 */
export function offeringAmong(
  mentors: readonly Drawn[],
  program: MatchedProgram,
): (mentee: MatchingPerson) => readonly number[] {
  const everybody = mentors.map((_, place) => place);
  if (program !== 'mentoring') return () => everybody;
  const bySkill = new Map<SkillId, number[]>();
  const ofUnsaid: number[] = [];
  for (const [place, { person }] of mentors.entries()) {
    if (person.helps.length === 0) ofUnsaid.push(place);
    for (const skill of person.helps) {
      const offering = bySkill.get(skill);
      if (offering === undefined) bySkill.set(skill, [place]);
      else offering.push(place);
    }
  }
  const foundFor = new Int32Array(mentors.length);
  let asked = 0;
  return ({ learns }) => {
    if (learns.length === 0) return everybody;
    asked += 1;
    const found = [...ofUnsaid];
    for (const skill of learns) {
      for (const place of bySkill.get(skill) ?? []) {
        if (foundFor[place] === asked) continue;
        foundFor[place] = asked;
        found.push(place);
      }
    }
    return found;
  };
}
