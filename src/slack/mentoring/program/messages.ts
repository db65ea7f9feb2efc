import type { Composers } from '../../../delivery/composed.ts';
import type { Ctx } from '../../../domain/context.ts';
import { programForMessage } from '../../../domain/mentoring/program/program.ts';
import { communityId } from '../../../ids.ts';
import { programMessage } from './views.ts';

/** The figures, as they are when the message is first sent: nothing owes it again. */
export function programComposers(ctx: Ctx): Composers {
  return {
    'mentor-program': async ({ workspaceId, subject, to }) => {
      if (to.to !== 'person') return null;
      const reader = { workspaceId, userId: to.userId };
      const shown = await programForMessage(ctx, reader, communityId.of(subject.communityId ?? ''));
      return shown === null ? null : programMessage(shown);
    },
  };
}
