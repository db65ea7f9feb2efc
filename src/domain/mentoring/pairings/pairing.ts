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
  /** When they stepped out of it, while the others went on. */
  readonly leftAt: Temporal.Instant | null;
}

/** `finished`: its time was over. `ended`: one of them ended it. `left`: one of them is not in the community any more. */
export type EndedBecause = 'finished' | 'ended' | 'not_a_fit' | 'left';

/** Those who are in it now, or were when it ended. */
export function peopleIn({ people }: Pairing): UserId[] {
  return people.filter(({ leftAt }) => leftAt === null).map(({ userId }) => userId);
}

/** Whether this person is in it now, or was when it ended. */
export function isIn(pairing: Pairing, user: UserId): boolean {
  return peopleIn(pairing).includes(user);
}

export function othersIn(pairing: Pairing, user: UserId): UserId[] {
  return peopleIn(pairing).filter((one) => one !== user);
}

/** Whether they were only told of it, and not asked before: then each may step out with one tap. */
export function hasWayOut({ suggestionId }: Pairing): boolean {
  return suggestionId === null;
}

export const pairingLimits = {
  /** In code points. */
  closingWords: 1000,
  why: 500,
  reflection: 3000,
} as const;

/** Keys of what is owed for a pairing. */
export const pairingKeys = {
  introduction: (id: PairingId): string => `pairing-introduction:${id}`,
  /** Where no conversation of all can be opened. */
  introductionTo: (id: PairingId, user: UserId): string => `pairing-introduction:${id}:${user}`,
  checkIn: (id: PairingId, number: number, user: UserId): string =>
    `pairing-check-in:${id}:${number}:${user}`,
  end: (id: PairingId): string => `pairing-end:${id}`,
  endTo: (id: PairingId, user: UserId): string => `pairing-end:${id}:${user}`,
  /** Somebody stepped out, and the others go on. */
  stepOut: (id: PairingId, who: UserId): string => `pairing-step-out:${id}:${who}`,
  stepOutTo: (id: PairingId, who: UserId, user: UserId): string => `pairing-step-out:${id}:${who}:${user}`,
} as const;
