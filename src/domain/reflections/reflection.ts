import type { CommunityId, ReflectionId, UserId } from '../../ids.ts';

/** Who may read an answer that is kept with its author. Answers without a name are none of these: see without-name/. */
export const visibilities = ['private', 'community'] as const;
export type Visibility = (typeof visibilities)[number];
/** What stands beside them in the form: the community's leaders read it, without a name. */
export const WITHOUT_NAME = 'leaders';

export const reflectionLimits = {
  /** Of an answer, in code points. */
  words: 3000,
  /** Of an answer without a name: each takes the room of the longest. */
  wordsWithoutName: 1000,
  /** Of a question that leaders write. */
  question: 300,
  /** Of each of the two lines on what was heard. */
  heard: 500,
  /** Fewest people of whom anything is said in figures. */
  threshold: 5,
  /** How many days leaders may read what was answered without a name; then it is deleted. */
  daysReadable: 30,
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
  /** That answers without a name came in, to a leader. */
  withoutNames: (community: CommunityId, week: string) => `without-name:${community}:${week}:`,
  withoutName: (community: CommunityId, week: string, leader: UserId) =>
    `without-name:${community}:${week}:${leader}`,
  typedBy: (user: UserId) => `typed:${user}:`,
  typed: (user: UserId, ts: string) => `typed:${user}:${ts}`,
} as const;
