/**
 * Answers without a name, until they are shown. Nothing that is stored may tell who gave which, to anybody who has not the key: not by
 * an order, a length, a time, or a count that goes up by one. So there is no row for an answer, each write rewrites all of a box and
 * all receipts in a new order and of the same length, and the caller keeps nothing beside: no event, job, log line or input with
 * the person and the seal in it. Once the key is destroyed nobody can tell, whatever they kept. `npm run test:anonymity` tries.
 *
 * Keys are read from the key store before the transaction, which runs in turn on `seals`. Randomness is drawn inside it, unlike elsewhere: when the body runs again
 * after a conflict, everything is encrypted and shuffled anew.
 */
import type { SealRow } from '../../db/tables-of-sealing.ts';
import type { Tx } from '../../db/transaction.ts';
import type { SealId, UserId, WorkspaceId } from '../../ids.ts';
import type { SealKey } from '../../keys/key-store.ts';
import type { Random } from '../context.ts';
import { shuffled } from '../shuffled.ts';
import { boxesThatStand, readBox, writeBox } from './box.ts';
import { broken, disclose, enclose, keysOf, SealError, type SealKeys } from './envelope.ts';
import {
  boxesWithRoom,
  hasReceipt,
  noReceipts,
  type Receipts,
  readReceipts,
  receiptOf,
  withReceipt,
  writeReceipts,
} from './receipts.ts';
import { addBox, addSeal, deleteSeal, findBox, findSeal, saveBox, saveReceipts } from './store.ts';

/** A seal and what opens it. */
export interface Seal {
  readonly workspaceId: WorkspaceId;
  readonly sealId: SealId;
  readonly key: SealKey;
}

export interface SealSize {
  /** The longest possible answer, in bytes: see largestAnswer. */
  readonly answerBytes: number;
  /** How many people may answer. */
  readonly capacity: number;
}

/** The place of answers of one asking. What it takes depends on its sizes alone. */
export async function openSeal(tx: Tx, seal: Seal, { answerBytes, capacity }: SealSize): Promise<void> {
  const keys = keysOf(seal.sealId, seal.key);
  const row = { workspace_id: seal.workspaceId, id: seal.sealId, answer_bytes: answerBytes, capacity };
  const receipts = enclosedReceipts(seal, keys, noReceipts(capacity), capacity);
  await addSeal(tx, { ...row, receipts });
  await addBoxes(tx, { seal, keys, answerBytes }, 0, boxesThatStand(0, capacity));
}

/**
 * Takes a member's answer, once. Two who answer at the same time write the same row, so that one of them waits or runs again.
 * @returns `already` where this member has answered, and `full` where as many have as may: then nothing is changed.
 * @throws RangeError where the answer is longer than the seal's longest. @throws SealError.
 */
export async function putIntoBox(
  tx: Tx,
  seal: Seal,
  { memberId, answer }: { readonly memberId: UserId; readonly answer: string },
  random: Random,
): Promise<'taken' | 'already' | 'full'> {
  const opened = await open(tx, seal);
  const { keys, receipts, capacity } = opened;
  const receipt = receiptOf(keys.receipts, memberId);
  if (hasReceipt(receipts, receipt)) return 'already';
  const before = receipts.receipts.length;
  if (before >= capacity) return 'full';

  const standing = boxesThatStand(before, capacity);
  const free = boxesWithRoom(receipts, standing);
  const box = free[random.below(free.length)];
  if (box === undefined) throw broken(placeOf(seal, 'receipts'));
  const answers = shuffled([...(await answersIn(tx, opened, box)), answer], random);
  await saveBox(tx, { ...boxOf(seal, box), contents: enclosedBox(opened, box, answers) });
  const after = enclosedReceipts(seal, keys, withReceipt(receipts, receipt, box), capacity);
  await saveReceipts(tx, { workspace_id: seal.workspaceId, id: seal.sealId, receipts: after });
  await addBoxes(tx, opened, standing, boxesThatStand(before + 1, capacity));
  return 'taken';
}

export async function hasAnswered(tx: Tx, seal: Seal, memberId: UserId): Promise<boolean> {
  const { keys, receipts } = await open(tx, seal);
  return hasReceipt(receipts, receiptOf(keys.receipts, memberId));
}

/** Not to be shown as it is while it grows: a count that goes up by one tells who was the one. */
export async function howManyAnswered(tx: Tx, seal: Seal): Promise<number> {
  return (await open(tx, seal)).receipts.receipts.length;
}

/** Which of these people have answered. Not to be shown or kept while answers are still taken, and never by name. */
export async function answeredAmong(tx: Tx, seal: Seal, members: readonly UserId[]): Promise<Set<UserId>> {
  const { keys, receipts } = await open(tx, seal);
  const given = new Set(receipts.receipts.map((receipt) => receipt.toString('hex')));
  return new Set(members.filter((member) => given.has(receiptOf(keys.receipts, member).toString('hex'))));
}

/** All answers, in an order of chance. @throws SealError where any is missing. */
export async function unseal(tx: Tx, seal: Seal, random: Random): Promise<string[]> {
  const opened = await open(tx, seal);
  const answers: string[] = [];
  for (const [box, held] of opened.receipts.inBoxes.entries()) {
    if (held > 0) answers.push(...(await answersIn(tx, opened, box)));
  }
  if (answers.length !== opened.receipts.receipts.length) throw broken(placeOf(seal, 'receipts'));
  return shuffled(answers, random);
}

/** Everything that was sealed, whether it was opened or not; without the key. Where it is gone already nothing happens. */
export function removeBoxes(tx: Tx, { workspaceId, sealId }: Omit<Seal, 'key'>): Promise<void> {
  return deleteSeal(tx, workspaceId, sealId);
}

interface Opened {
  readonly seal: Seal;
  readonly keys: SealKeys;
  readonly answerBytes: number;
  readonly capacity: number;
  readonly receipts: Receipts;
}

async function open(tx: Tx, seal: Seal): Promise<Opened> {
  const row = await findSeal(tx, seal.workspaceId, seal.sealId);
  if (row === null) throw new SealError('SEAL_GONE', `There is no seal ${seal.sealId}.`);
  const { answer_bytes: answerBytes, capacity }: SealRow = row;
  const keys = keysOf(seal.sealId, seal.key);
  const bytes = disclose(keys.contents, placeOf(seal, 'receipts'), row.receipts);
  return { seal, keys, answerBytes, capacity, receipts: readReceipts(bytes, capacity) };
}

async function answersIn(tx: Tx, { seal, keys, answerBytes }: Opened, box: number): Promise<string[]> {
  const contents = await findBox(tx, boxOf(seal, box));
  if (contents === null) throw broken(placeOf(seal, `box ${box}`));
  return readBox(disclose(keys.contents, placeOf(seal, `box ${box}`), contents), answerBytes);
}

type Place = Pick<Opened, 'seal' | 'keys' | 'answerBytes'>;

async function addBoxes(tx: Tx, place: Place, from: number, to: number): Promise<void> {
  for (let box = from; box < to; box += 1) {
    await addBox(tx, { ...boxOf(place.seal, box), contents: enclosedBox(place, box, []) });
  }
}

function enclosedBox({ seal, keys, answerBytes }: Place, box: number, answers: readonly string[]): Buffer {
  return enclose(keys.contents, placeOf(seal, `box ${box}`), writeBox(answers, answerBytes));
}

function enclosedReceipts(seal: Seal, keys: SealKeys, receipts: Receipts, capacity: number): Buffer {
  return enclose(keys.contents, placeOf(seal, 'receipts'), writeReceipts(receipts, capacity));
}

function boxOf({ workspaceId, sealId }: Seal, box: number) {
  return { workspace_id: workspaceId, seal_id: sealId, box };
}

function placeOf({ sealId }: Seal, what: string): string {
  return `seal ${sealId}, ${what}`;
}
