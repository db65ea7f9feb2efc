import type { UserId } from '../../ids.ts';

/** One key for two people, whichever is named first. */
export function pairKey(one: UserId, other: UserId): string {
  return one < other ? `${one}+${other}` : `${other}+${one}`;
}
