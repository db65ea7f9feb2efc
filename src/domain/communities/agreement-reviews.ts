import { writeInstant } from '../../db/instants.ts';
import { owe } from '../../delivery/outbox.ts';
import { wakingTime } from '../../delivery/waking-hours.ts';
import { deliveryId, type WorkspaceId } from '../../ids.ts';
import { type Ctx, change, look } from '../context.ts';
import { communityKeys } from './keys.ts';
import { listUnlookedNorms } from './store.ts';

const QUARTER_HOURS = 91 * 24;
const QUARTER = Temporal.Duration.from({ hours: QUARTER_HOURS });

/** Owes each community whose agreement nobody looked at for a quarter one message about it, by day in its zone; a quarter later another. */
export async function oweAgreementReviews(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const due = await look(ctx, (tx) => listUnlookedNorms(tx, workspace, writeInstant(now.subtract(QUARTER))));
  for (const { community, lookedAt } of due) {
    const id = deliveryId.of(ctx.random.uuid());
    const quarter = Math.floor(now.since(lookedAt).total('hours') / QUARTER_HOURS);
    const since = writeInstant(lookedAt);
    await change(ctx, workspace, (tx) =>
      owe(
        tx,
        {
          workspaceId: workspace,
          id,
          key: communityKeys.agreement(community.id, since, quarter),
          kind: 'agreement-review',
          to: { to: 'channel', channelId: community.channelId },
          subject: { communityId: community.id, lookedAt: since },
          due: wakingTime(now, community.zone),
          notAfter: null,
        },
        now,
      ),
    );
  }
}
