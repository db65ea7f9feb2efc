import type { Tx } from '../../db/transaction.ts';
import type { ChannelId, MessageTs, ShareId, UserId } from '../../ids.ts';
import { asMember, type Identified, identify } from '../access.ts';
import type { Community } from '../communities/community.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import type { Person } from '../directory.ts';
import { oweUnasked } from '../letters.ts';
import { rememberCommunity } from '../people/store.ts';
import { Refusal } from '../refusal.ts';
import { zoneOf } from '../zone.ts';
import { lookAgainOf } from './looking-again.ts';
import { letOut, type NewIds, newIds, putShare } from './putting.ts';
import { type SharePlace, type ShareWords, shareKeys } from './share.ts';
import type { NewShare } from './shares.ts';
import { isSaved } from './store.ts';
import { wordShare } from './wording.ts';

/** A message that someone wants to keep as a learning. */
export interface SourceMessage {
  readonly channelId: ChannelId;
  readonly ts: MessageTs;
  /** Null where no person wrote it. */
  readonly authorId: UserId | null;
}

/** What saving this message means. */
export interface SavingTerms {
  readonly author: Person;
  readonly isOwn: boolean;
  /** Whether not everyone in the workspace could read it: then nothing tells where it was written. */
  readonly isPrivate: boolean;
  /** Whether its author is asked before anyone else sees it. */
  readonly mustAsk: boolean;
}

/**
 * Whether this message can be kept, and how. Looks up author and place, so it runs outside the transaction, when the form opens
 * and again when it is submitted. @throws Refusal `invalid` for messages of apps, strangers and people who cannot be asked.
 */
export async function savingTerms(ctx: Ctx, actor: Actor, source: SourceMessage): Promise<SavingTerms> {
  await identify(ctx, actor, 'member');
  const { authorId } = source;
  const author =
    authorId === null ? null : await ctx.directory.person(actor.workspaceId, authorId, { allowOlder: true });
  if (author === null || author.standing === 'bot') {
    throw new Refusal(
      'invalid',
      'An app wrote this message. Only what a person wrote can become a learning.',
    );
  }
  if (author.standing === 'outsider') {
    throw new Refusal(
      'invalid',
      'Someone of another organisation wrote this message, so it stays where it is. You can share it in your own words.',
    );
  }
  const isOwn = author.userId === actor.userId;
  const isPrivate = await isPrivatePlace(ctx, actor, source.channelId);
  const mustAsk = isPrivate && !isOwn;
  if (mustAsk && !author.isActive) {
    throw new Refusal(
      'invalid',
      'Its author has left, so nobody can be asked. A message from a private place needs its author’s yes.',
    );
  }
  return { author, isOwn, isPrivate, mustAsk };
}

/** What of a message goes in with the share. */
export interface MessageToSave extends SourceMessage {
  readonly permalink: string | null;
}

/**
 * Keeps a message as a learning, credited to its author. From a public place it is published at once and its author is told;
 * from a private one its author is asked first, nobody else sees anything before, and no link to it goes out.
 * @throws Refusal like savingTerms and postShare; `conflict` where the community has this message already.
 */
export async function saveMessage(
  ctx: Ctx,
  actor: Actor,
  share: NewShare,
  source: MessageToSave,
): Promise<SavingTerms> {
  const who = await identify(ctx, actor, 'member');
  const terms = await savingTerms(ctx, actor, source);
  const words = wordShare(share.typed);
  if (words.kind === 'experiment' && !terms.isOwn) {
    throw new Refusal(
      'invalid',
      'Only the person who tries something can look again. Please choose another kind.',
      'kind',
    );
  }
  const ids = newIds(ctx);
  const now = ctx.clock.now();
  const permalink = terms.isPrivate ? null : source.permalink;
  await change(ctx, actor.workspaceId, async (tx) => {
    const membership = await asMember(tx, who, share.communityId);
    const { community } = membership;
    if (permalink !== null && (await isSaved(tx, actor.workspaceId, community.id, permalink))) {
      throw new Refusal('conflict', 'This message is in the library already. Search finds it there.');
    }
    const learnedAt = writtenAt(source.ts);
    const saved = { who, community, words, place: share.place, terms, permalink, learnedAt };
    if (terms.mustAsk) await proposeShare(tx, saved, ids, now);
    else await publishSaved(tx, saved, lookAgainOf(words, zoneOf(who, membership), now), ids, now);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, community.id);
  });
  return terms;
}

export interface Proposal {
  readonly who: Identified;
  readonly community: Community;
  readonly words: ShareWords;
  readonly place: SharePlace;
  readonly terms: Pick<SavingTerms, 'author' | 'isOwn'>;
  /** Null from a private place. */
  readonly permalink: string | null;
  readonly learnedAt: Temporal.Instant;
}

/**
 * Writes a share that waits for its author's yes, and owes the author the question, in their waking hours.
 * @returns null where the community has this message already: then nobody is asked.
 */
export async function proposeShare(
  tx: Tx,
  proposal: Proposal,
  ids: NewIds,
  now: Temporal.Instant,
): Promise<ShareId | null> {
  const { workspaceId } = proposal.who.actor;
  const { permalink, community } = proposal;
  if (permalink !== null && (await isSaved(tx, workspaceId, community.id, permalink))) return null;
  const row = await putShare(tx, rowOf(proposal, ids, 'asked'), proposal.words, {
    learnedAt: proposal.learnedAt,
    now,
  });
  await oweToAuthor(tx, proposal, { kind: 'share_ask', key: shareKeys.ask(row.id), ids }, now);
  return row.id;
}

/** Publishes a saved message at once: the saver's own, or one that everyone could read, whose author is told. */
export async function publishSaved(
  tx: Tx,
  saved: Proposal,
  lookAgain: Temporal.ZonedDateTime | null,
  ids: NewIds,
  now: Temporal.Instant,
): Promise<void> {
  const { words, learnedAt, community, terms } = saved;
  const row = await putShare(tx, rowOf(saved, ids, 'published'), words, { learnedAt, now });
  await letOut(tx, row, { channelId: community.channelId, lookAgainAt: lookAgain }, ids, now);
  if (terms.isOwn || !terms.author.isActive) return;
  await oweToAuthor(tx, saved, { kind: 'share_credit', key: shareKeys.credit(row.id), ids }, now);
}

function rowOf(
  { who, community, place, terms, permalink }: Proposal,
  ids: NewIds,
  state: 'asked' | 'published',
) {
  return {
    workspace_id: who.actor.workspaceId,
    id: ids.share,
    community_id: community.id,
    author_id: terms.author.userId,
    saved_by: who.actor.userId,
    place,
    state,
    source_permalink: permalink,
  };
}

async function oweToAuthor(
  tx: Tx,
  { who, community, terms }: Proposal,
  message: { readonly kind: string; readonly key: string; readonly ids: NewIds },
  now: Temporal.Instant,
): Promise<void> {
  const { author } = terms;
  await oweUnasked(
    tx,
    {
      workspaceId: who.actor.workspaceId,
      communityId: community.id,
      id: message.ids.toAuthor,
      key: message.key,
      kind: message.kind,
      userId: author.userId,
      subject: { shareId: message.ids.share, savedBy: who.actor.userId },
      due: now,
      notAfter: null,
    },
    now,
  );
}

/** Anything but a public channel that we can look up counts as private. */
async function isPrivatePlace(ctx: Ctx, actor: Actor, channel: ChannelId): Promise<boolean> {
  try {
    return (await ctx.directory.channel(actor.workspaceId, channel)).kind !== 'public';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return true;
    throw error;
  }
}

/** A message's timestamp begins with the seconds since 1970. */
function writtenAt(ts: MessageTs): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(ts, 10) * 1000);
}
