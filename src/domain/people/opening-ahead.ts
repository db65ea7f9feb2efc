import { keepDirectChannel, listWantedChannels, noteTried } from '../../delivery/direct-channels.ts';
import type { WorkspaceId } from '../../ids.ts';
import { type Ctx, look } from '../context.ts';

/** Beside the sender's own, within what Slack takes a minute. */
const A_MINUTE = 15;
const TRIED_AGAIN_AFTER = Temporal.Duration.from({ hours: 1 });

/**
 * Opens the direct conversations of members who will be asked, a few a minute, long before their hour: Slack takes far fewer of these
 * than of messages, and a thousand first questions would come hours late. Nobody sees a conversation that holds no message.
 */
export async function openAhead(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  const { kysely } = ctx.db;
  const since = now.subtract(TRIED_AGAIN_AFTER);
  for (const person of await look(ctx, (tx) => listWantedChannels(tx, workspace, since, A_MINUTE))) {
    const channel = await ctx.directory.openDirect(workspace, person);
    if (channel === null) await noteTried(kysely, workspace, person, now);
    else await keepDirectChannel(kysely, workspace, person, channel);
  }
}
