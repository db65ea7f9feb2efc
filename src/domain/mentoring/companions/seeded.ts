import { createHash } from 'node:crypto';
import type { UserId } from '../../../ids.ts';

/** The people in an order that depends on who they are and on the seed, and on nothing else. */
export function inSeededOrder(people: readonly UserId[], seed: string): UserId[] {
  return people
    .map((person) => ({ person, mark: markOf(person, seed) }))
    .sort((one, other) => (one.mark < other.mark ? -1 : 1))
    .map(({ person }) => person);
}

/** 64 hexadecimal digits in which chance and the seed are one. */
export function markOf(thing: string, seed: string): string {
  return createHash('sha256')
    .update(JSON.stringify([seed, thing]))
    .digest('hex');
}
