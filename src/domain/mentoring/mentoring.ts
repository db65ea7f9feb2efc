import type { CommunityId, SkillId, UserId, WorkspaceId } from '../../ids.ts';

/** Where something happens. */
export interface InCommunity {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
}

/** What people are brought together for. */
export const programs = ['mentoring', 'buddies', 'peers', 'coffee'] as const;
export type Program = (typeof programs)[number];

/** What counts most: who can teach it, who is easiest to meet, or who widens the horizon. */
export const presets = ['teacher', 'meeting', 'horizon'] as const;
export type Preset = (typeof presets)[number];

/** What somebody is in a suggestion or pairing. Of a buddy and a newcomer the buddy is the mentor. */
export type Part = 'mentor' | 'mentee' | 'peer';

/** What somebody wants to be matched as. `company`: only a buddy, or a peer for coffee. */
export const wishedParts = ['mentee', 'mentor', 'both', 'company'] as const;
export type WishedPart = (typeof wishedParts)[number];

/** Why somebody said no: private, and heeded in what is suggested to them next. */
export const reasonsForNo = ['topic', 'times', 'experience', 'not_now', 'other'] as const;
export type ReasonForNo = (typeof reasonsForNo)[number];

/** Somebody with their part. */
export interface Placed {
  readonly userId: UserId;
  readonly part: Part;
}

/**
 * What matching may know of somebody: their profile, where their days pass, and how many they mentor by now. Nothing of what they
 * write elsewhere.
 */
export interface MatchingPerson {
  readonly userId: UserId;
  readonly wants: WishedPart;
  /** How many mentees they can still take. */
  readonly room: number;
  /** In code-unit order, like the next two. */
  readonly helps: readonly SkillId[];
  readonly learns: readonly SkillId[];
  /** Language codes. */
  readonly languages: readonly string[];
  /** From 0, new to it, to 4, more than ten years; null where they did not say. */
  readonly experience: number | null;
  readonly hoursAMonth: number | null;
  /** IANA. */
  readonly zone: string;
  readonly team: string | null;
  readonly managerId: UserId | null;
  /** A round left them without anybody since they were last paired. */
  readonly waited: boolean;
  /** What they gave as reasons when they said no: it counts half as much again for them. */
  readonly cares: readonly ReasonForNo[];
}

/** Hard rules: what is never broken. */
export interface Rules {
  readonly notManager: boolean;
  readonly notSameTeam: boolean;
  readonly sameLanguage: boolean;
  /** Working hours that both have, in minutes a day. */
  readonly leastSharedMinutes: number;
}

export const mentoringLimits = {
  /** In code points. */
  skill: 60,
  skillsADirection: 15,
  hopes: 500,
  team: 80,
  avoids: 20,
  languages: 10,
  mentees: 5,
  why: 500,
  /** Suggestions in a row let pass, after which somebody is paused. */
  silences: 3,
  /** Days until a suggestion expires, unless a round says otherwise; and after how many it is called to mind. */
  answerDays: 3,
  nudgeAfterDays: 2,
  checkInEveryWeeks: 2,
  /** How long mentoring, buddies and peers run, in weeks; the mid-way reflection is at half. */
  weeks: { mentoring: 26, buddies: 12, peers: 12, coffee: null },
} as const;
