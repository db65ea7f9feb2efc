import type { SkillId } from '../../../ids.ts';
import type { MatchingPerson } from '../mentoring.ts';
import { inBoth } from './in-both.ts';
import { isSameTeam } from './same-team.ts';

/** How much each thing counts that two may share. A language does not: they need one to talk. */
const weights = { team: 4, skills: 3, experience: 2, zone: 1 };
const MOST_STEPS = 4;
/** Of each person, in code-unit order: asked for with every pair. */
const skills = new WeakMap<MatchingPerson, readonly SkillId[]>();

/**
 * How much two peers share, from 0, nothing that we know of, to 1: team, skills (offered or wanted), experience and zone. What one of them
 * did not say is left out. Peers and coffee prefer who share least. The same whichever is named first.
 */
export function alike(one: MatchingPerson, other: MatchingPerson): number {
  const shared = [
    { weight: weights.team, value: sharedTeam(one, other) },
    { weight: weights.skills, value: sharedSkills(one, other) },
    { weight: weights.experience, value: sharedExperience(one, other) },
    { weight: weights.zone, value: isSameZone(one.zone, other.zone) ? 1 : 0 },
  ];
  let [sum, whole] = [0, 0];
  for (const { weight, value } of shared) {
    if (value === null) continue;
    sum += weight * value;
    whole += weight;
  }
  return sum / whole;
}

function sharedTeam(one: MatchingPerson, other: MatchingPerson): number | null {
  if (one.team === null || other.team === null) return null;
  return isSameTeam(one, other) ? 1 : 0;
}

function sharedSkills(one: MatchingPerson, other: MatchingPerson): number | null {
  const [mine, theirs] = [skillsOf(one), skillsOf(other)];
  if (mine.length === 0 || theirs.length === 0) return null;
  const both = inBoth(mine, theirs).length;
  return both / (mine.length + theirs.length - both);
}

function skillsOf(person: MatchingPerson): readonly SkillId[] {
  const known = skills.get(person);
  if (known !== undefined) return known;
  const sorted = [...new Set([...person.helps, ...person.learns])].sort();
  skills.set(person, sorted);
  return sorted;
}

function sharedExperience({ experience: one }: MatchingPerson, { experience: other }: MatchingPerson) {
  return one === null || other === null ? null : 1 - Math.min(1, Math.abs(one - other) / MOST_STEPS);
}

/** Some zones have several names; Temporal knows them. */
function isSameZone(one: string, other: string): boolean {
  return one === other || atEpoch(one).equals(atEpoch(other));
}

function atEpoch(zone: string): Temporal.ZonedDateTime {
  return new Temporal.ZonedDateTime(0n, zone);
}
