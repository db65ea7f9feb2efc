import { owe } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import { deliveryId, type WorkspaceId } from '../../../ids.ts';
import { actionKeys } from '../../actions/action.ts';
import { itemsOfRoundsDueBetween } from '../../actions/origins.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { findRound } from '../store.ts';
import { threadOf } from './promising.ts';

/** One whose day is longer past is not followed up any more: we were away, and so is what people remember. */
const DAYS_WORTH_SAYING = 7;

/** Whoever does it on the last day has done it by then. In the community's zone. */
export const FOLLOWED_UP_AT = '17:00';

/**
 * Says in each round's thread what became of what was promised, in the afternoon of the day until which it was promised: done, or not.
 * Of one that got another day, it says so, and says again what became of it then. May be asked again for the same instant.
 */
export async function followUpOnRounds(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const between = {
    from: today.subtract({ days: DAYS_WORTH_SAYING }).toString(),
    // Somewhere it is tomorrow already.
    until: today.add({ days: 1 }).toString(),
  };
  for (const item of await look(ctx, (tx) => itemsOfRoundsDueBetween(tx, workspace, between))) {
    const id = deliveryId.of(ctx.random.uuid());
    await change(ctx, workspace, async (tx) => {
      const round = await findRound(tx, workspace, item.roundId);
      const community = round === null ? null : await findCommunityById(tx, workspace, round.communityId);
      if (round === null || community === null || isBefore(now, item.dueOn, community.zone)) return;
      await owe(
        tx,
        {
          workspaceId: workspace,
          id,
          key: actionKeys.followUp(item.id, item.dueOn),
          kind: 'round-follow-up',
          to: { to: 'thread', channelId: community.channelId, ofKey: threadOf(round) },
          subject: { roundId: round.id, itemId: item.id, due: item.dueOn },
          due: wakingTime(now, community.zone),
          notAfter: now.add({ hours: DAYS_WORTH_SAYING * 24 }),
        },
        now,
      );
    });
  }
}

function isBefore(now: Temporal.Instant, dueOn: string, zone: string): boolean {
  const at = Temporal.PlainDate.from(dueOn).toZonedDateTime({ timeZone: zone, plainTime: FOLLOWED_UP_AT });
  return Temporal.Instant.compare(now, at.toInstant()) < 0;
}
