import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';

/** People who learn together, around one channel. */
export interface Community {
  readonly workspaceId: WorkspaceId;
  readonly id: CommunityId;
  /** The home channel. */
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly isPrivate: boolean;
  readonly name: string;
  readonly purpose: string;
  /** IANA. */
  readonly zone: string;
  readonly rhythm: Rhythm;
  readonly belonging: 'everyone' | 'joiners';
  readonly guestsBelong: boolean;
  /** Null while it is active. */
  readonly restingBecause: 'archived' | 'deleted' | 'removed' | 'shared' | null;
  readonly setUpBy: UserId;
  /** Whether it asks a question each week. */
  readonly asksWeekly: boolean;
  /** False from when nobody leads it until somebody does: its rounds wait. */
  readonly isLed: boolean;
}

/** A weekday and a wall time: when the week's question comes. */
export interface Rhythm {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** `10:00`. */
  readonly time: string;
}

/** A person in a community, with what they chose for themselves; null is "as the community has it". */
export interface Member {
  readonly communityId: CommunityId;
  readonly userId: UserId;
  readonly role: 'leader' | 'member';
  readonly state: 'belongs' | 'left' | 'stepped_out';
  readonly zone: string | null;
  readonly weekday: number | null;
  readonly time: string | null;
  readonly isPaused: boolean;
  /** Local date, inclusive. */
  readonly awayUntil: string | null;
  /** ISO week: `2026-W10`. */
  readonly skippedWeek: string | null;
  readonly sharePlace: 'channel' | 'library';
  readonly reflectionVisibility: 'private' | 'community';
  /** ISO weekdays on which questions may come; never empty. */
  readonly workingDays: readonly number[];
  /** Every how many weeks they are asked. */
  readonly everyWeeks: 1 | 2 | 4;
  /** Silent for three weeks, offered less, and asked nothing until they say otherwise. */
  readonly isQuiet: boolean;
  /** The last ISO week whose question is dealt with: asked, or there was none. */
  readonly askedWeek: string | null;
}
