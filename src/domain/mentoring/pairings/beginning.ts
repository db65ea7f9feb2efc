import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, MatchingRoundId, PairingId, SuggestionId, WorkspaceId } from '../../../ids.ts';
import type { Placed, Preset, Program } from '../mentoring.ts';
import { closingFrom } from './steps.ts';
import { addPairing } from './store.ts';

export interface NewPairing {
  readonly id: PairingId;
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly roundId: MatchingRoundId | null;
  /** Null where they are only told of it: then each may step out. */
  readonly suggestionId: SuggestionId | null;
  readonly program: Program;
  readonly preset: Preset;
  readonly people: readonly Placed[];
}

/**
 * These are paired from now on: the clock opens their conversation and introduces them, and `introduceDue` does so at once after the
 * commit. For whom everyone has accepted, and for those who are only told. Idempotent by id.
 */
export async function beginPairing(tx: Tx, given: NewPairing, now: Temporal.Instant): Promise<void> {
  await addPairing(tx, {
    ...given,
    people: given.people.map(({ userId, part }) => ({ userId, part, leftAt: null })),
    ended: null,
    channelId: null,
    introducedAt: null,
    slotAt: null,
    beganAt: now,
    closesAt: closingFrom(given.program, now),
    nextStepAt: now,
  });
}
