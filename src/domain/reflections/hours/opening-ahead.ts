import { keepDirectChannel } from '../../../delivery/direct-channels.ts';
import type { WorkspaceId } from '../../../ids.ts';
import { type Ctx, look } from '../../context.ts';
import { listUnopened } from './store.ts';

/** Beside the sender's own, within what Slack takes a minute. */
const A_MINUTE = 15;

/**
 * Opens the direct conversations of members who will be asked, a few a minute, long before their hour: Slack takes far fewer of these
 * than of messages, and a thousand first questions would come hours late. Nobody sees a conversation that holds no message.
 */
export async function openAhead(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  const people = await look(ctx, (tx) => listUnopened(tx, workspace, A_MINUTE));
  for (const person of people) {
    const channel = await ctx.directory.openDirect(workspace, person);
    // Whom Slack does not open now is tried again with the next minute, and at the latest when there is something to send.
    if (channel !== null) await keepDirectChannel(ctx.db.kysely, workspace, person, channel);
  }
}
