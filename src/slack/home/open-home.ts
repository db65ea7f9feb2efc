import { z } from 'zod';
import { userId } from '../../ids.ts';
import type { Call, EventCall } from '../calls.ts';
import type { EventOf, Surface } from '../surface.ts';
import type { OpenHomes } from './open-homes.ts';
import { publishHome } from './publish.ts';

const published = z.object({ private_metadata: z.string(), hash: z.string() });

/** Someone looks at Home. Slack says so on each visit, and for the messages tab too. */
export function openHome(on: Surface, homes: OpenHomes) {
  return async (call: EventCall<EventOf<'app_home_opened'>>): Promise<void> => {
    const { ctx, client, event, workspaceId } = call;
    if (event.tab !== 'home') return;
    const actor = { workspaceId, userId: userId.of(event.user) };
    const before = published.safeParse(event.view).data ?? null;
    const mark = await publishHome(on, {
      ctx,
      actor,
      client,
      isFirstVisit: event.view === undefined,
      shown: { mark: before?.private_metadata ?? null, hash: before?.hash ?? null },
    });
    homes.opened(actor.userId, mark, ctx.clock.now());
  };
}

/** After something they did: what they see on Home may be about just that. */
export function refreshHome(on: Surface, homes: OpenHomes) {
  return async ({ ctx, actor, client }: Call): Promise<void> => {
    const mark = homes.shownTo(actor.userId, ctx.clock.now());
    if (mark === null) return;
    const shown = { mark, hash: null };
    homes.changed(actor.userId, await publishHome(on, { ctx, actor, client, isFirstVisit: false, shown }));
  };
}
