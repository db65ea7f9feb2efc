import { Refusal } from '../../domain/refusal.ts';
import { type CommunityId, communityId, type MessageTs, messageTs } from '../../ids.ts';
import { type Fields, listOf } from '../fields.ts';

/** @throws Refusal `not_found` for what we did not write. */
export function communityIn(text: string): CommunityId {
  const id = communityId.parse(text);
  if (id === null)
    throw new Refusal('not_found', 'This list is no longer there. Type `/learn gather` again.');
  return id;
}

/** The messages whose box is ticked: each has its own input, named after it. */
export function tickedIn(fields: Fields): Set<MessageTs> {
  const names = Object.keys(fields).filter((name) => listOf(fields, name).length > 0);
  return new Set(names.flatMap((name) => messageTs.parse(name) ?? []));
}
