import { read } from '../../../db/transaction.ts';
import type { ShareId, WorkspaceId } from '../../../ids.ts';
import type { Ctx } from '../../context.ts';
import type { StandingShare } from '../share.ts';
import { standingShare } from './presenting.ts';
import { belongsToCommunityOf } from './store.ts';

type Source = Pick<Ctx, 'db'>;

/** A published share, for its message in the community's channel. Null where there is none. */
export async function shareForChannel(
  { db }: Source,
  workspace: WorkspaceId,
  id: ShareId,
): Promise<StandingShare | null> {
  return await read(db, (tx) => standingShare(tx, workspace, id, 'published'));
}

/** A share in any state, for direct messages to its author and to who saved it, and to nobody else. */
export async function shareForAuthor(
  { db }: Source,
  workspace: WorkspaceId,
  id: ShareId,
): Promise<StandingShare | null> {
  return await read(db, (tx) => standingShare(tx, workspace, id, 'any'));
}

/** An experiment, for asking its author what came of it. Null where there is none, or the author no longer belongs. */
export async function shareToLookAgainAt(
  { db }: Source,
  workspace: WorkspaceId,
  id: ShareId,
): Promise<StandingShare | null> {
  return await read(db, async (tx) => {
    const share = await standingShare(tx, workspace, id, 'published');
    if (share === null || share.authorId === null) return null;
    return (await belongsToCommunityOf(tx, workspace, share.authorId, id)) ? share : null;
  });
}
