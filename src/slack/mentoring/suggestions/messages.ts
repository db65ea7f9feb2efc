import type { Composer, Composers } from '../../../delivery/composed.ts';
import type { Ctx } from '../../../domain/context.ts';
import {
  outcomeForMessage,
  suggestionForMessage,
} from '../../../domain/mentoring/suggestions/for-messages.ts';
import { leftForMessage } from '../../../domain/mentoring/suggestions/left-for-message.ts';
import { matchingRoundId, suggestionId } from '../../../ids.ts';
import { writing } from './in-words.ts';
import { leftMessage } from './left-message.ts';
import { nudgeMessage, outcomeMessage, suggestionMessage } from './suggestion-message.ts';

/** The messages about suggestions, each to one person. */
export function suggestionComposers(ctx: Ctx): Composers {
  const about =
    (find: typeof suggestionForMessage, say: typeof suggestionMessage): Composer =>
    async ({ workspaceId, subject, to, stands }) => {
      if (to.to !== 'person') return null;
      const id = suggestionId.of(subject.suggestionId ?? '');
      const told = await find(ctx, workspaceId, { id, reader: to.userId, writing, stands });
      return told === null ? null : say(told);
    };
  return {
    suggestion: about(suggestionForMessage, suggestionMessage),
    'suggestion-nudge': about(suggestionForMessage, nudgeMessage),
    'suggestion-outcome': about(outcomeForMessage, outcomeMessage),
    'mentor-left': async ({ workspaceId, subject, to, stands }) => {
      if (to.to !== 'person') return null;
      const roundId = matchingRoundId.of(subject.roundId ?? '');
      const told = await leftForMessage(ctx, workspaceId, { roundId, reader: to.userId, subject, stands });
      return told === null ? null : leftMessage(told);
    },
  };
}
