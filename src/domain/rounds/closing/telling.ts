import type { Tx } from '../../../db/transaction.ts';
import { owe, refreshAll } from '../../../delivery/outbox.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import type { DeliveryId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { oweForTheTick } from '../../letters.ts';
import { ownerNow } from '../access.ts';
import { type DiscardReason, type Round, roundKeys } from '../round.ts';
import { listPeople } from '../store.ts';

/** News older than this is none. */
const WORTH_TELLING = Temporal.Duration.from({ hours: 7 * 24 });

/** When its leader is asked once more to publish what came of it. */
const ASK_AGAIN = Temporal.Duration.from({ hours: 3 * 24 });

/** `given_time`: its three days more, since too few had answered. */
export type News = 'extended' | 'given_time' | DiscardReason;

export interface Telling {
  readonly round: Round;
  readonly community: Community;
  readonly newId: () => DeliveryId;
}

/** Tells all who were invited, in the channel and, where they were asked by letter, there; and makes true what stands already. */
export async function tellOfRound(
  tx: Tx,
  { round, community, newId }: Telling,
  what: News,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id } = round;
  await refreshAll(tx, workspaceId, roundKeys.of(id), now);
  const occasion = round.discardedBecause === null ? `${what}-${round.closesAt}` : what;
  const owed = {
    workspaceId,
    kind: 'round-news',
    subject: { roundId: id, what },
    notAfter: now.add(WORTH_TELLING),
  };
  await owe(
    tx,
    {
      ...owed,
      id: newId(),
      key: roundKeys.news(id, occasion),
      to: { to: 'channel', channelId: community.channelId },
      due: wakingTime(now, community.zone),
    },
    now,
  );
  if (!round.terms.asksByLetter) return;
  for (const userId of await listPeople(tx, workspaceId, id, 'asked')) {
    const key = roundKeys.newsLetter(id, userId, occasion);
    await oweForTheTick(tx, { ...owed, communityId: community.id, id: newId(), key, userId, due: now }, now);
  }
}

/**
 * Tells whoever runs it: `closed`, that its results are there, and nothing else of it, to be looked through before others read them;
 * `key-trouble`, that it waits for its key. Each once.
 */
export async function tellOwner(
  tx: Tx,
  { round, newId }: Omit<Telling, 'community'>,
  what: 'closed' | 'key-trouble',
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, id } = round;
  await refreshAll(tx, workspaceId, roundKeys.of(id), now);
  const userId = await ownerNow(tx, round);
  const key = roundKeys.toOwner(id, userId, what);
  const letter = {
    id: newId(),
    key,
    kind: `round-${what}`,
    userId,
    subject: { roundId: id },
    due: now,
    notAfter: null,
  };
  await oweForTheTick(tx, { workspaceId, communityId, ...letter }, now);
  if (what !== 'closed') return;
  // Said once more to whoever has not published it by then: members wait for what they were promised.
  const again = { id: newId(), key: roundKeys.toOwner(id, userId, 'closed-again'), due: now.add(ASK_AGAIN) };
  await oweForTheTick(tx, { workspaceId, communityId, ...letter, ...again }, now);
}
