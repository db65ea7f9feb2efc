import type { ShareRow } from '../../db/tables.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ShareId, UserId } from '../../ids.ts';
import type { Actor } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { type ShareInCommunity, visibleShares } from './reading/store.ts';

/** The share, as far as this person may see it. @throws Refusal `not_found` where it is not there, or not theirs to see. */
export async function seenShare(tx: Tx, viewer: Actor, id: ShareId): Promise<ShareInCommunity> {
  const [share] = await visibleShares(tx, viewer.workspaceId, viewer.userId, [id]);
  if (share === undefined) {
    throw new Refusal(
      'not_found',
      'This share is no longer there, or it belongs to a community you are not in.',
    );
  }
  return share;
}

/**
 * A share belongs to its author. What has no author here (imported) or waits for the author's yes is for whoever put it in.
 * @throws Refusal `not_found`, or `not_allowed` saying whose it is.
 */
export async function ownShare(tx: Tx, actor: Actor, id: ShareId, verb: string): Promise<ShareInCommunity> {
  const share = await seenShare(tx, actor, id);
  if (!isOwn(share, actor.userId)) {
    throw new Refusal(
      'not_allowed',
      `Only the author can ${verb} this share. If something is wrong with it, please tell them in its thread.`,
    );
  }
  return share;
}

export function isOwn(share: Pick<ShareRow, 'author_id' | 'saved_by' | 'state'>, user: UserId): boolean {
  if (share.author_id === user) return true;
  return share.saved_by === user && (share.author_id === null || share.state === 'asked');
}
