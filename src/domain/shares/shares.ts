import { dropEntry } from '../../db/search.ts';
import type { Tx } from '../../db/transaction.ts';
import { refresh, withdraw } from '../../delivery/outbox.ts';
import type { CommunityId, ShareId, WorkspaceId } from '../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../access.ts';
import { communitiesOf } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { rememberCommunity } from '../people/store.ts';
import { Refusal } from '../refusal.ts';
import { zoneOf } from '../zone.ts';
import { oweDecision } from './consenting.ts';
import { indexShare } from './indexing.ts';
import { lookAgainOf, oweLookingAgain, stopLookingAgain } from './looking-again.ts';
import { ownShare } from './ownership.ts';
import { asKnown, letOut, newIds, putShare } from './putting.ts';
import { presentShares } from './reading/presenting.ts';
import type { ShareInCommunity } from './reading/store.ts';
import { type PresentedShare, type SharePlace, shareKeys } from './share.ts';
import { removeShare, rewordShare } from './store.ts';
import { type TypedShare, wordShare } from './wording.ts';

export interface NewShare {
  readonly communityId: CommunityId;
  readonly place: SharePlace;
  readonly typed: TypedShare;
}

/** What the form needs to know before it opens. */
export interface SharingChoices {
  /** Where this person belongs; the one that is meant first. Never empty. */
  readonly communities: readonly Community[];
  /** The first of them. */
  readonly community: Community;
  readonly place: SharePlace;
  /** The person's local date. */
  readonly today: Temporal.PlainDate;
}

/**
 * Where this person can share, with `preferred` first where they belong to it. For everyone who belongs to a community.
 * @throws Refusal `not_found` where they belong to none.
 */
export async function sharingChoices(
  ctx: Ctx,
  actor: Actor,
  preferred: CommunityId | null,
): Promise<SharingChoices> {
  const who = await identify(ctx, actor, 'member');
  const theirs = await communitiesOf(ctx, actor);
  const communities = theirs.toSorted((a, b) => Number(b.id === preferred) - Number(a.id === preferred));
  const [first] = communities;
  if (first === undefined) {
    throw new Refusal(
      'not_found',
      who.person.standing === 'guest'
        ? 'Guests take part where a leader says so. Ask the person who invited you.'
        : 'You are in no learning community yet. Join the channel of one, or type `/learn setup` in your own channel.',
    );
  }
  const { member } = await look(ctx, (tx) => asMember(tx, who, first.id));
  const zone = zoneOf(who, { community: first, member });
  return {
    communities,
    community: first,
    place: member.sharePlace,
    today: ctx.clock.now().toZonedDateTimeISO(zone).toPlainDate(),
  };
}

/**
 * Publishes what a member learned: in the library at once, and as a message in the community's channel if they want that.
 * Returns its id; many may share at once, and none of them waits for it to be read again. @throws Refusal `invalid` at a field, or those of asMember.
 */
export async function postShare(ctx: Ctx, actor: Actor, share: NewShare): Promise<ShareId> {
  const who = await identify(ctx, actor, 'member');
  const words = wordShare(share.typed);
  const ids = newIds(ctx);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const membership = await asMember(tx, who, share.communityId);
    const { community } = membership;
    const lookAgainAt = lookAgainOf(words, zoneOf(who, membership), now);
    const row = await putShare(
      tx,
      {
        workspace_id: actor.workspaceId,
        id: ids.share,
        community_id: community.id,
        author_id: actor.userId,
        saved_by: actor.userId,
        place: share.place,
        state: 'published',
        source_permalink: null,
      },
      words,
      { learnedAt: now, now },
    );
    await letOut(tx, row, { channelId: community.channelId, lookAgainAt }, ids, now);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, community.id);
    return ids.share;
  });
}

/** The share for its author to edit, and the author's local date. @throws Refusal `not_found`, or `not_allowed` for others. */
export async function shareToEdit(
  ctx: Ctx,
  actor: Actor,
  id: ShareId,
): Promise<{ readonly share: PresentedShare; readonly today: Temporal.PlainDate }> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const membership = await editing(tx, who, id);
    const today = ctx.clock.now().toZonedDateTimeISO(zoneOf(who, membership)).toPlainDate();
    return { share: await presentOne(tx, actor, id), today };
  });
}

/** The share for its author to delete, who may have left. @throws Refusal `not_found`, or `not_allowed` for others. */
export async function shareToDelete(ctx: Ctx, actor: Actor, id: ShareId): Promise<PresentedShare> {
  await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    await ownShare(tx, actor, id, 'delete');
    return await presentOne(tx, actor, id);
  });
}

/**
 * Changes the words of a share: in the library, in search and in its message. For its author, while they belong.
 * @throws Refusal `not_found`, `not_allowed`, `invalid` at a field, or those of asMember.
 */
export async function editShare(ctx: Ctx, actor: Actor, id: ShareId, typed: TypedShare): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const words = wordShare(typed);
  const { lookAgain: deliveryId } = newIds(ctx);
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const membership = await editing(tx, who, id);
    const { share } = membership;
    const { lookAgainOn: date } = words;
    if (date !== share.look_again_on) {
      await stopLookingAgain(tx, share, now);
      const at = lookAgainOf(words, zoneOf(who, membership), now);
      if (date !== null && at !== null && share.state === 'published') {
        await oweLookingAgain(tx, { ...share, look_again_on: date }, { deliveryId, at }, now);
      }
    }
    await rewordShare(tx, share, { ...words, tags: await asKnown(tx, share, words.tags) }, now);
    await indexShare(tx, actor.workspaceId, id);
    for (const key of [shareKeys.message(id), shareKeys.ask(id), shareKeys.credit(id)]) {
      await refresh(tx, actor.workspaceId, key, now);
    }
  });
}

/**
 * Takes a share away: from the library, from search, and every message about it from Slack. For its author, who may do so
 * after leaving too. @throws Refusal `not_found`, or `not_allowed` for others.
 */
export async function deleteShare(ctx: Ctx, actor: Actor, id: ShareId): Promise<void> {
  await identify(ctx, actor, 'member');
  const { toAuthor: decision } = newIds(ctx);
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const share = await ownShare(tx, actor, id, 'delete');
    await stopLookingAgain(tx, share, now);
    await dropEntry(tx, actor.workspaceId, id);
    await removeShare(tx, actor.workspaceId, id);
    await withdrawMessages(tx, actor.workspaceId, id, now);
    const isAnswer = share.state === 'asked' && share.author_id === actor.userId;
    if (isAnswer) await oweDecision(tx, share, { deliveryId: decision, consent: 'no' }, now);
  });
}

/** What someone is asked about must not change under their yes. */
async function editing(
  tx: Tx,
  who: Identified,
  id: ShareId,
): Promise<Membership & { readonly share: ShareInCommunity }> {
  const share = await ownShare(tx, who.actor, id, 'edit');
  if (share.author_id !== null && share.author_id !== who.actor.userId) {
    throw new Refusal(
      'conflict',
      'Its author is being asked about these words. You can delete it and save it again.',
    );
  }
  return { share, ...(await asMember(tx, who, share.community_id)) };
}

async function withdrawMessages(
  tx: Tx,
  workspace: WorkspaceId,
  id: ShareId,
  now: Temporal.Instant,
): Promise<void> {
  const keys = [shareKeys.message(id), shareKeys.ask(id), shareKeys.credit(id), shareKeys.decision(id)];
  for (const key of keys) await withdraw(tx, workspace, key, now);
}

async function presentOne(tx: Tx, viewer: Actor, id: ShareId): Promise<PresentedShare> {
  const [share] = await presentShares(tx, viewer, [id]);
  if (share === undefined) throw new TypeError('a share cannot be seen by its author');
  return share;
}
