import { writeInstant } from '../../../db/instants.ts';
import { copyHelpfulness } from '../../../db/search.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { ShareId } from '../../../ids.ts';
import { asMember, type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { cleanLine, optionalWords } from '../../words.ts';
import { seenShare } from '../ownership.ts';
import type { ShareInCommunity } from '../reading/store.ts';
import { shareKeys, shareLimits } from '../share.ts';
import {
  countUses,
  type Mark,
  putSave,
  putUse,
  setWhatChanged,
  takeSave,
  takeUse,
  whatChanged,
} from './store.ts';

/**
 * Says that this person used the share; its message shows the new count. Once a person: said again, nothing changes.
 * For members other than the author. @returns whether it was new. @throws Refusal `not_found`, `not_allowed`.
 */
export async function markUsed(ctx: Ctx, actor: Actor, id: ShareId): Promise<{ readonly isNew: boolean }> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const share = await sharedWith(tx, who, id);
    if (share.author_id === actor.userId) {
      throw new Refusal('not_allowed', 'This one is yours. The count is for others whom it helped.');
    }
    const isNew = await putUse(tx, markOf(actor, id), writeInstant(now));
    if (isNew) await showCount(tx, actor, id, now);
    return { isNew };
  });
}

/** Takes the use back, with what they said of it. Nothing happens where there was none. @throws Refusal `not_found`. */
export async function undoUse(ctx: Ctx, actor: Actor, id: ShareId): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await sharedWith(tx, who, id);
    if (await takeUse(tx, markOf(actor, id))) await showCount(tx, actor, id, now);
  });
}

/**
 * One line on what changed, for everyone in the community to read; an empty one takes it away. Counts as a use.
 * @throws Refusal `invalid` at `whatChanged`, and like markUsed.
 */
export async function sayWhatChanged(
  ctx: Ctx,
  actor: Actor,
  id: ShareId,
  typed: string | null,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const words = optionalWords(cleanLine(typed ?? ''), { field: 'whatChanged', most: shareLimits.line });
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const share = await sharedWith(tx, who, id);
    if (share.author_id === actor.userId) throw new Refusal('not_allowed', 'This one is yours.');
    await putUse(tx, markOf(actor, id), writeInstant(now));
    await setWhatChanged(tx, markOf(actor, id), words);
    await showCount(tx, actor, id, now);
  });
}

/** What this person said changed, for saying it anew. @throws Refusal `not_found`. */
export async function whatChangedFor(ctx: Ctx, actor: Actor, id: ShareId): Promise<string | null> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    await sharedWith(tx, who, id);
    return (await whatChanged(tx, markOf(actor, id)))?.words ?? null;
  });
}

/** Puts the share on this person's shelf, which only they see. @returns whether it was new. @throws Refusal `not_found`. */
export async function putOnShelf(ctx: Ctx, actor: Actor, id: ShareId): Promise<{ readonly isNew: boolean }> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    await sharedWith(tx, who, id);
    return { isNew: await putSave(tx, markOf(actor, id), writeInstant(now)) };
  });
}

/** Nothing happens where it was not there. For everyone, also after leaving the community. */
export async function takeOffShelf(ctx: Ctx, actor: Actor, id: ShareId): Promise<void> {
  await identify(ctx, actor, 'member');
  await change(ctx, actor.workspaceId, async (tx) => {
    await takeSave(tx, markOf(actor, id));
  });
}

/** A published share of a community where this person belongs. */
async function sharedWith(tx: Tx, who: Identified, id: ShareId): Promise<ShareInCommunity> {
  const share = await seenShare(tx, who.actor, id);
  if (share.state !== 'published') throw new Refusal('not_found', 'This share is not published yet.');
  await asMember(tx, who, share.community_id);
  return share;
}

async function showCount(tx: Tx, actor: Actor, id: ShareId, now: Temporal.Instant): Promise<void> {
  await countUses(tx, actor.workspaceId, id);
  await copyHelpfulness(tx, actor.workspaceId, id);
  await refresh(tx, actor.workspaceId, shareKeys.message(id), now);
}

function markOf(actor: Actor, shareId: ShareId): Mark {
  return { workspaceId: actor.workspaceId, userId: actor.userId, shareId };
}
