import type { UserId } from '../../../../ids.ts';
import { type Companions, groupCompanions } from '../../companions/companions.ts';
import { alike } from '../../matching/alike.ts';
import { premisesOf } from '../../matching/premises.ts';
import { isAllowed } from '../../matching/rules.ts';
import type { MatchingPerson, Rules } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import type { GroupSize } from '../round.ts';

/** What a round among peers depends on, as values that a thread can be given. */
export interface PeersInput {
  readonly people: readonly MatchingPerson[];
  readonly size: GroupSize;
  readonly rules: Rules;
  readonly apart: ReadonlySet<string>;
  readonly met: ReadonlyMap<string, { readonly times: number; readonly last: number }>;
  readonly locked: readonly (readonly UserId[])[];
  readonly seed: string;
  /** Local date: zones are as they are on it. */
  readonly on: string;
}

/**
 * Puts peers together, with the hard rules of the round kept. What is locked stays, also where two of it cannot be suggested to each other
 * by now: if it went, leaders would know of whose wish. It is not sent then.
 */
export function groupPeers({ people, size, rules, apart, met, locked, seed, on }: PeersInput): Companions {
  const known = new Map(people.map((person) => [person.userId, person]));
  const mustBeApart = new Set([...apart, ...keptApart(people, rules, on)]);
  for (const group of locked) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) mustBeApart.delete(pairKey(one, other));
    }
  }
  return groupCompanions({
    people: people.map(({ userId }) => userId),
    size,
    apart: mustBeApart,
    met,
    alike: (one, other) => {
      const [mine, theirs] = [known.get(one), known.get(other)];
      return mine === undefined || theirs === undefined ? 0 : alike(mine, theirs);
    },
    locked,
    seed,
  });
}

function keptApart(people: readonly MatchingPerson[], rules: Rules, on: string): string[] {
  const { notManager, notSameTeam, sameLanguage, leastSharedMinutes } = rules;
  if (!notManager && !notSameTeam && !sameLanguage && leastSharedMinutes === 0) return [];
  const { sharedMinutes } = premisesOf({ program: 'buddies', preset: 'horizon', rules, apart: [], on });
  return people.flatMap((one, index) =>
    people
      .slice(index + 1)
      .filter((other) => !isAllowed(one, other, rules, sharedMinutes(one, other)))
      .map((other) => pairKey(one.userId, other.userId)),
  );
}
