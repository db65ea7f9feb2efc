import type { RoundId } from '../../../ids.ts';
import { readRoundId } from '../input.ts';

/** A page of something that belongs to a round. */
export interface Place {
  readonly id: RoundId;
  readonly page: number;
}

export function writePlace({ id, page }: Place): string {
  return `${id} ${page}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readPlace(text: string): Place {
  const [id = '', page = '0'] = text.split(' ');
  return { id: readRoundId(id), page: /^\d{1,4}$/.test(page) ? Number(page) : 0 };
}
