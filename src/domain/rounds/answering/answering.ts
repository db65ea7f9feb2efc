import type { Tx } from '../../../db/transaction.ts';
import type { RoundId } from '../../../ids.ts';
import { KeyStoreError, type SealKey } from '../../../keys/key-store.ts';
import { type Identified, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { hasAnswered, putIntoBox, type Seal } from '../../sealing/sealing.ts';
import { asMemberInRound, type InRound } from '../access.ts';
import { type Answers, encodeAnswers } from '../answers.ts';
import { carryOnAtOnce } from '../closing/carrying-on.ts';
import { keyOf } from '../closing/keys.ts';
import type { Question } from '../questions.ts';
import { isAboutOwner, type Round } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { findRound, hasPart, listPeople, saveNextStep } from '../store.ts';
import { checkAnswers, type Filled } from './checking.ts';
import { countNamedAnswers, findNamedAnswer, putNamedAnswer } from './store.ts';

/** An open round as somebody who is asked sees it. */
export interface ToAnswer {
  readonly shown: RoundNow;
  readonly questions: readonly Question[];
  /** What they answered before; null where they have not, or where it can no longer be known which answer is theirs. */
  readonly own: Answers | null;
  readonly hasAnswered: boolean;
}

/**
 * A round for somebody who wants to answer it.
 * @throws Refusal as asMember; `not_found`; `not_allowed` where they are not asked; `conflict` where it is not open.
 */
export async function roundToAnswer(ctx: Ctx, actor: Actor, id: RoundId): Promise<ToAnswer> {
  const who = await identify(ctx, actor, 'answerer');
  const key = await keyForAnswer(ctx, actor, id);
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const found = await asAsked(tx, who, id, now);
    const { round, questions, community } = found;
    const shown = await roundNow(tx, round, community);
    if (round.terms.identity !== 'unlinked') {
      const own = await findNamedAnswer(tx, round, actor.userId, questions);
      return { shown, questions, own, hasAnswered: own !== null };
    }
    const sealed = sealedIn(found, key);
    return { shown, questions, own: null, hasAnswered: await hasAnswered(tx, sealed, actor.userId) };
  });
}

export interface Taken {
  /** `there already`: the first one stands, since nobody can find it to change it. */
  readonly is: 'taken' | 'changed' | 'there already';
  readonly shown: RoundNow;
}

/**
 * Somebody answers. With a name, answering again changes what they wrote; without, the first answer stays.
 * @throws Refusal as roundToAnswer; `invalid` at the field of an answer that does not fit.
 */
export async function answerRound(ctx: Ctx, actor: Actor, id: RoundId, filled: Filled): Promise<Taken> {
  const who = await identify(ctx, actor, 'answerer');
  const key = await keyForAnswer(ctx, actor, id);
  const now = ctx.clock.now();
  // What is noted of other inputs would say when somebody answered. The receipt in the box tells a second arrival.
  const take = async (tx: Tx): Promise<Taken> => {
    const found = await asAsked(tx, who, id, now);
    const { round, questions, community } = found;
    const shown = await roundNow(tx, round, community);
    const answers = checkAnswers(questions, filled, round.terms.identity);
    if (round.terms.identity === 'unlinked') {
      const sealed = sealedIn(found, key);
      const put = await putIntoBox(
        tx,
        sealed,
        { memberId: actor.userId, answer: encodeAnswers(answers, questions) },
        ctx.random,
      );
      return { is: put === 'taken' ? 'taken' : 'there already', shown };
    }
    const isNew = await putNamedAnswer(tx, found, { author: actor.userId, answers }, now);
    if (round.terms.identity === 'together') {
      const asked = await listPeople(tx, actor.workspaceId, id, 'asked');
      if ((await countNamedAnswers(tx, round)) >= asked.length) await saveNextStep(tx, round, now);
    }
    return { is: isNew ? 'taken' : 'changed', shown };
  };
  const unnoted = { ...ctx, input: null };
  const taken = await change(unnoted, actor.workspaceId, take, 'seals');
  if (taken.shown.identity === 'together') await carryOnAtOnce(ctx, actor.workspaceId, id);
  return taken;
}

/** @throws Refusal where they may not answer now. */
async function asAsked(tx: Tx, who: Identified, id: RoundId, now: Temporal.Instant): Promise<InRound> {
  const found = await asMemberInRound(tx, who, id);
  const { round } = found;
  if (round.state === 'draft' || round.state === 'planned') {
    throw new Refusal('not_found', 'This round is not there any more.');
  }
  if (round.state === 'discarding' || round.state === 'discarded') {
    throw new Refusal(
      'conflict',
      'This round was ended, and its answers are destroyed. Nothing of yours is kept.',
    );
  }
  const isOver = round.closesAt !== null && Temporal.Instant.compare(round.closesAt, now) <= 0;
  if (round.state !== 'open' || isOver) {
    throw new Refusal(
      'conflict',
      'This round has closed, so it takes no more answers. Nothing of this one is kept.',
    );
  }
  if (!(await hasPart(tx, round, who.actor.userId, 'asked'))) {
    throw new Refusal('not_allowed', whyNotAsked(round, who.actor));
  }
  return found;
}

/** Kindly: most of them came later. */
function whyNotAsked(round: Round, { userId }: Actor): string {
  if (isAboutOwner(round) && round.owner === userId)
    return 'This round is about you, so it does not ask you.';
  return round.terms.audience.who === 'channel'
    ? 'This round asks those who were here when it opened, and you joined later. The next one will ask you too.'
    : 'This round asks some of the members, and you are not among them this time.';
}

type Key = SealKey | KeyStoreError | null;

/** Or why the server cannot use it. It matters to nobody before it is known that they may answer. */
async function keyForAnswer(ctx: Ctx, { workspaceId }: Actor, id: RoundId): Promise<Key> {
  const round = await look(ctx, (tx) => findRound(tx, workspaceId, id));
  try {
    return round === null ? null : await keyOf(ctx, round);
  } catch (error) {
    if (error instanceof KeyStoreError) return error;
    throw error;
  }
}

/** @throws Refusal `unavailable` where there is no key that can be used. */
function sealedIn({ round: { workspaceId, id, sealId } }: InRound, key: Key): Seal {
  if (sealId !== null && key !== null && !(key instanceof KeyStoreError)) return { workspaceId, sealId, key };
  throw new Refusal(
    'unavailable',
    'This round cannot take answers now: the server has trouble with its key. Please tell whoever runs Lyceum here.',
    null,
    { cause: key ?? new Error(`the key of the round ${id} is gone`) },
  );
}
