import type { ReflectionRow, WeekRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { owe, withdraw } from '../../../delivery/outbox.ts';
import type { DeliveryId } from '../../../ids.ts';
import type { Membership } from '../../access.ts';
import { reflectionKeys } from '../reflection.ts';
import { postAfterAll } from '../weeks/beginning.ts';
import { turnOf } from '../weeks/week.ts';

/** So that what a leader wrote before the week's post stands first below it. */
const AFTER_LEADERS = Temporal.Duration.from({ minutes: 1 });

export interface Sharing {
  readonly membership: Membership;
  readonly week: WeekRow;
  readonly ids: { readonly message: DeliveryId };
  readonly now: Temporal.Instant;
}

/** Owes the answer to the week's thread, where it waits until the week's post stands. */
export async function letAppear(
  tx: Tx,
  reflection: ReflectionRow,
  { membership: { community, member }, week, ids, now }: Sharing,
): Promise<void> {
  const turn = turnOf(community, week.week);
  const isAhead = Temporal.Instant.compare(turn, now) > 0;
  const inTurn = member.role === 'leader' ? turn : turn.add(AFTER_LEADERS);
  await owe(
    tx,
    {
      workspaceId: community.workspaceId,
      id: ids.message,
      key: reflectionKeys.shared(reflection.id, reflection.times_shared),
      kind: 'reflection-shared',
      to: {
        to: 'thread',
        channelId: community.channelId,
        ofKey: reflectionKeys.week(community.id, week.week),
      },
      subject: { reflectionId: reflection.id },
      due: isAhead ? inTurn : now,
      notAfter: null,
    },
    now,
  );
  if (week.closed_at === null) await postAfterAll(tx, community, week.week, now);
}

/** The answer goes from the thread; nothing happens where it never was there. */
export async function takeOutOfThread(
  tx: Tx,
  { workspace_id: workspace, id, times_shared: times }: ReflectionRow,
  now: Temporal.Instant,
): Promise<void> {
  if (times > 0) await withdraw(tx, workspace, reflectionKeys.shared(id, times), now);
}
