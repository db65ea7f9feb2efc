import type { FeedbackRequestRow } from '../../db/tables-of-feedback.ts';
import type { Tx } from '../../db/transaction.ts';
import {
  type CommunityId,
  deliveryId,
  type FeedbackId,
  type FeedbackRequestId,
  feedbackId,
  type UserId,
  userId,
} from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { oweAskedFor, oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { requiredWords } from '../words.ts';
import { askedOf, openRequestOf, settleRequest } from './answering.ts';
import { type Draft, type FeedbackWords, feedbackKeys, feedbackLimits } from './feedback.ts';
import { meetingOf } from './meeting.ts';
import { draftOf, findFeedback, type KeptFeedback, putDraft, removeFeedback, saveSent } from './store.ts';

export interface TypedFeedback {
  /** The draft that is written anew; null for a first one. */
  readonly draftId: FeedbackId | null;
  /** The community that is meant where the two share several. */
  readonly preferred: CommunityId | null;
  /** The request that is answered: its asker is the one who reads it. */
  readonly requestId: FeedbackRequestId | null;
  readonly person: string | null;
  readonly situation: string | null;
  readonly behaviour: string | null;
  readonly impact: string | null;
}

/**
 * Keeps what somebody is about to send, for them to look at; nobody else sees it, and it is forgotten if it is not sent.
 * @throws Refusal `invalid` at `person`, `situation`, `behaviour` or `impact`; `conflict` where it was sent; those of identify.
 */
export async function draftFeedback(ctx: Ctx, actor: Actor, typed: TypedFeedback): Promise<Draft> {
  const { workspaceId, userId: authorId } = actor;
  const who = await identify(ctx, actor, 'member');
  const readerId = await readerOf(ctx, actor, typed);
  const words = wordsOf(typed);
  const reader = await ctx.directory.person(workspaceId, readerId, { allowOlder: true });
  const id = typed.draftId ?? feedbackId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    const before = await findFeedback(tx, workspaceId, id);
    if (before !== null) mustBeOwnDraft(before, actor);
    const preferred = typed.preferred ?? before?.community_id ?? null;
    const { community, whyNot } = await meetingOf(tx, who, reader, preferred);
    if (community === null) throw new Refusal('invalid', whyNot, 'person');
    const request = await requestAnswered(tx, actor, typed.requestId, now);
    const asked = { requestId: request?.id ?? null, about: request?.about ?? null };
    const draft = { id, authorId, readerId, words, ...asked };
    await putDraft(tx, { workspaceId, communityId: community.id, draft }, now);
    return draft;
  });
}

async function readerOf(ctx: Ctx, actor: Actor, { requestId, person }: TypedFeedback): Promise<UserId> {
  if (requestId !== null) return (await look(ctx, (tx) => askedOf(tx, actor, requestId))).asker_id;
  const reader = userId.parse(person);
  if (reader === null) throw new Refusal('invalid', 'Choose the person to whom you write.', 'person');
  return reader;
}

/** Null where it is no answer, or none is wanted any more. */
async function requestAnswered(
  tx: Tx,
  actor: Actor,
  id: FeedbackRequestId | null,
  now: Temporal.Instant,
): Promise<FeedbackRequestRow | null> {
  return id === null ? null : await openRequestOf(tx, actor, id, now);
}

function wordsOf(typed: TypedFeedback): FeedbackWords {
  const most = feedbackLimits.part;
  return {
    situation: requiredWords(typed.situation, {
      field: 'situation',
      most,
      missing: 'Please say when and where it was.',
    }),
    behaviour: requiredWords(typed.behaviour, {
      field: 'behaviour',
      most,
      missing: 'Please say what you saw or heard.',
    }),
    impact: requiredWords(typed.impact, {
      field: 'impact',
      most,
      missing: 'Please say what came of it, for you or for others.',
    }),
  };
}

/** A draft to be changed. For its author. @throws Refusal `not_found` where it is gone, `conflict` where it was sent. */
export async function findDraft(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<Draft> {
  await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => draftOf(mustBeOwnDraft(await ownOf(tx, actor, id), actor)));
}

/** `whyNot`: the two do not meet any more, so the draft stays one. */
export interface Sending {
  readonly draft: Draft;
  readonly whyNot: string | null;
}

/**
 * Sends a draft as it was looked at: its reader is told that there is something to open, in the letter of a day, or at once where they
 * asked for it. Sent again, nothing changes. For its author. @throws Refusal `not_found` where the draft is gone.
 */
export async function sendFeedback(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<Sending> {
  const { workspaceId } = actor;
  const who = await identify(ctx, actor, 'member');
  const { reader_id: readerId } = await look(ctx, (tx) => ownOf(tx, actor, id));
  const reader = await ctx.directory.person(workspaceId, readerId, { allowOlder: true });
  const toldId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    const row = await ownOf(tx, actor, id);
    const draft = draftOf(row);
    if (row.sent_at !== null) return { draft, whyNot: null };
    const { community, whyNot } = await meetingOf(tx, who, reader, row.community_id);
    if (community === null) return { draft, whyNot };
    const request = await requestAnswered(tx, actor, row.request_id, now);
    const requestId = request?.id ?? null;
    await saveSent(tx, workspaceId, id, { communityId: community.id, requestId, at: now });
    const told = {
      workspaceId,
      communityId: community.id,
      id: toldId,
      key: feedbackKeys.told(id),
      kind: 'feedback-told',
      userId: readerId,
      subject: { feedbackId: id },
      due: now,
      notAfter: null,
    };
    if (requestId === null) await oweUnasked(tx, told, now);
    else {
      await settleRequest(tx, actor, requestId, { answeredAt: now, now });
      await oweAskedFor(tx, told, now);
    }
    return { draft, whyNot: null };
  });
}

/** Its author does not want to send it: it goes. Nothing happens where it was sent, or is gone. */
export async function dropDraft(ctx: Ctx, actor: Actor, id: FeedbackId): Promise<void> {
  await change({ ...ctx, input: null }, actor.workspaceId, async (tx) => {
    const row = await findFeedback(tx, actor.workspaceId, id);
    if (row === null || row.author_id !== actor.userId || row.sent_at !== null) return;
    await removeFeedback(tx, actor.workspaceId, id);
  });
}

async function ownOf(tx: Tx, actor: Actor, id: FeedbackId): Promise<KeptFeedback> {
  const row = await findFeedback(tx, actor.workspaceId, id);
  if (row !== null && row.author_id === actor.userId) return row;
  throw gone();
}

function mustBeOwnDraft(row: KeptFeedback, actor: Actor): KeptFeedback {
  if (row.author_id !== actor.userId) throw gone();
  if (row.sent_at !== null) {
    throw new Refusal('conflict', 'You have sent this already. It is in `/feedback mine`.');
  }
  return row;
}

function gone(): Refusal {
  return new Refusal(
    'not_found',
    'I do not have this draft any more, so nothing was sent. Please write it again.',
  );
}
