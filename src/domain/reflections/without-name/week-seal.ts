import type { Tx } from '../../../db/transaction.ts';
import type { SealId, UserId } from '../../../ids.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { SealError } from '../../sealing/envelope.ts';
import { hasAnswered, openSeal, type Seal } from '../../sealing/sealing.ts';
import { sealSizeFor } from './sealed-week.ts';
import { findSealedWeek, saveSealedWeek, type WeekPlace } from './store.ts';
import { countPeople } from './store-of-people.ts';

/**
 * The seal of a week that takes answers, made where nothing is sealed yet. May be made by several at once.
 * @returns null where the week has none any more, or its key is lost. @throws where keys cannot be kept or read.
 */
export async function readySeal(ctx: Ctx, place: WeekPlace): Promise<Seal | null> {
  const week = await look(ctx, (tx) => findSealedWeek(tx, place));
  if (week === null || week.seal_id === null) return null;
  if (week.state === 'new') await makeSeal(ctx, place, week.seal_id);
  return await sealWithKey(ctx, place, week.seal_id);
}

/**
 * Whether this person's answer to the week is in already, without their name. For their own eyes; nothing is kept of the answer to
 * this. Where the key cannot be had it is no: answering with one's name never depends on it.
 */
export async function isInAlready(ctx: Ctx, { userId }: Actor, place: WeekPlace): Promise<boolean> {
  const seal = await sealIfAny(ctx, place);
  return seal !== null && (await look(ctx, (tx) => holdsAnswerOf(tx, seal, place, userId)));
}

/**
 * The seal of a week in which something may be sealed; null where there is none, or its key cannot be had. Whoever seals something
 * then is told, and so is the log.
 */
export async function sealIfAny(ctx: Ctx, place: WeekPlace): Promise<Seal | null> {
  const week = await look(ctx, (tx) => findSealedWeek(tx, place));
  if (week?.state !== 'open' || week.seal_id === null) return null;
  const { seal_id: sealId } = week;
  return await sealWithKey(ctx, place, sealId).catch(() => null);
}

/** Inside someone's transaction: the week may have closed since its key was read. */
export async function holdsAnswerOf(tx: Tx, seal: Seal, place: WeekPlace, user: UserId): Promise<boolean> {
  if (!(await isOpenUnder(tx, seal, place))) return false;
  try {
    return await hasAnswered(tx, seal, user);
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

/** Whether the week takes answers under this seal. */
export async function isOpenUnder(tx: Tx, { sealId }: Seal, place: WeekPlace): Promise<boolean> {
  const week = await findSealedWeek(tx, place);
  return week?.state === 'open' && week.seal_id === sealId;
}

async function makeSeal(ctx: Ctx, place: WeekPlace, sealId: SealId): Promise<void> {
  await ctx.keys.create(sealId);
  const seal = await sealWithKey(ctx, place, sealId);
  const isOfUse =
    seal !== null &&
    (await change({ ...ctx, input: null }, place.workspaceId, (tx) => openOnce(tx, place, seal)));
  // The week was closed meanwhile, by somebody who looked for a key that was not there yet.
  if (!isOfUse) await ctx.keys.destroy(sealId);
}

/** @returns whether the key is of use: not where the week has been dealt with. */
async function openOnce(tx: Tx, place: WeekPlace, seal: Seal): Promise<boolean> {
  const week = await findSealedWeek(tx, place);
  if (week?.seal_id !== seal.sealId || week.state === 'read') return false;
  if (week.state !== 'new') return true;
  await saveSealedWeek(tx, place, { state: 'open' });
  const { leaders, others } = await countPeople(tx, place);
  await openSeal(tx, seal, sealSizeFor(leaders + others));
  return true;
}

async function sealWithKey(ctx: Ctx, { workspaceId }: WeekPlace, sealId: SealId): Promise<Seal | null> {
  const key = await ctx.keys.read(sealId);
  return key === null ? null : { workspaceId, sealId, key };
}
