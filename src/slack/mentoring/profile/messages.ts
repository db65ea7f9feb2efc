import type { Composed, Composers } from '../../../delivery/composed.ts';
import type { Ctx } from '../../../domain/context.ts';
import { pauseForMessage } from '../../../domain/mentoring/profiles/for-messages.ts';
import { communityId, userId } from '../../../ids.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { escapeWords, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { type PauseMeant, writePause } from './input.ts';

/** The word that three suggestions in a row got no answer, so that we paused somebody. */
export function profileComposers({ db }: Pick<Ctx, 'db'>): Composers {
  return {
    'mentor-paused': async ({ workspaceId, subject, stands }) => {
      const of = {
        workspaceId,
        communityId: communityId.of(subject.communityId ?? ''),
        userId: userId.of(subject.userId ?? ''),
      };
      const shown = await pauseForMessage(db, of);
      if (shown === null || (shown.isBack && !stands)) return null;
      const at = Temporal.Instant.fromEpochMilliseconds(Number(subject.at));
      return shown.isBack
        ? backMessage(shown.communityName)
        : pausedMessage(shown.communityName, { communityId: of.communityId, at });
    },
  };
}

function pausedMessage(community: string, meant: PauseMeant): Composed {
  const text = `Three suggestions in a row passed without a word from you. That is fine. So that nobody waits for nothing, I suggest nobody to you in *${escapeWords(community)}* for now. Pairings that run go on, and nobody is told.`;
  const buttons = buttonRow(
    button('I’m back', ids.mentoring.profile.back, { value: writePause(meant), style: 'primary' }),
    button('My mentor profile', ids.mentoring.profile.open, { value: meant.communityId }),
  );
  return { text, blocks: [paragraph(text), buttons] };
}

function backMessage(community: string): Composed {
  const text = `I had paused mentoring for you in *${escapeWords(community)}*. You are back: I may suggest somebody to you again.`;
  return { text, blocks: [paragraph(text)] };
}
