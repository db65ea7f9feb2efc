import type { Composers } from '../../delivery/composed.ts';
import { askToShareFor } from '../../domain/checklist/asking.ts';
import { checklistFor } from '../../domain/checklist/checklists.ts';
import type { Ctx } from '../../domain/context.ts';
import { communityId, userId } from '../../ids.ts';
import { askToShareMessage } from './asking.ts';
import { checklistMessage } from './views.ts';

export function checklistComposers(ctx: Ctx): Composers {
  return {
    checklist: async ({ workspaceId, subject }) => {
      const community = communityId.parse(subject.communityId);
      const leader = userId.parse(subject.leader);
      if (community === null || leader === null) return null;
      const checklist = await checklistFor(ctx, { workspaceId, communityId: community, leader });
      return checklist === null ? null : checklistMessage(checklist);
    },
    'ask-to-share': async ({ workspaceId, subject }) => {
      const community = communityId.parse(subject.communityId);
      const leader = userId.parse(subject.leader);
      const asked = userId.parse(subject.asked);
      if (community === null || leader === null || asked === null) return null;
      const ask = await askToShareFor(ctx, { workspaceId, communityId: community, leader }, asked);
      return ask === null ? null : askToShareMessage(ask);
    },
  };
}
