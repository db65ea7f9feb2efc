import type { Program } from '../../../domain/mentoring/mentoring.ts';
import type { UserId } from '../../../ids.ts';
import { mention } from '../../blocks/text.ts';

/** What a pairing of this program is called in the middle of a sentence. */
export const PAIRING_NAMES: Readonly<Record<Program, string>> = {
  mentoring: 'mentoring',
  buddies: 'buddies',
  peers: 'peer group',
  coffee: 'coffee',
};

/** `@Ana`, `@Ana and @Ben`, `@Ana, @Ben and @Chloé`. */
export function named(users: readonly UserId[]): string {
  const names = users.map(mention);
  const last = names.at(-1) ?? 'nobody';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
