import type { Tx } from '../../../db/transaction.ts';
import type { RoundId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { asLeaderOfRound, type InRound, mayRead } from '../access.ts';
import type { Question } from '../questions.ts';
import type { Round, WithheldBecause } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { type Comment, listComments, saveWithheld } from './store.ts';

/** A round that has closed, as its leader looks it through before others read it. */
export interface ToLookThrough {
  readonly shown: RoundNow;
  readonly answered: number;
  readonly questions: readonly Question[];
  readonly comments: readonly Comment[];
}

/** @throws Refusal as asLeaderOfRound; `not_allowed` where they may not read it; `conflict` where it is not at that point. */
export async function roundToLookThrough(ctx: Ctx, actor: Actor, id: RoundId): Promise<ToLookThrough> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const found = await asLeaderOfRound(tx, who, id);
    await mustBeReader(tx, found.round, actor.userId);
    mustBeClosed(found.round);
    return await toLookThrough(tx, found);
  });
}

/**
 * A leader holds a comment back before others read it, or, with null, lets it be shown after all. Twice changes nothing.
 * @throws Refusal as roundToLookThrough.
 */
export async function withholdComment(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  comment: { readonly id: string; readonly because: WithheldBecause | null },
): Promise<ToLookThrough> {
  const who = await identify(ctx, actor, 'leader');
  return await change(ctx, actor.workspaceId, async (tx) => {
    const found = await asLeaderOfRound(tx, who, id);
    await mustBeReader(tx, found.round, actor.userId);
    mustBeClosed(found.round);
    await saveWithheld(tx, found.round, comment.id, comment.because);
    return await toLookThrough(tx, found);
  });
}

async function toLookThrough(tx: Tx, { round, questions, community }: InRound): Promise<ToLookThrough> {
  const shown = await roundNow(tx, round, community);
  return { shown, answered: round.answered ?? 0, questions, comments: await listComments(tx, round) };
}

/** @throws Refusal `not_allowed`. */
export async function mustBeReader(tx: Tx, round: Round, user: UserId): Promise<void> {
  if (await mayRead(tx, round, user)) return;
  throw new Refusal(
    'not_allowed',
    'Who may read this round was settled when it opened, and you were not leading then. Its other leaders can look it through.',
  );
}

/** @throws Refusal `conflict`. */
export function mustBeClosed({ state }: Round): void {
  if (state === 'closed') return;
  const message =
    state === 'published'
      ? 'The results are published already, so nothing can be held back any more.'
      : 'This round has not closed yet.';
  throw new Refusal('conflict', message);
}
