import { readInstant } from '../../db/instants.ts';
import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ActionItemId, UserId, WorkspaceId } from '../../ids.ts';
import { findCommunityById, isMember } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { leadersOf } from '../communities/leaders.ts';
import { type Ctx, look } from '../context.ts';
import { localDateOf } from '../time.ts';
import { maySettle, mayTakeUpAgain } from './action.ts';
import { findItem } from './store.ts';

/** What a message about an item said when it was owed. */
export type Said =
  | { readonly is: 'given'; readonly number: number }
  /** Local date. */
  | { readonly is: 'due'; readonly dueOn: string }
  | { readonly is: 'ownerless'; readonly ownerId: UserId };

/** What is true of it now. */
export type ActionNow =
  /** The message still holds. */
  | { readonly is: 'as said' }
  | { readonly is: 'moved' }
  /** Somebody else's now; or the owner's again, who had left. */
  | { readonly is: 'handed over' }
  | {
      readonly is: 'done' | 'dropped';
      /** Local date in the community's zone. */
      readonly on: string;
      readonly by: UserId;
      readonly reason: string | null;
      readonly mayTakeUpAgain: boolean;
    }
  /** The reader belongs there no more. */
  | { readonly is: 'elsewhere' };

export interface ActionShown {
  readonly id: ActionItemId;
  readonly communityName: string;
  readonly text: string;
  /** What was said in the feedback round that led to it; null where none did. */
  readonly theme: string | null;
  readonly ownerId: UserId;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly reader: UserId;
  readonly now: ActionNow;
}

interface OfMessage {
  readonly workspaceId: WorkspaceId;
  readonly id: ActionItemId;
  readonly reader: UserId;
  readonly said: Said;
  /** Whether the message stands in Slack already. */
  readonly stands: boolean;
}

/** An item as a message shows it to its reader. Null where it is gone; and before it stands, where it does not hold any more or the community rests. */
export function actionForMessage(ctx: Ctx, of: OfMessage): Promise<ActionShown | null> {
  const { workspaceId, id, reader, said, stands } = of;
  return look(ctx, async (tx) => {
    const item = await findItem(tx, workspaceId, id);
    const community = item === null ? null : await findCommunityById(tx, workspaceId, item.community_id);
    if (item === null || community === null) return null;
    const now = await nowOf(tx, { item, community, reader, said }, ctx.clock.now());
    if (!stands && (now.is !== 'as said' || community.restingBecause !== null || isOld(item, said)))
      return null;
    return {
      id,
      communityName: community.name,
      text: item.text,
      theme: item.origin_note,
      ownerId: item.owner_id,
      dueOn: item.due_on,
      reader,
      now,
    };
  });
}

interface Reading {
  readonly item: ActionItemRow;
  readonly community: Community;
  readonly reader: UserId;
  readonly said: Said;
}

async function nowOf(
  tx: Tx,
  { item, community, reader, said }: Reading,
  now: Temporal.Instant,
): Promise<ActionNow> {
  const { workspaceId, id: communityId } = community;
  if (!(await isMember(tx, workspaceId, communityId, reader))) return { is: 'elsewhere' };
  const leads = (await leadersOf(tx, workspaceId, communityId)).includes(reader);
  const isTheirs = maySettle(item, { userId: reader, leads });
  if (item.state !== 'open' && item.settled_at !== null && item.settled_by !== null) {
    const at = readInstant(item.settled_at);
    return {
      is: item.state,
      on: localDateOf(at, community.zone),
      by: item.settled_by,
      reason: item.reason,
      mayTakeUpAgain: isTheirs && mayTakeUpAgain(at, now),
    };
  }
  if (said.is === 'ownerless') {
    const isStillOwnerless =
      item.owner_id === said.ownerId && !(await isMember(tx, workspaceId, communityId, said.ownerId));
    return { is: isStillOwnerless && isTheirs ? 'as said' : 'handed over' };
  }
  if (item.owner_id !== reader) return { is: 'handed over' };
  return { is: said.is === 'due' && said.dueOn !== item.due_on ? 'moved' : 'as said' };
}

/** It was given to somebody since, and to this reader again: only the latest says so. */
function isOld(item: ActionItemRow, said: Said): boolean {
  return said.is === 'given' && said.number !== item.given_message;
}
