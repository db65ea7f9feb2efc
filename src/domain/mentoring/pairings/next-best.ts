import type { Tx } from '../../../db/transaction.ts';
import {
  type DeliveryId,
  deliveryId,
  type MatchingRoundId,
  type PairingId,
  type SuggestionId,
  suggestionId,
  type WorkspaceId,
} from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import { localDateOf } from '../../time.ts';
import { nearestFor } from '../matching/nearest.ts';
import { mentoringLimits, type Placed, type Rules } from '../mentoring.ts';
import { apartPairs, matchingPeople } from '../profiles/for-matching.ts';
import { findSuggestion } from '../suggestions/store.ts';
import { forbiddenIn, roundNow } from '../suggestions/store-of-rounds.ts';
import { suggest } from '../suggestions/suggesting.ts';
import type { Pairing } from './pairing.ts';
import { findPairing, savePairing } from './store.ts';
import { isLookedAfter, listUnfitting } from './store-of-next-best.ts';

const AT_ONCE = 50;
/** Where no round set any: nobody is given their own manager without having asked. */
const USUAL_RULES: Rules = {
  notManager: true,
  notSameTeam: false,
  sameLanguage: false,
  leastSharedMinutes: 0,
};

/** `suggestNextBestFor` wherever we went down between the end and the suggestion. */
export async function suggestNextBest(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  const now = ctx.clock.now();
  for (const id of await look(ctx, (tx) => listUnfitting(tx, workspace, { now, limit: AT_ONCE }))) {
    await suggestNextBestFor(ctx, workspace, id);
  }
}

/**
 * For the mentee of a pairing that did not fit: the next best who has room is suggested at once, if there is anybody; both must accept
 * as always. Once a pairing; of one that goes on, nothing happens.
 */
export async function suggestNextBestFor(ctx: Ctx, workspace: WorkspaceId, id: PairingId): Promise<void> {
  const now = ctx.clock.now();
  const next = await look(ctx, async (tx) => {
    const pairing = await findPairing(tx, workspace, id);
    return pairing === null || pairing.ended === null ? null : await nextPeople(tx, pairing, now);
  });
  const ids = {
    suggestion: suggestionId.of(ctx.random.uuid()),
    told: [deliveryId.of(ctx.random.uuid()), deliveryId.of(ctx.random.uuid())],
  };
  await change(ctx, workspace, async (tx) => {
    const pairing = await findPairing(tx, workspace, id);
    if (pairing === null || pairing.ended === null || pairing.nextStepAt === null) return;
    await savePairing(tx, { ...pairing, nextStepAt: null });
    if (next !== null) await suggestThese(tx, pairing, next, ids, now);
  });
}

interface Next {
  readonly people: readonly Placed[];
  /** The round whose hard rules they keep, and whoever comes after them. */
  readonly rulesOf: MatchingRoundId | null;
}

/** The mentor who suits best of those who have room, and the mentee; null where there is nobody, or they need nobody. */
async function nextPeople(tx: Tx, pairing: Pairing, now: Temporal.Instant): Promise<Next | null> {
  const { workspaceId, communityId, program, preset } = pairing;
  const menteeId = pairing.people.find(({ part }) => part === 'mentee')?.userId;
  if (menteeId === undefined || program === 'peers' || program === 'coffee') return null;
  const who = { workspaceId, communityId };
  // Newcomers need not have said anything of themselves.
  const withoutProfile = program === 'buddies';
  const everyone = await matchingPeople(tx, { ...who, users: 'all', withoutProfile });
  const mentee = everyone.find(({ userId }) => userId === menteeId);
  if (mentee === undefined || (await isLookedAfter(tx, pairing, menteeId))) return null;
  const rulesOf = await roundWhoseRulesHold(tx, pairing);
  const round = rulesOf === null ? null : await roundNow(tx, workspaceId, rulesOf);
  const apart = [...(await apartPairs(tx, who)), ...(round === null ? [] : await forbiddenIn(tx, round))];
  const rules = round?.rules ?? USUAL_RULES;
  const asked = { program, preset, rules, apart, on: localDateOf(now, 'UTC') };
  const [best] = nearestFor(mentee, everyone, asked, 1);
  if (best === undefined) return null;
  const people = [
    { userId: best.mentor.userId, part: 'mentor' },
    { userId: menteeId, part: 'mentee' },
  ] as const;
  return { people, rulesOf };
}

/** What comes after one that did not fit is no part of the round any more, yet its rules hold as long as it goes on so. */
async function roundWhoseRulesHold(
  tx: Tx,
  { workspaceId, roundId, suggestionId: from }: Pairing,
): Promise<MatchingRoundId | null> {
  if (roundId !== null || from === null) return roundId;
  return (await findSuggestion(tx, workspaceId, from))?.rulesOf ?? null;
}

/** Meanwhile one of them may have left, or the mentor taken somebody else. */
async function suggestThese(
  tx: Tx,
  { workspaceId, communityId, program, preset }: Pairing,
  { people, rulesOf }: Next,
  ids: { readonly suggestion: SuggestionId; readonly told: readonly DeliveryId[] },
  now: Temporal.Instant,
): Promise<void> {
  for (const { userId, part } of people) {
    const withoutProfile = program === 'buddies';
    const [fresh] = await matchingPeople(tx, { workspaceId, communityId, users: [userId], withoutProfile });
    if (fresh === undefined || (part === 'mentor' && fresh.room === 0)) return;
  }
  const given = {
    id: ids.suggestion,
    workspaceId,
    communityId,
    roundId: null,
    rulesOf,
    askedBy: null,
    program,
    preset,
    people,
    answerDays: mentoringLimits.answerDays,
  };
  await suggest(tx, given, ids.told, now);
}
