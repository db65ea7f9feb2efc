import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Identified, Membership } from '../../access.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { findPrompt } from '../prompts/store.ts';
import { type Beginning, beginWeek } from '../weeks/beginning.ts';
import { findWeek } from '../weeks/store.ts';
import { questionFor, weekAfter } from '../weeks/week.ts';

/** What a member is asked in a week: what came to them, or what they swapped it for, else the week's own question. */
export interface AskedWeek {
  readonly week: WeekRow;
  readonly theme: string;
  readonly question: string;
  readonly isSwapped: boolean;
  readonly isDeclined: boolean;
}

/**
 * The question of that week for this member; it begins a week that is theirs to begin: the one under way where they are or in
 * the community, and for leaders the next one too. @returns null where there is none: an unknown week, or no active question.
 */
export async function askedIn(
  tx: Tx,
  who: Identified,
  membership: Membership,
  week: string,
  beginning: Beginning,
): Promise<AskedWeek | null> {
  const { community } = membership;
  const begun = mayBegin(who, membership, week, beginning.now)
    ? await beginWeek(tx, community, week, beginning)
    : await findWeek(tx, community.workspaceId, community.id, week);
  return begun === null || begun.begun_at === null ? null : await questionIn(tx, membership, begun);
}

/** The question of a week that has begun, for this member. */
export async function questionIn(
  tx: Tx,
  { community, member }: Membership,
  week: WeekRow,
): Promise<AskedWeek> {
  const prompt = await findPrompt(tx, {
    workspace_id: community.workspaceId,
    community_id: community.id,
    user_id: member.userId,
    week: week.week,
  });
  const { question } = prompt ?? questionFor(week, member.role === 'leader');
  return {
    week,
    theme: prompt?.theme ?? week.theme,
    question,
    isSwapped: prompt?.is_swapped === 1,
    isDeclined: prompt !== null && prompt.declined_at !== null,
  };
}

function mayBegin(who: Identified, membership: Membership, week: string, now: Temporal.Instant): boolean {
  const { community, member } = membership;
  const here = isoWeekOf(now, zoneOf(who, membership));
  const there = isoWeekOf(now, community.zone);
  const ahead = member.role === 'leader' ? [weekAfter(there)] : [];
  return [here, there, ...ahead].includes(week);
}
