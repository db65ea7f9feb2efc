import { Refusal } from '../../../domain/refusal.ts';
import { type SuggestionId, suggestionId } from '../../../ids.ts';

/** @throws Refusal where it is not as we sent it. */
export function readSuggestionId(value: string): SuggestionId {
  const id = suggestionId.parse(value);
  if (id === null) throw new Refusal('not_found', 'This suggestion is no longer there.');
  return id;
}
