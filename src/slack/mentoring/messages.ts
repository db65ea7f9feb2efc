import type { Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import { pairingComposers } from './pairings/messages.ts';
import { profileComposers } from './profile/messages.ts';
import { programComposers } from './program/messages.ts';
import { matchingComposers } from './rounds/messages.ts';
import { suggestionComposers } from './suggestions/messages.ts';

/** What mentoring owes to people, area by area. */
export function mentoringComposers(ctx: Ctx): Composers {
  return {
    ...profileComposers(ctx),
    ...suggestionComposers(ctx),
    ...pairingComposers(ctx),
    ...matchingComposers(ctx),
    ...programComposers(ctx),
  };
}
