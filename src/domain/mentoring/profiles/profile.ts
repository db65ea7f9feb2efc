import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Actor } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import type { WishedPart } from '../mentoring.ts';
import type { Skill } from '../skills/skill.ts';

/** Somebody as a member of one community. */
export interface MentorIn {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly userId: UserId;
}

export function mentorIn({ workspaceId, userId }: Actor, communityId: CommunityId): MentorIn {
  return { workspaceId, communityId, userId };
}

/** What one member said of themselves for being matched. Whole, it is theirs alone. */
export interface MentorProfile {
  readonly wants: WishedPart;
  /** How many mentees at a time; 0 is "not now". */
  readonly capacity: number;
  readonly helps: readonly Skill[];
  readonly learns: readonly Skill[];
  /** From 0, new to it, to 4, more than ten years; null where they did not say. */
  readonly experience: number | null;
  /** Language codes. */
  readonly languages: readonly string[];
  readonly hoursAMonth: number | null;
  readonly hopes: string | null;
  readonly team: string | null;
  readonly managerId: UserId | null;
  /** Private: with whom they would rather not be matched. It works both ways, and is shown to them alone. */
  readonly avoids: readonly UserId[];
  readonly pausedBecause: PausedBecause | null;
}

/** `own`: they wanted a pause. `silence`: three suggestions in a row got no answer from them. */
export type PausedBecause = 'own' | 'silence';

/** From 0, new to it, to 4, more than ten years. */
export const experienceLevels = 5;
/** What can be chosen, a month. */
export const hoursOffered: readonly number[] = [1, 2, 3, 4, 6, 8, 10, 15, 20];

/** Whether they want to mentor, so that their capacity counts. */
export function wantsToMentor(wants: WishedPart): boolean {
  return wants === 'mentor' || wants === 'both';
}

/** Whether they look for a mentor. */
export function wantsMentor(wants: WishedPart): boolean {
  return wants === 'mentee' || wants === 'both';
}

/** For whoever has not said anything of themselves yet; in no community where it is null. */
export function noProfile(community: string | null): Refusal {
  return new Refusal(
    'not_found',
    `You have no mentor profile${community === null ? '' : ` in ${community}`} yet. Type \`/mentor\` to make one; it takes a minute.`,
  );
}

/** Names of what is owed. */
export const profileKeys = {
  /** That we paused them then. */
  paused: ({ communityId, userId }: MentorIn, at: Temporal.Instant) =>
    `mentor-paused:${communityId}:${userId}:${at.epochMilliseconds}`,
} as const;
