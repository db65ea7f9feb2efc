import { writeInstant } from '../../../db/instants.ts';
import type { CheckInRow } from '../../../db/tables-of-mentoring.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refresh } from '../../../delivery/outbox.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import type { SharePlace } from '../../shares/share.ts';
import { postShare } from '../../shares/shares.ts';
import { optionalWords } from '../../words.ts';
import type { CheckInRef } from './answering.ts';
import { mustNotRest, ownPairing } from './own.ts';
import { othersIn, type Pairing, pairingKeys, pairingLimits } from './pairing.ts';
import { findCheckIn, saveAnswer } from './store-of-check-ins.ts';

/** What the form for looking back begins with. */
export interface LookingBack {
  readonly pairing: Pairing;
  readonly others: ReturnType<typeof othersIn>;
  readonly kind: 'midway' | 'closing';
  readonly communityName: string;
  /** What they wrote before. */
  readonly words: string | null;
}

/** @throws Refusal `not_found` for what this person was not asked; of asReader. */
export async function reflectionToWrite(ctx: Ctx, actor: Actor, ref: CheckInRef): Promise<LookingBack> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const { pairing, row, kind, communityName } = await reflectionOf(tx, who, ref);
    return { pairing, others: othersIn(pairing, actor.userId), kind, communityName, words: row.words };
  });
}

export interface TypedReflection {
  readonly words: string | null;
  /** Where it becomes a share; null where it stays theirs alone. */
  readonly place: SharePlace | null;
}

/**
 * Keeps what this person writes looking back, for them alone; where they choose so, the same words become a share of theirs, which
 * names nobody whom they do not name. Without words, what they wrote before is taken away. Also after the end.
 * @throws Refusal `invalid` at `words`; like reflectionToWrite; of postShare.
 */
export async function writeReflection(
  ctx: Ctx,
  actor: Actor,
  ref: CheckInRef,
  { words: typed, place }: TypedReflection,
): Promise<'kept' | 'removed'> {
  const who = await identify(ctx, actor, 'member');
  const words = optionalWords(typed, { field: 'words', most: pairingLimits.reflection });
  const now = ctx.clock.now();
  const community = await change(ctx, actor.workspaceId, async (tx) => {
    const { pairing, row } = await reflectionOf(tx, who, ref);
    if (words === null && (row.words === null || place !== null)) throw nothingWritten();
    await saveAnswer(tx, row, { words, answered_at: writeInstant(now) });
    const key = pairingKeys.checkIn(pairing.id, ref.number, actor.userId);
    await refresh(tx, actor.workspaceId, key, now);
    return pairing.communityId;
  });
  if (words === null) return 'removed';
  if (place === null) return 'kept';
  const share = { kind: 'insight', learned: words, howToUse: null, link: null, tags: [] } as const;
  const rest = { expected: null, lookAgainOn: null, usedToThink: null };
  await postShare(ctx, actor, { communityId: community, place, typed: { ...share, ...rest } });
  return 'kept';
}

function nothingWritten(): Refusal {
  return new Refusal(
    'invalid',
    'Please write at least a word, or close this. Nothing is asked of you.',
    'words',
  );
}

async function reflectionOf(
  tx: Tx,
  who: Identified,
  { pairingId, number }: CheckInRef,
): Promise<{
  readonly pairing: Pairing;
  readonly row: CheckInRow;
  readonly kind: LookingBack['kind'];
  readonly communityName: string;
}> {
  const { pairing, community } = await ownPairing(tx, who, pairingId);
  const row = await findCheckIn(tx, pairing, { user: who.actor.userId, number });
  if (row === null || row.kind === 'check_in') {
    throw new Refusal(
      'not_found',
      'This question is not there any more. `/mentor pairs` shows your pairings.',
    );
  }
  mustNotRest(community);
  return { pairing, row, kind: row.kind, communityName: community.name };
}
