import type {
  ChannelId,
  CommunityId,
  MatchingRoundId,
  PairingId,
  SuggestionId,
  UserId,
  WorkspaceId,
} from '../../../ids.ts';
import type { Placed, Preset, Program } from '../mentoring.ts';

/** Some people who were brought together: a mentor and a mentee, or a few peers. */
export interface Pairing {
  readonly workspaceId: WorkspaceId;
  readonly id: PairingId;
  readonly communityId: CommunityId;
  readonly roundId: MatchingRoundId | null;
  readonly suggestionId: SuggestionId | null;
  readonly program: Program;
  readonly preset: Preset;
  /** In id order; those who stepped out included. */
  readonly people: readonly PairedPerson[];
  /** Null while it runs. */
  readonly ended: { readonly at: Temporal.Instant; readonly because: EndedBecause } | null;
  /** The conversation of all of them with us; null until it was opened, or where it cannot be. */
  readonly channelId: ChannelId | null;
  readonly introducedAt: Temporal.Instant | null;
  readonly slotAt: Temporal.Instant | null;
  readonly beganAt: Temporal.Instant;
  /** When the closing reflection is asked for; null for coffee. */
  readonly closesAt: Temporal.Instant | null;
  readonly nextStepAt: Temporal.Instant | null;
}

export interface PairedPerson extends Placed {
  /** Whether they stepped out of it, while the others went on. */
  readonly hasLeft: boolean;
}

/** `finished`: its time was over. `ended`: one of them ended it. `left`: one of them is not in the community any more. */
export type EndedBecause = 'finished' | 'ended' | 'not_a_fit' | 'left';

/** Those who are in it now, or were when it ended. */
export function peopleIn({ people }: Pairing): UserId[] {
  return people.filter(({ hasLeft }) => !hasLeft).map(({ userId }) => userId);
}
