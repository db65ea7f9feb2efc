import type { Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import { listStuckIn } from '../../domain/deliveries/deliveries.ts';
import { channelId } from '../../ids.ts';
import { stuckMessage } from './views.ts';

export function deliveryComposers(ctx: Ctx): Composers {
  return {
    stuck: async ({ workspaceId, subject }) => {
      const channel = channelId.parse(subject.channelId);
      return channel === null ? null : stuckMessage(channel, await listStuckIn(ctx, workspaceId, channel));
    },
  };
}
