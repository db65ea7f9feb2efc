import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { deliveryId, type RoundId, sealId, type UserId, type WorkspaceId } from '../../../ids.ts';
import type { SealKey } from '../../../keys/key-store.ts';
import { asLeader, identify } from '../../access.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { oweUnasked } from '../../letters.ts';
import { Refusal } from '../../refusal.ts';
import { largestAnswer } from '../../sealing/largest-answer.ts';
import { openSeal } from '../../sealing/sealing.ts';
import { sealedFields } from '../answers.ts';
import { checkSpan } from '../drafting/dates.ts';
import { checkAsks } from '../drafting/drafts.ts';
import { type Round, type RoundInFull, roundKeys } from '../round.ts';
import { findRoundInFull, saveNextStep, savePeople, saveRound } from '../store.ts';
import { newIds, oweInvitations, oweReminder } from './asking.ts';
import { audienceNow, countedPeople, groupOf, neededPeople, readersOf } from './audience.ts';
import { instantOf } from './moments.ts';
import { nearestEarlier, type TooNear } from './near-audiences.ts';

export type Opened =
  | { readonly is: 'open' | 'planned'; readonly round: Round }
  /** Too few are asked for the terms: offered instead are named answers that all see together. */
  | { readonly is: 'too small'; readonly people: number; readonly needed: number }
  | TooNear;

/** What a leader says to what stood in the way. */
export type As = 'as it is' | 'together' | 'same people';

/**
 * A leader sends a round: it opens now, or is planned where it opens later. From then on its terms, its readers and whom it asks are
 * frozen. Sending twice changes nothing.
 * @throws Refusal as asLeader; `not_found`; `invalid` as checkAsks and checkSpan; `unavailable` where Slack does not say who is in the user group.
 */
export async function openRound(ctx: Ctx, actor: Actor, id: RoundId, as: As = 'as it is'): Promise<Opened> {
  const who = await identify(ctx, actor, 'leader');
  const found = await look(ctx, async (tx) => {
    const full = await mustFind(tx, actor.workspaceId, id);
    const { community } = await asLeader(tx, who, full.round.communityId);
    return { full, community };
  });
  const { round } = found.full;
  if (round.state !== 'draft' && round.state !== 'planned') return { is: 'open', round };
  const now = ctx.clock.now();
  mustBeReady(found.full, found.community, now);
  const opens = round.terms.opens === null ? null : instantOf(round.terms.opens, found.community);
  if (opens !== null && Temporal.Instant.compare(opens, now) > 0) {
    return await change(ctx, actor.workspaceId, async (tx) => {
      const full = await mustFind(tx, actor.workspaceId, id);
      await asLeader(tx, who, full.round.communityId);
      const planned: Round = { ...full.round, state: 'planned', opensAt: opens };
      await saveRound(tx, planned);
      await saveNextStep(tx, planned, opens);
      return { is: 'planned', round: planned };
    });
  }
  return await openNow(ctx, found.full, as, async (tx) => {
    await asLeader(tx, who, round.communityId);
  });
}

/**
 * The hour of a planned round has come. Where it cannot open, it becomes a draft again and whoever runs it is told why; where its
 * community rests or nobody leads it, it waits.
 */
export async function openPlanned(ctx: Ctx, full: RoundInFull): Promise<void> {
  const { workspaceId, id, communityId, owner } = full.round;
  const why = await tryToOpen(ctx, full);
  if (why === null) return;
  const letterId = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change(ctx, workspaceId, async (tx) => {
    const current = await findRoundInFull(tx, workspaceId, id);
    if (current === null || current.round.state !== 'planned') return;
    await saveRound(tx, { ...current.round, state: 'draft', opensAt: null });
    await saveNextStep(tx, current.round, null);
    const key = roundKeys.toOwner(id, owner, `not-opened-${writeInstant(now)}`);
    const subject = { roundId: id, why };
    const letter = {
      id: letterId,
      key,
      kind: 'round-not-opened',
      userId: owner,
      subject,
      due: now,
      notAfter: null,
    };
    await oweUnasked(tx, { workspaceId, communityId, ...letter }, now);
  });
}

/** Why a planned round cannot open. */
export type NotOpened = 'too_small' | 'too_near' | 'unready';

/** @returns why it did not, or null where it did. */
async function tryToOpen(ctx: Ctx, full: RoundInFull): Promise<NotOpened | null> {
  try {
    const opened = await openNow(ctx, full, 'as it is', async () => undefined);
    if (opened.is === 'too small') return 'too_small';
    return opened.is === 'too near' ? 'too_near' : null;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error;
    return 'unready';
  }
}

async function openNow(
  ctx: Ctx,
  { round, questions }: RoundInFull,
  as: As,
  mayStill: (tx: Tx) => Promise<void>,
): Promise<Opened> {
  const group = await groupOf(ctx, round);
  const now = ctx.clock.now();
  const assessed = await look(ctx, (tx) => assess(tx, { full: { round, questions }, as, group, now }));
  if ('is' in assessed) return assessed;
  const key = assessed.round.terms.identity === 'unlinked' ? await makeKey(ctx, round) : null;
  const newId = newIds(ctx);
  return await change(ctx, round.workspaceId, async (tx) => {
    await mayStill(tx);
    const full = await mustFind(tx, round.workspaceId, round.id);
    if (full.round.state !== 'draft' && full.round.state !== 'planned')
      return { is: 'open', round: full.round };
    const again = await assess(tx, { full, as, group, now });
    if ('is' in again) return again;
    const { community, asked, readers } = again;
    mustBeReady({ round: again.round, questions: full.questions }, community, now);
    const closesAt = instantOf(again.round.terms.closes, community);
    const open: Round = { ...again.round, state: 'open', openedAt: now, opensAt: null, closesAt };
    await saveRound(tx, open);
    await savePeople(tx, open, 'asked', asked);
    await savePeople(tx, open, 'reader', readers ?? []);
    await saveNextStep(tx, open, closesAt);
    if (key !== null && open.sealId !== null) {
      const answerBytes = largestAnswer(sealedFields(full.questions));
      const seal = { workspaceId: open.workspaceId, sealId: open.sealId, key };
      await openSeal(tx, seal, { answerBytes, capacity: asked.length });
    }
    const asking = { community, round: open, closesAt, newId };
    await oweInvitations(tx, asking, asked, now);
    await oweReminder(tx, asking, now);
    return { is: 'open', round: open };
  });
}

interface ToAssess {
  readonly full: RoundInFull;
  readonly as: As;
  readonly group: readonly UserId[] | null;
  readonly now: Temporal.Instant;
}

interface Ready {
  readonly community: Community;
  /** As the leader chose it by now. */
  readonly round: Round;
  readonly asked: readonly UserId[];
  /** Null: everyone. */
  readonly readers: readonly UserId[] | null;
}

/** Who is asked and who reads, if it opens now; or why it does not. */
async function assess(
  tx: Tx,
  { full: { round, questions }, as, group, now }: ToAssess,
): Promise<Ready | Exclude<Opened, { is: 'open' | 'planned' }>> {
  const community = await findCommunityById(tx, round.workspaceId, round.communityId);
  if (community === null) throw gone();
  const chosen: Round =
    as === 'together' ? { ...round, terms: { ...round.terms, identity: 'together' } } : round;
  const asked = await audienceNow(tx, community, chosen, group);
  const readers = await readersOf(tx, chosen);
  const near = await nearestEarlier(tx, { round: chosen, questions }, { asked, readers }, now);
  const asksTheSame = as === 'same people' && near !== null && near.tooNear.canAskTheSame;
  const people = asksTheSame ? near.people : asked;
  const counted = countedPeople(chosen, people, readers);
  const needed = neededPeople(chosen);
  if (counted < needed) return { is: 'too small', people: counted, needed };
  if (near !== null && !asksTheSame) return near.tooNear;
  return { community, round: chosen, asked: people, readers };
}

/** The key's name is recorded before there is a key, so that no key is ever without a round. */
async function makeKey(ctx: Ctx, { workspaceId, id }: Round): Promise<SealKey | null> {
  const newSeal = sealId.of(ctx.random.uuid());
  const seal = await change(ctx, workspaceId, async (tx) => {
    const { round } = await mustFind(tx, workspaceId, id);
    const kept = round.sealId ?? newSeal;
    if (round.state === 'draft' || round.state === 'planned') await saveRound(tx, { ...round, sealId: kept });
    return kept;
  });
  await ctx.keys.create(seal);
  return await ctx.keys.read(seal);
}

/** @throws Refusal `invalid` where it asks nothing, or its times do not fit any more. One whose hour has come opens now. */
function mustBeReady({ round, questions }: RoundInFull, { zone }: Community, now: Temporal.Instant): void {
  checkAsks({ questions });
  const isDue = round.opensAt !== null && Temporal.Instant.compare(round.opensAt, now) <= 0;
  checkSpan(isDue ? { ...round.terms, opens: null } : round.terms, {}, { now, zone });
}

async function mustFind(tx: Tx, workspace: WorkspaceId, id: RoundId): Promise<RoundInFull> {
  const full = await findRoundInFull(tx, workspace, id);
  if (full === null) throw gone();
  return full;
}

function gone(): Refusal {
  return new Refusal(
    'not_found',
    'This round is not there any more. `/feedback rounds` shows those that are.',
  );
}
