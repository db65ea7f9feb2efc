import { Refusal } from '../../domain/refusal.ts';
import { type RoundId, roundId } from '../../ids.ts';

/** The round that a button or a window is about. @throws Refusal where it names none. */
export function readRoundId(text: string): RoundId {
  const id = roundId.parse(text);
  if (id === null) throw outdated();
  return id;
}

export function outdated(): Refusal {
  return new Refusal(
    'invalid',
    'This window is out of date. Close it, and type `/feedback rounds` to go on.',
  );
}
