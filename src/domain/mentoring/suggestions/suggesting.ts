import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type {
  CommunityId,
  DeliveryId,
  MatchingRoundId,
  SuggestionId,
  UserId,
  WorkspaceId,
} from '../../../ids.ts';
import { zoneOf } from '../../communities/communities.ts';
import { oweUnasked } from '../../letters.ts';
import { mentoringLimits, type Placed, type Preset, type Program } from '../mentoring.ts';
import { noteWaiting } from '../profiles/pausing.ts';
import { addSuggestion, findSuggestion, listOpenOfRound, saveEnded } from './store.ts';
import { type Suggestion, suggestionKeys } from './suggestion.ts';
import { expiryAfter } from './time-to-answer.ts';

/** Nobody is reminded of what ends within the same half day. */
const WORTH_A_NUDGE = Temporal.Duration.from({ hours: 12 });

export interface NewSuggestion {
  readonly id: SuggestionId;
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  /** Null where somebody asked by themselves: then `askedBy` is who. */
  readonly roundId: MatchingRoundId | null;
  /** A round of which it is no part, but whose hard rules it keeps. */
  readonly rulesOf?: MatchingRoundId | null;
  readonly askedBy: UserId | null;
  readonly program: Program;
  readonly preset: Preset;
  readonly people: readonly Placed[];
  /** How many whole days they have for it. */
  readonly answerDays: number;
}

/**
 * Proposes some people to each other: each who has to answer is told in the letter of their day. Whoever asked has said yes.
 * @param ids of what each is told: one for each of the people, in their order, made outside the transaction.
 */
export async function suggest(
  tx: Tx,
  given: NewSuggestion,
  ids: readonly DeliveryId[],
  now: Temporal.Instant,
): Promise<void> {
  const { askedBy, answerDays, roundId } = given;
  const rulesOf = roundId ?? given.rulesOf ?? null;
  const expiresAt = expiryAfter(answerDays, now, await zonesOf(tx, given));
  const people = given.people.map(({ userId, part }) => ({
    userId,
    part,
    answer: userId === askedBy ? ('yes' as const) : null,
    why: null,
    whyWords: null,
  }));
  const suggestion: Suggestion = { ...given, rulesOf, people, state: 'open', expiresAt, createdAt: now };
  await addSuggestion(tx, suggestion, { nextStepAt: firstStep(now, expiresAt), now });
  for (const [index, { userId }] of people.entries()) {
    const id = ids[index];
    if (userId === askedBy || id === undefined) continue;
    const asks = {
      workspaceId: given.workspaceId,
      communityId: given.communityId,
      id,
      key: suggestionKeys.asks(given.id, userId),
      kind: 'suggestion',
      userId,
      subject: { suggestionId: given.id },
      due: now,
      // It may be given more time, so the composer says whether it is still worth saying.
      notAfter: null,
    };
    await oweUnasked(tx, asks, now);
  }
}

/** Where the days of each of them pass. */
export async function zonesOf(
  tx: Tx,
  {
    workspaceId,
    communityId,
    people,
  }: Pick<Suggestion, 'workspaceId' | 'communityId'> & { readonly people: readonly Placed[] },
): Promise<string[]> {
  const zones = [];
  for (const { userId } of people) zones.push(await zoneOf(tx, { workspaceId, communityId, userId }));
  return zones;
}

/** When the clock looks at it first: to call it to mind, or, where there is no time for that, to let it expire. */
function firstStep(now: Temporal.Instant, expiresAt: Temporal.Instant): Temporal.Instant {
  const nudge = now.add({ hours: 24 * mentoringLimits.nudgeAfterDays });
  return Temporal.Instant.compare(nudge.add(WORTH_A_NUDGE), expiresAt) <= 0 ? nudge : expiresAt;
}

/**
 * A round was cancelled: what is still open of it is taken back, and what stands of it says so. Mentees who had said yes come first next
 * time. Pairings stay.
 */
export async function withdrawSuggestionsOf(
  tx: Tx,
  workspace: WorkspaceId,
  round: MatchingRoundId,
  now: Temporal.Instant,
): Promise<void> {
  for (const id of await listOpenOfRound(tx, workspace, round)) {
    const suggestion = await findSuggestion(tx, workspace, id);
    if (suggestion === null) continue;
    await saveEnded(tx, suggestion, 'withdrawn');
    await refreshMessages(tx, suggestion, now);
    for (const { userId, part, answer } of suggestion.people) {
      const { workspaceId, communityId } = suggestion;
      if (part === 'mentee' && answer === 'yes')
        await noteWaiting(tx, { workspaceId, communityId, userId }, now);
    }
  }
}

/** All that was said of it is to be true. */
export async function refreshMessages(tx: Tx, suggestion: Suggestion, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id } = suggestion;
  for (const { userId } of suggestion.people) {
    await refresh(tx, workspaceId, suggestionKeys.asks(id, userId), now);
    await refresh(tx, workspaceId, suggestionKeys.nudge(id, userId), now);
  }
}
