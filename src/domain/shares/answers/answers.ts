import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { ownMessage, refresh } from '../../../delivery/outbox.ts';
import { type ChannelId, type MessageTs, type ShareId, shareId, type UserId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { requiredWords } from '../../words.ts';
import { indexShare } from '../indexing.ts';
import { seenShare } from '../ownership.ts';
import type { ShareInCommunity } from '../reading/store.ts';
import { shareKeys, shareLimits } from '../share.ts';
import { insertAnswer } from './store.ts';

/** A reply in a thread, as the shortcut gives it. */
export interface Reply {
  readonly channelId: ChannelId;
  /** Null where it is in no thread. */
  readonly threadTs: MessageTs | null;
  readonly ts: MessageTs;
  /** Null where no person wrote it. */
  readonly authorId: UserId | null;
  /** As its author typed it. */
  readonly text: string;
  readonly permalink: string | null;
}

export interface MarkedAnswer {
  readonly shareId: ShareId;
  readonly authorId: UserId;
  /** False where this reply was an answer already. */
  readonly isNew: boolean;
}

/**
 * Makes the reply part of the library, under its question, credited to whoever wrote it. For who asked the question, and for
 * leaders. Marking one reply twice changes nothing.
 * @throws Refusal `invalid` where the reply is in no question's thread or has no words; `not_allowed` for others.
 */
export async function markAnswer(ctx: Ctx, actor: Actor, reply: Reply): Promise<MarkedAnswer> {
  const who = await identify(ctx, actor, 'member');
  const { authorId } = reply;
  const author =
    authorId === null ? null : await ctx.directory.person(actor.workspaceId, authorId, { allowOlder: true });
  if (author === null || author.standing === 'bot' || author.standing === 'outsider') {
    throw new Refusal('invalid', 'Only a reply by someone of this organisation can become the answer.');
  }
  const text = requiredWords(reply.text, {
    field: 'reply',
    most: shareLimits.reply,
    missing: 'This reply has no words that could be kept.',
  });
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const share = await questionOf(tx, actor, reply);
    const { community, member } = await asMember(tx, who, share.community_id);
    const asked = share.author_id === actor.userId || share.saved_by === actor.userId;
    if (!asked && member.role !== 'leader') {
      throw new Refusal('not_allowed', 'Only the person who asked, or a leader, can choose the answer.');
    }
    const isNew = await insertAnswer(tx, {
      workspace_id: actor.workspaceId,
      share_id: share.id,
      author_id: author.userId,
      text,
      reply_ts: reply.ts,
      permalink: community.isPrivate ? null : reply.permalink,
      marked_by: actor.userId,
      at: writeInstant(now),
    });
    if (isNew) {
      await indexShare(tx, actor.workspaceId, share.id);
      await refresh(tx, actor.workspaceId, shareKeys.message(share.id), now);
    }
    return { shareId: share.id, authorId: author.userId, isNew };
  });
}

async function questionOf(tx: Tx, actor: Actor, reply: Reply): Promise<ShareInCommunity> {
  const { threadTs, channelId, ts } = reply;
  const message =
    threadTs === null || threadTs === ts
      ? null
      : await ownMessage(tx, actor.workspaceId, channelId, threadTs);
  const id = message?.kind === 'share' ? shareId.parse(message.subject.shareId) : null;
  if (id === null) {
    throw new Refusal(
      'invalid',
      'This works on a reply under a question that was shared with Lyceum. Open the question’s thread and choose the reply there.',
    );
  }
  const share = await seenShare(tx, actor, id);
  if (share.kind !== 'question') {
    throw new Refusal('invalid', 'What this reply stands under is not a question, so it needs no answer.');
  }
  return share;
}
