import { fold } from '../../words.ts';
import type { MatchingPerson } from '../mentoring.ts';

/** Folding is slow, and asked for with every pair. */
const folded = new WeakMap<MatchingPerson, string>();

/** Whether both are known to work in one team, however it is spelt: teams are typed, or come from a field that was. */
export function isSameTeam(one: MatchingPerson, other: MatchingPerson): boolean {
  if (one.team === null || other.team === null) return false;
  return one.team === other.team || teamOf(one, one.team) === teamOf(other, other.team);
}

function teamOf(person: MatchingPerson, team: string): string {
  const known = folded.get(person);
  if (known !== undefined) return known;
  const plain = fold(team).replaceAll(/\s+/gu, ' ').trim();
  folded.set(person, plain);
  return plain;
}
