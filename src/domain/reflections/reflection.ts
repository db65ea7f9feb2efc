import type { CommunityId, ReflectionId, UserId } from '../../ids.ts';

/** Who may read an answer. Answers without a name will have a place of their own, sealed, and are none of these. */
export const visibilities = ['private', 'community'] as const;
export type Visibility = (typeof visibilities)[number];

export const reflectionLimits = {
  /** Of an answer, in code points. */
  words: 3000,
  /** Of a question that leaders write. */
  question: 300,
  /** Of each of the two lines on what was heard. */
  heard: 500,
  /** Fewest people of whom anything is said in figures. */
  threshold: 5,
} as const;

/** One person's answer, as they see it. */
export interface OwnReflection {
  readonly id: ReflectionId;
  readonly communityId: CommunityId;
  readonly communityName: string;
  /** ISO week: `2026-W10`. */
  readonly week: string;
  readonly question: string;
  readonly words: string;
  readonly visibility: Visibility;
  readonly writtenAt: Temporal.Instant;
  readonly isEdited: boolean;
}

/** Names of what is owed. */
export const reflectionKeys = {
  /** The week's post in the home channel; in its thread the answers gather. */
  week: (community: CommunityId, week: string) => `week:${community}:${week}`,
  summary: (community: CommunityId, week: string) => `week:${community}:${week}:summary`,
  heard: (community: CommunityId, week: string) => `week:${community}:${week}:heard`,
  /** An answer in the thread; another name each time it is shared again. */
  shared: (reflection: ReflectionId, times: number) => `reflection:${reflection}:${times}`,
  prompt: (community: CommunityId, user: UserId, week: string) => `prompt:${community}:${user}:${week}`,
  reminder: (community: CommunityId, user: UserId, week: string) => `reminder:${community}:${user}:${week}`,
  offersOfLess: (community: CommunityId, user: UserId) => `offer-less:${community}:${user}:`,
  offerLess: (community: CommunityId, user: UserId, week: string) =>
    `offer-less:${community}:${user}:${week}`,
  offersHeard: (community: CommunityId) => `offer-heard:${community}:`,
  offerHeard: (community: CommunityId, leader: UserId, week: string) =>
    `offer-heard:${community}:${leader}:${week}`,
  typedBy: (user: UserId) => `typed:${user}:`,
  typed: (user: UserId, ts: string) => `typed:${user}:${ts}`,
} as const;
