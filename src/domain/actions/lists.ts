import { readInstant, writeInstant } from '../../db/instants.ts';
import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId, CommunityId, UserId } from '../../ids.ts';
import { asReader, identify, type Membership, whyItRests } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { localDateOf } from '../time.ts';
import { maySettle, mayTakeUpAgain, TAKEN_UP_AGAIN_FOR } from './action.ts';
import { listOpenItems, listSettledItems } from './store.ts';
import { listOwnItems } from './store-of-owners.ts';

export const itemsPerPage = 10;
/** More than these are no glance back. */
const MOST_SETTLED = 10;

/** What is to be done in a community, as one member sees it. */
export interface ActionList {
  readonly communityId: CommunityId;
  readonly communityName: string;
  /** Why nothing can change there now; null where it can. */
  readonly whyItRests: string | null;
  /** From 0. */
  readonly page: number;
  /** Of this page: the viewer's own first, and each soonest first. */
  readonly open: readonly ListedAction[];
  readonly count: number;
  /** How many of all that are open are the viewer's. */
  readonly own: number;
  /** Done or dropped in the last two weeks, latest first; on the last page only. */
  readonly settled: readonly SettledAction[];
  /** Whether there were more of those than are shown. */
  readonly hasMoreSettled: boolean;
}

export interface ListedAction {
  readonly id: ActionItemId;
  readonly text: string;
  readonly ownerId: UserId;
  readonly isMine: boolean;
  /** What was said in the feedback round that led to it; null where none did. */
  readonly theme: string | null;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly isOverdue: boolean;
  /** Whether the viewer may settle, change and hand it over now. */
  readonly maySettle: boolean;
}

export interface SettledAction {
  readonly id: ActionItemId;
  readonly text: string;
  readonly theme: string | null;
  readonly is: 'done' | 'dropped';
  /** Local date in the community's zone. */
  readonly on: string;
  readonly by: UserId;
  readonly reason: string | null;
  readonly mayTakeUpAgain: boolean;
}

/**
 * A community's action items, for every member: they are no secret there. A page past the last one is the last.
 * @throws Refusal as asReader: it can be read also while the community rests.
 */
export async function listActions(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  page: number,
): Promise<ActionList> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const membership = await asReader(tx, who, id);
    const of = { community: id, viewer: actor.userId };
    let shown = page;
    let open = await openOn(tx, actor, of, shown);
    const last = Math.max(0, Math.ceil(open.count / itemsPerPage) - 1);
    if (shown > last) {
      shown = last;
      open = await openOn(tx, actor, of, shown);
    }
    const settled = shown === last ? await settledIn(tx, membership, now) : [];
    const { community } = membership;
    return {
      communityId: id,
      communityName: community.name,
      whyItRests: community.restingBecause === null ? null : whyItRests(community),
      page: shown,
      open: open.rows.map((row) => listed(row, membership, now)),
      count: open.count,
      own: open.own,
      settled: settled.slice(0, MOST_SETTLED).flatMap((row) => presentSettled(row, membership, now) ?? []),
      hasMoreSettled: settled.length > MOST_SETTLED,
    };
  });
}

function openOn(
  tx: Tx,
  { workspaceId }: Actor,
  of: { readonly community: CommunityId; readonly viewer: UserId },
  page: number,
) {
  return listOpenItems(tx, workspaceId, of, { limit: itemsPerPage, offset: page * itemsPerPage });
}

function settledIn(tx: Tx, { community }: Membership, now: Temporal.Instant): Promise<ActionItemRow[]> {
  const since = writeInstant(now.subtract(TAKEN_UP_AGAIN_FOR));
  return listSettledItems(tx, community.workspaceId, community.id, { since, limit: MOST_SETTLED + 1 });
}

function listed(row: ActionItemRow, membership: Membership, now: Temporal.Instant): ListedAction {
  const { community, member } = membership;
  return {
    id: row.id,
    text: row.text,
    ownerId: row.owner_id,
    isMine: row.owner_id === member.userId,
    theme: row.origin_note,
    dueOn: row.due_on,
    isOverdue: row.due_on < localDateOf(now, community.zone),
    maySettle: maySettleNow(row, membership),
  };
}

function presentSettled(
  row: ActionItemRow,
  membership: Membership,
  now: Temporal.Instant,
): SettledAction | null {
  if (row.state === 'open' || row.settled_at === null || row.settled_by === null) return null;
  const at = readInstant(row.settled_at);
  return {
    id: row.id,
    text: row.text,
    theme: row.origin_note,
    is: row.state,
    on: localDateOf(at, membership.community.zone),
    by: row.settled_by,
    reason: row.reason,
    mayTakeUpAgain: maySettleNow(row, membership) && mayTakeUpAgain(at, now),
  };
}

function maySettleNow(row: ActionItemRow, { community, member }: Membership): boolean {
  const viewer = { userId: member.userId, leads: member.role === 'leader' };
  return community.restingBecause === null && maySettle(row, viewer);
}

/** One of the viewer's own, wherever it is. */
export interface OwnAction {
  readonly id: ActionItemId;
  readonly text: string;
  readonly communityName: string;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly isOverdue: boolean;
}

/** What this person has to do next, in whatever community that is active, soonest first; and how much there is in all. */
export async function ownActions(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  limit: number,
): Promise<{ readonly items: readonly OwnAction[]; readonly count: number }> {
  const now = ctx.clock.now();
  const { rows, count } = await look(ctx, (tx) => listOwnItems(tx, workspaceId, userId, limit));
  const items = rows.map((row) => ({
    id: row.id,
    text: row.text,
    communityName: row.community_name,
    dueOn: row.due_on,
    isOverdue: row.due_on < localDateOf(now, row.community_zone),
  }));
  return { items, count };
}
