import type { CheckInRef } from '../../../domain/mentoring/pairings/answering.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type PairingId, pairingId } from '../../../ids.ts';

const NUMBER = /^[1-9]\d{0,3}$/;

/** @throws Refusal where it is not as we sent it. */
export function readPairingId(value: string): PairingId {
  return pairingId.parse(value) ?? changed();
}

export function writeCheckIn({ pairingId: id, number }: CheckInRef): string {
  return `${id} ${number}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readCheckIn(value: string): CheckInRef {
  const [id = '', number = '', more] = value.split(' ');
  if (!NUMBER.test(number) || more !== undefined) changed();
  return { pairingId: readPairingId(id), number: Number(number) };
}

function changed(): never {
  throw new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}
