import { readInstant, writeInstant } from '../../db/instants.ts';
import type { Tx } from '../../db/transaction.ts';
import { withdraw } from '../../delivery/outbox.ts';
import {
  type CommunityId,
  type DeliveryId,
  deliveryId,
  type FeedbackRequestId,
  feedbackRequestId,
  type UserId,
} from '../../ids.ts';
import { type Identified, identify } from '../access.ts';
import { type Actor, type Ctx, change } from '../context.ts';
import type { Person } from '../directory.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { optionalWords } from '../words.ts';
import { meetingOf } from './meeting.ts';
import { ASKED_AGAIN_AFTER, isOpen, requestKey, requestLimits, WAITS_FOR } from './request.ts';
import { addRequest, findLastRequest, findRequest, saveRemoved } from './store-of-requests.ts';

export interface TypedAsk {
  readonly users: readonly UserId[];
  readonly about: string | null;
  /** The community that is meant where two share several. */
  readonly preferred: CommunityId | null;
}

/**
 * Asks up to three people for feedback: each is told in the letter of their day. All of them are asked or none. An earlier request to the
 * same person ends. @returns who is asked.
 * @throws Refusal `invalid` at `people` for nobody, too many, those who cannot be asked, and those asked within the week; at `about`.
 */
export async function askForFeedback(ctx: Ctx, actor: Actor, typed: TypedAsk): Promise<readonly UserId[]> {
  const who = await identify(ctx, actor, 'member');
  const about = optionalWords(typed.about, { field: 'about', most: requestLimits.about });
  const users = [...new Set(typed.users)];
  if (users.length === 0) throw notThese('Choose at least one person.');
  if (users.length > requestLimits.people) {
    throw notThese(`Please choose at most ${requestLimits.people} people.`);
  }
  const asked = await Promise.all(
    users.map(async (user) => ({
      person: await ctx.directory.person(actor.workspaceId, user, { allowOlder: true }),
      id: feedbackRequestId.of(ctx.random.uuid()),
      toldId: deliveryId.of(ctx.random.uuid()),
    })),
  );
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    for (const one of asked) await ask(tx, who, { ...one, about, preferred: typed.preferred }, now);
  });
  return users;
}

interface Ask {
  readonly person: Person | null;
  readonly id: FeedbackRequestId;
  readonly toldId: DeliveryId;
  readonly about: string | null;
  readonly preferred: CommunityId | null;
}

async function ask(
  tx: Tx,
  who: Identified,
  { person, id, toldId, about, preferred }: Ask,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, userId: asker } = who.actor;
  const { community, whyNot } = await meetingOf(tx, who, person, preferred);
  if (person === null || community === null) throw notThese(whyNot ?? '');
  await endLast(tx, who.actor, person, now);
  const due = now;
  const expires = now.add(WAITS_FOR);
  await addRequest(tx, {
    workspace_id: workspaceId,
    id,
    community_id: community.id,
    asker_id: asker,
    asked_id: person.userId,
    about,
    asked_at: writeInstant(now),
    expires_at: writeInstant(expires),
    declined_at: null,
    answered_at: null,
    removed_at: null,
  });
  const asks = {
    workspaceId,
    communityId: community.id,
    id: toldId,
    key: requestKey(id),
    kind: 'feedback-asked',
    userId: person.userId,
    subject: { requestId: id },
    due,
    notAfter: expires,
  };
  await oweUnasked(tx, asks, now);
}

/** Nobody has two requests of one person before them. @throws Refusal `invalid` where the last one was made within the week. */
async function endLast(
  tx: Tx,
  { workspaceId, userId: asker }: Actor,
  { userId: asked, name }: Person,
  now: Temporal.Instant,
): Promise<void> {
  const last = await findLastRequest(tx, workspaceId, { asker, asked });
  if (last === null) return;
  const again = readInstant(last.asked_at).add(ASKED_AGAIN_AFTER);
  if (Temporal.Instant.compare(now, again) < 0) {
    throw notThese(`You asked ${name} less than a week ago. Please give them more time.`);
  }
  if (!isOpen(last, now)) return;
  await saveRemoved(tx, workspaceId, last.id, now);
  await withdraw(tx, workspaceId, requestKey(last.id), now);
}

/**
 * Its asker takes it back, or off their list when it is over: its words go, and so does the word to the one who was asked, unless they
 * have answered. Nothing happens where it is gone.
 */
export async function removeRequest(ctx: Ctx, actor: Actor, id: FeedbackRequestId): Promise<void> {
  await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const row = await findRequest(tx, workspaceId, id);
    if (row === null || row.asker_id !== userId || row.removed_at !== null) return;
    await saveRemoved(tx, workspaceId, id, now);
    if (row.answered_at === null) await withdraw(tx, workspaceId, requestKey(id), now);
  });
}

function notThese(why: string): Refusal {
  return new Refusal('invalid', why, 'people');
}
