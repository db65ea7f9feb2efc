import type { Db } from '../../../db/open.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import { read, type Tx } from '../../../db/transaction.ts';
import { type Standing, whereItStands } from '../../../delivery/outbox.ts';
import type { CommunityId, ReflectionId, UserId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { findReflection } from '../answering/store.ts';
import { reflectionKeys, reflectionLimits } from '../reflection.ts';
import { findSealedWeek } from '../without-name/store.ts';
import { countTakingPart, findWeek, hasShared } from './store.ts';
import { weekAfter } from './week.ts';

interface OfWeek {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly week: string;
}

interface OfMessage {
  /** Whether the message stands in Slack already. */
  readonly stands: boolean;
}

export interface WeekShown {
  readonly community: Community;
  readonly week: string;
  readonly theme: string;
  readonly question: string;
}

/** A week as its post shows it; null where it has not begun, or the community stopped to ask before the post stood and nobody shares anything. */
export function weekForMessage(db: Db, of: OfWeek & OfMessage): Promise<WeekShown | null> {
  return read(db, async (tx) => {
    const found = await weekOf(tx, of);
    if (found === null) return null;
    const { community, week } = found;
    if (!of.stands && !community.asksWeekly && !(await hasShared(tx, week))) return null;
    return { community, week: of.week, theme: week.theme, question: week.question };
  });
}

export interface SummaryShown {
  readonly community: Community;
  readonly theme: string;
  /** How many took part; null where they were too few to say. */
  readonly people: number | null;
  /** Whether that is all of them: not where answers without a name were lost. */
  readonly areAll: boolean;
  readonly hasShared: boolean;
  /** Where the week's thread begins; null where it does not stand. */
  readonly thread: Standing | null;
  /** Of the week that begins now; null where none does. */
  readonly nextTheme: string | null;
}

/**
 * What the channel learns about a week that has closed: never who, and no figure about fewer than the threshold. Null where it never
 * heard of the week, since the community asks nothing.
 */
export function summaryForMessage(db: Db, of: OfWeek): Promise<SummaryShown | null> {
  return read(db, async (tx) => {
    const found = await weekOf(tx, of);
    const closedAt = found?.week.closed_at ?? null;
    if (found === null || closedAt === null) return null;
    const { community, week } = found;
    const { people: named, shared } = await countTakingPart(tx, week, closedAt);
    const sealed = await findSealedWeek(tx, of);
    const people = named + (sealed?.answered ?? 0);
    const next = await findWeek(tx, of.workspaceId, of.communityId, weekAfter(of.week));
    const thread = await whereItStands(tx, of.workspaceId, reflectionKeys.week(of.communityId, of.week));
    if (thread === null && !community.asksWeekly) return null;
    return {
      community,
      theme: week.theme,
      people: people >= reflectionLimits.threshold ? people : null,
      areAll: sealed?.outcome !== 'lost',
      hasShared: shared > 0,
      thread,
      nextTheme: community.asksWeekly ? (next?.theme ?? null) : null,
    };
  });
}

export interface HeardShown {
  readonly community: Community;
  readonly week: string;
  readonly question: string;
  readonly said: { readonly heard: string; readonly doing: string; readonly by: UserId } | null;
}

/** What a leader heard in a week, and will do; null where there is no such week. */
export function heardForMessage(db: Db, of: OfWeek): Promise<HeardShown | null> {
  return read(db, async (tx) => {
    const found = await weekOf(tx, of);
    if (found === null) return null;
    const { heard, doing, heard_by: by, question } = found.week;
    const said = heard === null || doing === null || by === null ? null : { heard, doing, by };
    return { community: found.community, week: of.week, question, said };
  });
}

/** The same as an offer to one leader; before it stands, null for whoever leads no more, and where something was said meanwhile. */
export async function heardForLeader(
  db: Db,
  of: OfWeek & OfMessage & { readonly leader: UserId },
): Promise<HeardShown | null> {
  const shown = await heardForMessage(db, of);
  if (shown === null || of.stands) return shown;
  if (shown.said !== null || shown.community.restingBecause !== null) return null;
  const leaders = await read(db, (tx) => leadersOf(tx, of.workspaceId, of.communityId));
  return leaders.includes(of.leader) ? shown : null;
}

export interface SharedShown {
  readonly authorId: UserId;
  readonly words: string;
  /** Where it is not the week's own question; null where it is. */
  readonly otherQuestion: string | null;
  readonly isEdited: boolean;
}

/** An answer as the week's thread shows it; null where the community may not read it, or its author left before it stood. */
export function sharedForMessage(
  db: Db,
  workspace: WorkspaceId,
  { id, stands }: OfMessage & { readonly id: ReflectionId },
): Promise<SharedShown | null> {
  return read(db, async (tx) => {
    const row = await findReflection(tx, workspace, id);
    if (row === null || row.visibility !== 'community') return null;
    if (!stands && !(await isMember(tx, workspace, row.community_id, row.user_id))) return null;
    const week = await findWeek(tx, workspace, row.community_id, row.week);
    return {
      authorId: row.user_id,
      words: row.words,
      otherQuestion: row.question === week?.question ? null : row.question,
      isEdited: row.edited_at !== null,
    };
  });
}

async function weekOf(
  tx: Tx,
  { workspaceId, communityId, week }: OfWeek,
): Promise<{ readonly community: Community; readonly week: WeekRow } | null> {
  const community = await findCommunityById(tx, workspaceId, communityId);
  const found = await findWeek(tx, workspaceId, communityId, week);
  return community === null || found === null || found.begun_at === null ? null : { community, week: found };
}
