import type { Tx } from '../../../db/transaction.ts';
import { type DeliveryId, deliveryId, type PairingId, pairingId } from '../../../ids.ts';
import type { Ctx } from '../../context.ts';
import { oweAskedFor } from '../../letters.ts';
import { beginPairing } from '../pairings/beginning.ts';
import { listTwins, saveEnded } from './store.ts';
import { arePaired, menteesOf, standingsOf } from './store-of-people.ts';
import { refreshMessages } from './suggesting.ts';
import { outcomeOf, type Suggestion, type SuggestionState, suggestionKeys } from './suggestion.ts';

/** Whoever asked by themselves wants to know for so long. */
const WORTH_TELLING = Temporal.Duration.from({ hours: 14 * 24 });

/** Ids for what may come of a suggestion, made outside the transaction, which may run again. */
export interface Made {
  readonly pairingId: PairingId;
  readonly outcomeId: DeliveryId;
}

export function makeIds(ctx: Ctx): Made {
  return {
    pairingId: pairingId.of(ctx.random.uuid()),
    outcomeId: deliveryId.of(ctx.random.uuid()),
  };
}

/**
 * Does what the answers say: begins the pairing when all have said yes, ends it when it cannot come to it any more, else lets it wait.
 * Whatever stands of it is kept true. @returns what has become of it.
 */
export async function settle(
  tx: Tx,
  suggestion: Suggestion,
  { isOver, made }: { readonly isOver: boolean; readonly made: Made },
  now: Temporal.Instant,
): Promise<SuggestionState> {
  const outcome = outcomeOf(suggestion.people, isOver);
  if (outcome === 'open') {
    await refreshMessages(tx, suggestion, now);
    return outcome;
  }
  const state = outcome === 'agreed' && (await hasNoRoom(tx, suggestion)) ? 'withdrawn' : outcome;
  if (state === 'agreed') await pair(tx, suggestion, made, now);
  await end(tx, suggestion, state, made, now);
  return state;
}

/** It is over: what stands of it says so, and whoever asked by themselves hears of it. */
export async function end(
  tx: Tx,
  suggestion: Suggestion,
  state: Exclude<SuggestionState, 'open'>,
  made: Made,
  now: Temporal.Instant,
): Promise<void> {
  await saveEnded(tx, suggestion, state);
  await refreshMessages(tx, suggestion, now);
  const { workspaceId, communityId, id, askedBy } = suggestion;
  if (askedBy === null) return;
  const answer = {
    workspaceId,
    communityId,
    id: made.outcomeId,
    key: suggestionKeys.outcome(id, askedBy),
    kind: 'suggestion-outcome',
    userId: askedBy,
    subject: { suggestionId: id },
    due: now,
    notAfter: now.add(WORTH_TELLING),
  };
  await oweAskedFor(tx, answer, now);
}

/** Those who said yes are together from now on. What else suggests the same people to each other has come true with it. */
async function pair(tx: Tx, suggestion: Suggestion, made: Made, now: Temporal.Instant): Promise<void> {
  const { workspaceId, communityId, roundId, id, program, preset } = suggestion;
  const people = suggestion.people
    .filter(({ answer }) => answer === 'yes')
    .map(({ userId, part }) => ({ userId, part }));
  const users = people.map(({ userId }) => userId);
  if (await arePaired(tx, suggestion, users)) return;
  const pairing = { id: made.pairingId, workspaceId, communityId, roundId, suggestionId: id };
  await beginPairing(tx, { ...pairing, program, preset, people }, now);
  for (const twin of await listTwins(tx, suggestion)) {
    await saveEnded(tx, twin, 'agreed');
    await refreshMessages(tx, twin, now);
  }
}

/** Whether the mentor said yes while there was room, and has taken others since, or takes fewer now. */
async function hasNoRoom(tx: Tx, suggestion: Suggestion): Promise<boolean> {
  for (const { userId, part } of suggestion.people) {
    if (part === 'mentor' && !(await mayTakeOneMore(tx, suggestion, userId))) return true;
  }
  return false;
}

/** Whether this mentor can take the mentee of this suggestion beside those whom they have, and to whom they have said yes. */
export async function mayTakeOneMore(
  tx: Tx,
  suggestion: Suggestion,
  mentor: Suggestion['people'][number]['userId'],
): Promise<boolean> {
  if (suggestion.program !== 'mentoring') return true;
  const standing = (await standingsOf(tx, suggestion, [mentor])).get(mentor);
  return (await menteesOf(tx, suggestion, mentor)) < (standing?.capacity ?? 0);
}
