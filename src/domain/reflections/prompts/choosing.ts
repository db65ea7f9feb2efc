import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import type { CommunityId } from '../../../ids.ts';
import { asMember, type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { isoWeekOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import { anotherQuestion } from '../bank/planning.ts';
import { saveSpoken } from '../hours/store.ts';
import { reflectionKeys } from '../reflection.ts';
import { findPrompt, type PromptWithAnswer, savePrompt } from './store.ts';

/** A prompt as a button names it. */
export interface NamedPrompt {
  readonly communityId: CommunityId;
  readonly week: string;
}

/** What became of *Not this week*. */
export type Declined = 'declined' | 'answered before';

/**
 * *Not this week*: no reminder comes, and nobody is told. An answer that was given stays. Saying it twice changes nothing.
 * @throws Refusal `not_found` where nothing was asked; those of asMember.
 */
export async function declinePrompt(ctx: Ctx, actor: Actor, named: NamedPrompt): Promise<Declined> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const prompt = await promptSpokenOf(tx, who, named, now);
    if (prompt.is_answered === 1) return 'answered before';
    await leaveOut(tx, prompt, now);
    return 'declined';
  });
}

/** This question needs no answer, and its message says so; inside someone's transaction. */
export async function leaveOut(tx: Tx, prompt: PromptWithAnswer, now: Temporal.Instant): Promise<void> {
  await savePrompt(tx, prompt, { declined_at: writeInstant(now), remind_at: null });
  await refreshPrompt(tx, prompt, now);
}

/**
 * *Another question*, once: the prompt asks another one of the bank.
 * @throws Refusal `conflict` where that was done before, it is answered, or the bank has no other; `not_found`; those of asMember.
 */
export async function swapQuestion(ctx: Ctx, actor: Actor, named: NamedPrompt): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    const prompt = await promptSpokenOf(tx, who, named, now);
    if (prompt.is_answered === 1)
      throw new Refusal('conflict', 'You have answered this question. You can change your answer.');
    if (prompt.is_swapped === 1)
      throw new Refusal('conflict', 'You have taken another question this week already.');
    const other = await anotherQuestion(tx, actor.workspaceId, named.communityId, prompt);
    if (other === null) throw new Refusal('conflict', 'There is no other question in the bank just now.');
    await savePrompt(tx, prompt, {
      theme: other.theme,
      question_id: other.id,
      question: other.text,
      is_swapped: 1,
      declined_at: null,
    });
    await refreshPrompt(tx, prompt, now);
  });
}

/** A member's own prompt, of which they say something now. */
async function promptSpokenOf(
  tx: Tx,
  who: Identified,
  { communityId, week }: NamedPrompt,
  now: Temporal.Instant,
): Promise<PromptWithAnswer> {
  const { workspaceId, userId } = who.actor;
  const membership = await asMember(tx, who, communityId);
  const prompt = await findPrompt(tx, {
    workspace_id: workspaceId,
    community_id: communityId,
    user_id: userId,
    week,
  });
  if (prompt === null)
    throw new Refusal(
      'not_found',
      'You were not asked in that week. Type `/reflect` for this week’s question.',
    );
  await saveSpoken(tx, workspaceId, membership.member, isoWeekOf(now, zoneOf(who, membership)));
  return prompt;
}

async function refreshPrompt(tx: Tx, prompt: PromptWithAnswer, now: Temporal.Instant): Promise<void> {
  const { workspace_id: workspace, community_id: community, user_id: user, week } = prompt;
  await refresh(tx, workspace, reflectionKeys.prompt(community, user, week), now);
  await refresh(tx, workspace, reflectionKeys.reminder(community, user, week), now);
}
