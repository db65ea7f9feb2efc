import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, ShareId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { seenShare } from '../ownership.ts';
import type { PageRequest, PresentedShare, SharePage } from '../share.ts';
import { presentShares } from './presenting.ts';
import { idsOfPerson, idsOnShelf, recentIds } from './store.ts';

/** What this person shared, as far as the viewer may see it, newest first. Their own list holds what waits for a yes too. */
export async function sharesOf(
  ctx: Ctx,
  viewer: Actor,
  person: UserId,
  page: PageRequest,
): Promise<SharePage> {
  return await pageOf(ctx, viewer, page, (tx, more) =>
    idsOfPerson(tx, viewer.workspaceId, viewer.userId, person, more),
  );
}

/** The latest of a community, newest first; empty for whoever does not belong to it. */
export async function recentShares(
  ctx: Ctx,
  viewer: Actor,
  community: CommunityId,
  page: PageRequest,
): Promise<SharePage> {
  return await pageOf(ctx, viewer, page, (tx, more) =>
    recentIds(tx, viewer.workspaceId, viewer.userId, community, more),
  );
}

/** What the viewer saved, latest saved first. */
export async function shelfOf(ctx: Ctx, viewer: Actor, page: PageRequest): Promise<SharePage> {
  return await pageOf(ctx, viewer, page, (tx, more) =>
    idsOnShelf(tx, viewer.workspaceId, viewer.userId, more),
  );
}

/** One share, whole. @throws Refusal `not_found`. */
export async function findShare(ctx: Ctx, viewer: Actor, id: ShareId): Promise<PresentedShare> {
  await identify(ctx, viewer, 'member');
  return await look(ctx, async (tx) => {
    await seenShare(tx, viewer, id);
    const [share] = await presentShares(tx, viewer, [id]);
    if (share === undefined) throw new TypeError('a share that can be seen was not presented');
    return share;
  });
}

/** Asks for one more than the page holds, to know whether there are more. */
async function pageOf(
  ctx: Ctx,
  viewer: Actor,
  page: PageRequest,
  idsOf: (tx: Tx, more: PageRequest) => Promise<ShareId[]>,
): Promise<SharePage> {
  await identify(ctx, viewer, 'member');
  return await look(ctx, async (tx) => {
    const ids = await idsOf(tx, { ...page, limit: page.limit + 1 });
    const shares = await presentShares(tx, viewer, ids.slice(0, page.limit));
    return { shares, hasMore: ids.length > page.limit };
  });
}
