import type { Tx } from '../../../../db/transaction.ts';
import type { UserId } from '../../../../ids.ts';
import { newcomersOf } from '../../../communities/communities.ts';
import type { MatchingPerson } from '../../mentoring.ts';
import { matchingPeople } from '../../profiles/for-matching.ts';
import { isAmongPeers, type MatchingRound } from '../round.ts';
import { listProvidedFor } from '../store-of-seekers.ts';

/** Whom a round is for. Somebody can look for a mentor, and be one. */
export interface TakesPart {
  /** As matching may know them, in the order of their ids: who wants a mentor here is `mentee` or `both`. */
  readonly people: readonly MatchingPerson[];
  /** Those who look for somebody, or are peers. */
  readonly seekers: readonly UserId[];
}

/**
 * Everyone who takes part in a round if it is matched now. Of buddies, the newcomers look for somebody, and whoever else offers it and is none
 * of them can be one; likewise where only newcomers are to find mentors. Who has a mentor or buddy, or is asked whether they want one, looks for none.
 * @param group those in its user group, where it is of one.
 */
export async function whoTakesPart(
  tx: Tx,
  round: MatchingRound,
  group: readonly UserId[] | null,
  now: Temporal.Instant,
): Promise<TakesPart> {
  const { workspaceId, communityId, terms } = round;
  const { program, takingPart } = terms;
  const chosen = takingPart.who === 'newcomers' ? await newcomersOf(tx, round, takingPart.days, now) : group;
  const of = { workspaceId, communityId };
  if (isAmongPeers(program)) {
    const withoutProfile = chosen !== null;
    const people = await matchingPeople(tx, { ...of, users: chosen ?? 'all', withoutProfile });
    return { people, seekers: people.map(({ userId }) => userId) };
  }
  const provided = await listProvidedFor(tx, round, program);
  const everyone = await matchingPeople(tx, { ...of, users: 'all', withoutProfile: false });
  if (program === 'buddies') {
    const newcomers = await matchingPeople(tx, { ...of, users: chosen ?? [], withoutProfile: true });
    return withBuddies(newcomers, everyone, provided);
  }
  const within = group === null ? null : new Set(group);
  const there = everyone.filter(({ userId }) => within === null || within.has(userId));
  const mayLook = takingPart.who === 'newcomers' ? new Set(chosen) : null;
  return seekersAmong(there, (user) => !provided.has(user) && (mayLook === null || mayLook.has(user)));
}

/** Whoever offers to mentor, or to be company, can be a buddy, as long as they have room. */
function withBuddies(
  newcomers: readonly MatchingPerson[],
  everyone: readonly MatchingPerson[],
  provided: ReadonlySet<UserId>,
): TakesPart {
  const isNew = new Set(newcomers.map(({ userId }) => userId));
  const buddies = everyone.filter(
    ({ userId, wants, room }) => !isNew.has(userId) && wants !== 'mentee' && room > 0,
  );
  const seekers = newcomers.filter(({ userId }) => !provided.has(userId));
  const people = [
    ...seekers.map((person): MatchingPerson => ({ ...person, wants: 'mentee', room: 0 })),
    ...buddies.map((person): MatchingPerson => ({ ...person, wants: 'mentor' })),
  ];
  return { people: people.sort(byId), seekers: seekers.map(({ userId }) => userId) };
}

/** Only these look for a mentor; whoever offers to be one, newcomer or not, can be it. */
function seekersAmong(everyone: readonly MatchingPerson[], mayLook: (user: UserId) => boolean): TakesPart {
  const people = everyone.flatMap((person): MatchingPerson[] => {
    if (!wantsMentor(person) || mayLook(person.userId)) return [person];
    return person.wants === 'both' ? [{ ...person, wants: 'mentor' }] : [];
  });
  return { people, seekers: people.filter(wantsMentor).map(({ userId }) => userId) };
}

function wantsMentor({ wants }: MatchingPerson): boolean {
  return wants === 'mentee' || wants === 'both';
}

function byId(one: MatchingPerson, other: MatchingPerson): number {
  return one.userId < other.userId ? -1 : 1;
}
