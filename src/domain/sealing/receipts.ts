import { createHmac, type KeyObject, randomFillSync } from 'node:crypto';
import type { UserId } from '../../ids.ts';
import { BOX_HOLDS, mostBoxes } from './box.ts';

const COUNT_BYTES = 4;
const RECEIPT_BYTES = 32;

/** What must be known for taking an answer: who has answered, and where there is room. */
export interface Receipts {
  /** Sorted, so that nothing of the order in which they came is kept. */
  readonly receipts: readonly Buffer[];
  /** How many answers each box holds, of all the boxes that there can be. */
  readonly inBoxes: readonly number[];
}

/** What tells that a member has answered, to whoever has the key; to others it is 32 bytes. */
export function receiptOf(key: KeyObject, member: UserId): Buffer {
  return createHmac('sha256', key).update(member).digest();
}

export function noReceipts(capacity: number): Receipts {
  return { receipts: [], inBoxes: Array.from({ length: mostBoxes(capacity) }, () => 0) };
}

export function hasReceipt({ receipts }: Receipts, receipt: Buffer): boolean {
  return receipts.some((one) => one.equals(receipt));
}

export function boxesWithRoom({ inBoxes }: Receipts, standing: number): number[] {
  return [...inBoxes.keys()].filter((box) => box < standing && (inBoxes[box] ?? BOX_HOLDS) < BOX_HOLDS);
}

export function withReceipt(before: Receipts, receipt: Buffer, box: number): Receipts {
  return {
    receipts: [...before.receipts, receipt],
    inBoxes: before.inBoxes.map((answers, number) => (number === box ? answers + 1 : answers)),
  };
}

/** The bytes of the receipts: as many for nobody as for all. What is free is filled with chance. */
export function writeReceipts({ receipts, inBoxes }: Receipts, capacity: number): Buffer {
  const head = COUNT_BYTES + mostBoxes(capacity);
  const bytes = randomFillSync(Buffer.alloc(head + capacity * RECEIPT_BYTES));
  bytes.writeUInt32BE(receipts.length, 0);
  bytes.set(inBoxes, COUNT_BYTES);
  bytes.set(Buffer.concat(receipts.toSorted(Buffer.compare)), head);
  return bytes;
}

export function readReceipts(bytes: Buffer, capacity: number): Receipts {
  const head = COUNT_BYTES + mostBoxes(capacity);
  return {
    receipts: Array.from({ length: bytes.readUInt32BE(0) }, (_, place) =>
      bytes.subarray(head + place * RECEIPT_BYTES, head + (place + 1) * RECEIPT_BYTES),
    ),
    inBoxes: [...bytes.subarray(COUNT_BYTES, head)],
  };
}
