import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, MatchingRoundId, PairingId, SuggestionId, WorkspaceId } from '../../../ids.ts';
import { mentoringLimits, type Placed, type Preset, type Program } from '../mentoring.ts';
import { addPairing } from './store.ts';

export interface NewPairing {
  readonly id: PairingId;
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly roundId: MatchingRoundId | null;
  readonly suggestionId: SuggestionId | null;
  readonly program: Program;
  readonly preset: Preset;
  readonly people: readonly Placed[];
}

/**
 * These are paired from now on: the clock opens their conversation and introduces them, and `introduceDue` does so at once after the
 * commit. For whom everyone has accepted, and for those who were only to be told. Idempotent by id.
 */
export async function beginPairing(tx: Tx, given: NewPairing, now: Temporal.Instant): Promise<void> {
  await addPairing(tx, {
    ...given,
    people: given.people.map(({ userId, part }) => ({ userId, part, hasLeft: false })),
    ended: null,
    channelId: null,
    introducedAt: null,
    slotAt: null,
    beganAt: now,
    closesAt: closingFrom(given.program, now),
    nextStepAt: now,
  });
}

/** When a program is over that begins then; null for coffee, which ends by itself. */
export function closingFrom(program: Program, begins: Temporal.Instant): Temporal.Instant | null {
  const weeks = mentoringLimits.weeks[program];
  return weeks === null ? null : begins.add({ hours: weeks * 7 * 24 });
}
