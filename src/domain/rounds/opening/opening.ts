import type { Tx } from '../../../db/transaction.ts';
import { type RoundId, sealId, type UserId } from '../../../ids.ts';
import { KeyStoreError, type SealKey } from '../../../keys/key-store.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { largestAnswer } from '../../sealing/largest-answer.ts';
import { openSeal } from '../../sealing/sealing.ts';
import { asLeaderOfRound, mustFindRound } from '../access.ts';
import { sealedFields } from '../answers.ts';
import type { Round, RoundInFull } from '../round.ts';
import { saveNextStep, savePeople, saveRound } from '../store.ts';
import { type As, assess, type Hindrance, mustBeReady } from './assessing.ts';
import { groupOf } from './audience.ts';
import { newIds, oweInvitations, oweReminder } from './inviting.ts';
import { instantOf } from './moments.ts';

export type Opened = { readonly is: 'open' | 'planned'; readonly round: Round } | Hindrance;

/**
 * A leader sends a round: it opens now, or is planned where it opens later. From then on its terms, its readers and whom it asks are
 * frozen. Sending twice changes nothing.
 * @throws Refusal as asLeaderOfRound; `not_found`; `invalid` as mustBeReady; `conflict` where it is over; as groupOf; `unavailable` where
 * its answers cannot be sealed.
 */
export async function openRound(ctx: Ctx, actor: Actor, id: RoundId, as: As = 'as it is'): Promise<Opened> {
  const who = await identify(ctx, actor, 'leader');
  // Not noted: where something stands in the way, the same form is sent again. What is sent already tells a second arrival.
  const unnoted: Ctx = { ...ctx, input: null };
  const found = await look(ctx, (tx) => asLeaderOfRound(tx, who, id));
  const sent = asSent(found.round);
  if (sent !== null) return sent;
  const now = ctx.clock.now();
  mustBeReady(found, found.community, now);
  const opens = found.round.terms.opens === null ? null : instantOf(found.round.terms.opens, found.community);
  try {
    return opens === null || Temporal.Instant.compare(opens, now) <= 0
      ? await openNow(unnoted, found, as, async (tx) => asSent((await asLeaderOfRound(tx, who, id)).round))
      : await planRound(unnoted, who, found, as);
  } catch (error) {
    if (!(error instanceof KeyStoreError)) throw error;
    throw new Refusal(
      'unavailable',
      'The server cannot keep the key that seals the answers, so nobody is asked yet. Your draft is saved. Please tell whoever runs Lyceum here.',
      null,
      { cause: error },
    );
  }
}

/** What a leader is told who sends again what is sent; null of a draft. @throws Refusal `conflict` of one that is over. */
function asSent(round: Round): Opened | null {
  switch (round.state) {
    case 'draft':
      return null;
    case 'planned':
    case 'open':
      return { is: round.state, round };
    default:
      throw new Refusal(
        'conflict',
        'This round was sent before, and is over. `/feedback rounds` shows what became of it.',
      );
  }
}

/** It opens by itself later. That too few are asked is said now: people may still come, but who sends it is here. */
async function planRound(ctx: Ctx, who: Identified, full: RoundInFull, as: As): Promise<Opened> {
  const { workspaceId, id } = full.round;
  const group = await groupOf(ctx, full.round);
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    const found = await asLeaderOfRound(tx, who, id);
    const sent = asSent(found.round);
    if (sent !== null) return sent;
    mustBeReady(found, found.community, now);
    const assessed = await assess(tx, { full: found, as, group, now });
    if ('is' in assessed && assessed.is === 'too small') return assessed;
    const { round } = 'is' in assessed ? found : assessed;
    const opensAt = round.terms.opens === null ? now : instantOf(round.terms.opens, found.community);
    const planned: Round = { ...round, state: 'planned', opensAt };
    await saveRound(tx, planned);
    await saveNextStep(tx, planned, opensAt);
    return { is: 'planned', round: planned };
  });
}

/**
 * Opens a round, whoever wants it open.
 * @param otherwise what to answer where it is not to be opened any more, asked inside the transaction; null where it still is.
 * @throws Refusal as assess, mustBeReady and groupOf. @throws KeyStoreError where its key cannot be kept.
 */
export async function openNow(
  ctx: Ctx,
  full: RoundInFull,
  as: As,
  otherwise: (tx: Tx) => Promise<Opened | null>,
): Promise<Opened> {
  const { workspaceId, id } = full.round;
  const group = await groupOf(ctx, full.round);
  const now = ctx.clock.now();
  const assessed = await look(ctx, (tx) => assess(tx, { full, as, group, now }));
  if ('is' in assessed) return assessed;
  const key = assessed.round.terms.identity === 'unlinked' ? await makeKey(ctx, full.round) : null;
  const newId = newIds(ctx);
  return await change(ctx, workspaceId, async (tx) => {
    const other = await otherwise(tx);
    if (other !== null) return other;
    const current = await mustFindRound(tx, workspaceId, id);
    const again = await assess(tx, { full: current, as, group, now });
    if ('is' in again) return again;
    const { community, asked, readers } = again;
    mustBeReady({ round: again.round, questions: current.questions }, community, now);
    const closesAt = instantOf(again.round.terms.closes, community);
    const open: Round = { ...again.round, state: 'open', openedAt: now, opensAt: null, closesAt };
    await saveRound(tx, open);
    await savePeople(tx, open, 'asked', asked);
    await savePeople(tx, open, 'reader', readers ?? []);
    await saveNextStep(tx, open, closesAt);
    if (key !== null) await sealFor(tx, { round: open, questions: current.questions }, asked, key);
    const asking = { community, round: open, closesAt, newId };
    await oweInvitations(tx, asking, asked, now);
    await oweReminder(tx, asking, now);
    return { is: 'open', round: open };
  });
}

/** The key's name is recorded before there is a key, so that no key is ever without a round. */
async function makeKey(ctx: Ctx, { workspaceId, id }: Round): Promise<SealKey | null> {
  const newSeal = sealId.of(ctx.random.uuid());
  const seal = await change(ctx, workspaceId, async (tx) => {
    const { round } = await mustFindRound(tx, workspaceId, id);
    const kept = round.sealId ?? newSeal;
    if (round.state === 'draft' || round.state === 'planned') await saveRound(tx, { ...round, sealId: kept });
    return kept;
  });
  await ctx.keys.create(seal);
  return await ctx.keys.read(seal);
}

async function sealFor(
  tx: Tx,
  { round: { workspaceId, sealId: seal }, questions }: RoundInFull,
  asked: readonly UserId[],
  key: SealKey,
): Promise<void> {
  if (seal === null) return;
  const answerBytes = largestAnswer(sealedFields(questions));
  await openSeal(tx, { workspaceId, sealId: seal, key }, { answerBytes, capacity: asked.length });
}
