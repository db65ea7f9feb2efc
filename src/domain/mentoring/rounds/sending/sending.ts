/**
 * A round goes out in slices, each of its own transaction: whoever is in it is told, and that they were is recorded, at once. Killed in
 * the middle, it goes on where it was. What is proposed may be days old, so each slice looks again at who is there.
 */

import type { Tx } from '../../../../db/transaction.ts';
import {
  type DeliveryId,
  deliveryId,
  type MatchingRoundId,
  type PairingId,
  pairingId,
  type SuggestionId,
  suggestionId,
  type UserId,
  type WorkspaceId,
} from '../../../../ids.ts';
import { type Ctx, change } from '../../../context.ts';
import type { MatchingPerson, Placed } from '../../mentoring.ts';
import { pairKey } from '../../pair-key.ts';
import { beginPairing } from '../../pairings/beginning.ts';
import { apartPairs, matchingPeople } from '../../profiles/for-matching.ts';
import { suggest } from '../../suggestions/suggesting.ts';
import type { ProposedGroup } from '../proposal.ts';
import { isAmongPeers, type MatchingRound } from '../round.ts';
import { findMatchingRound } from '../store.ts';
import { saveWhyLeft } from '../store-of-people.ts';
import { deleteGroups, saveGroupsSent, unsentGroups } from '../store-of-proposals.ts';
import { listProvidedFor } from '../store-of-seekers.ts';

/** Groups in one transaction. */
const SLICE = 100;

export interface NewIds {
  readonly delivery: () => DeliveryId;
  readonly suggestion: () => SuggestionId;
  readonly pairing: () => PairingId;
}

export function newIdsOf({ random }: Ctx): NewIds {
  return {
    delivery: () => deliveryId.of(random.uuid()),
    suggestion: () => suggestionId.of(random.uuid()),
    pairing: () => pairingId.of(random.uuid()),
  };
}

/** Sends some of the groups of a round that were not. @returns whether there may be more. */
export async function sendSomeGroups(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: MatchingRoundId,
): Promise<boolean> {
  const now = ctx.clock.now();
  const ids = newIdsOf(ctx);
  return await change(ctx, workspace, async (tx) => {
    const round = await findMatchingRound(tx, workspace, id);
    if (round?.state !== 'sending') return false;
    const groups = await unsentGroups(tx, round, SLICE);
    const there = await whoIsThere(tx, round, groups);
    for (const group of groups) {
      const people = stillTogether(group, there);
      if (people === null) await giveUp(tx, round, group, there);
      else await send(tx, round, people, ids, now);
    }
    await saveGroupsSent(
      tx,
      round,
      groups.map(({ id: group }) => group),
    );
    return groups.length === SLICE;
  });
}

/** What is true of people as they are told. */
interface There {
  readonly people: ReadonlyMap<UserId, MatchingPerson>;
  readonly apart: ReadonlySet<string>;
  /** Who has found somebody in another way meanwhile. */
  readonly provided: ReadonlySet<UserId>;
  /** How many more each mentor takes; counted down as they are given somebody. */
  readonly room: Map<UserId, number>;
}

async function whoIsThere(tx: Tx, round: MatchingRound, groups: readonly ProposedGroup[]): Promise<There> {
  const { workspaceId, communityId, terms } = round;
  const users = groups.flatMap(({ people }) => people.map(({ userId }) => userId));
  const withoutProfile = terms.takingPart.who !== 'opted_in' && terms.program !== 'mentoring';
  const found = await matchingPeople(tx, { workspaceId, communityId, users, withoutProfile });
  return {
    people: new Map(found.map((person) => [person.userId, person])),
    apart: await apartPairs(tx, { workspaceId, communityId }, users),
    provided: isAmongPeers(terms.program) ? new Set() : await listProvidedFor(tx, round, terms.program),
    room: new Map(found.map(({ userId, room }) => [userId, room])),
  };
}

/** Those of a group who are still to be brought together; null where that is nobody. */
function stillTogether(
  { people }: ProposedGroup,
  { people: there, apart, room, provided }: There,
): Placed[] | null {
  if (people.some(({ userId, part }) => part === 'mentee' && provided.has(userId))) return null;
  const left = people.filter(({ userId }) => there.has(userId));
  const mustBeApart = left.some(({ userId: one }, index) =>
    left.slice(index + 1).some(({ userId: other }) => apart.has(pairKey(one, other))),
  );
  if (mustBeApart || left.length < 2) return null;
  const mentor = left.find(({ part }) => part === 'mentor')?.userId;
  if (mentor === undefined) return left;
  if (left.length < people.length) return null;
  const places = room.get(mentor) ?? 0;
  room.set(mentor, places - 1);
  return places > 0 ? left : null;
}

async function send(
  tx: Tx,
  { workspaceId, communityId, id: roundId, terms }: MatchingRound,
  people: readonly Placed[],
  ids: NewIds,
  now: Temporal.Instant,
): Promise<void> {
  const { program, preset, agreement, answerDays } = terms;
  const given = { workspaceId, communityId, roundId, program, preset, people };
  if (agreement === 'notified') {
    await beginPairing(tx, { ...given, id: ids.pairing(), suggestionId: null }, now);
    return;
  }
  const deliveries = people.map(() => ids.delivery());
  await suggest(tx, { ...given, id: ids.suggestion(), askedBy: null, answerDays }, deliveries, now);
}

/** Who is left of a group that is not sent is told so after all others, like whoever was with nobody from the beginning. */
async function giveUp(tx: Tx, round: MatchingRound, group: ProposedGroup, there: There): Promise<void> {
  await deleteGroups(tx, round, [group.id]);
  for (const { userId, part } of group.people) {
    if (part === 'mentor' || !there.people.has(userId) || there.provided.has(userId)) continue;
    await saveWhyLeft(tx, round, userId, { because: 'gone' });
  }
}
