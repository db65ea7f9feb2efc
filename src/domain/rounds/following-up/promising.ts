import type { Tx } from '../../../db/transaction.ts';
import { owe } from '../../../delivery/outbox.ts';
import type { ActionItemId, DeliveryId, RoundId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { actionKeys, actionText, dueDate, dueToBegin } from '../../actions/action.ts';
import { newActionIds, putActionItem } from '../../actions/actions.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { localDateOf } from '../../time.ts';
import { requiredWords } from '../../words.ts';
import { asLeaderOfRound, type InRound } from '../access.ts';
import { newIds } from '../opening/inviting.ts';
import { mustBeReader } from '../results/looking-through.ts';
import { everyoneReads, type Round, roundKeys } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';

/** In code points. */
export const MOST_THEME = 150;

/** What a leader says will be done about what was said, as typed. */
export interface TypedPromise {
  /** What was said. */
  readonly theme: string | null;
  readonly text: string | null;
  readonly ownerId: UserId | null;
  /** Local date. */
  readonly due: string | null;
}

/** What the form begins with. @throws Refusal as promiseFor. */
export async function promiseToBegin(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
): Promise<{ readonly shown: RoundNow; readonly due: string }> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { round, community } = await publishedTo(tx, await asLeaderOfRound(tx, who, id), actor.userId);
    const due = dueToBegin(null, localDateOf(now, community.zone));
    return { shown: await roundNow(tx, round, community), due };
  });
}

/**
 * A leader says what will be done about something that was said, by a day (a local date): it becomes an action item, stands in the round's thread for all to
 * read, and is followed up there when its day comes, done or not.
 * @throws Refusal as asLeaderOfRound; `not_allowed` where they may not read the results; `conflict` before they are published;
 * `invalid` at `theme`, `text`, `owner` or `due`.
 */
export async function promiseFor(
  ctx: Ctx,
  actor: Actor,
  id: RoundId,
  typed: TypedPromise,
): Promise<{ readonly dueOn: string }> {
  const who = await identify(ctx, actor, 'leader');
  const theme = requiredWords(typed.theme, {
    field: 'theme',
    most: MOST_THEME,
    missing: 'Please say in a few words what you heard.',
  });
  const text = actionText(typed.text);
  const { ownerId } = typed;
  if (ownerId === null) throw new Refusal('invalid', 'Please choose who will do it.', 'owner');
  const ids = newActionIds(ctx);
  const newId = newIds(ctx);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { round, community } = await publishedTo(tx, await asLeaderOfRound(tx, who, id), actor.userId);
    const dueOn = dueDate(typed.due, localDateOf(now, community.zone));
    const origin = { kind: 'round', roundId: id, theme } as const;
    await putActionItem(tx, community, { text, ownerId, dueOn, madeBy: actor.userId, origin }, ids, now);
    await sayInThread(tx, { round, channelId: community.channelId, item: ids.item, id: newId() }, now);
    return { dueOn };
  });
}

async function publishedTo(tx: Tx, found: InRound, user: UserId): Promise<InRound> {
  await mustBeReader(tx, found.round, user);
  if (found.round.state === 'published') return found;
  throw new Refusal('conflict', 'The results of this round are not published yet.');
}

/** The key of the message in whose thread it is talked of: the results where these stand in the channel, else the invitation. */
export function threadOf({ id, terms }: Round): string {
  return everyoneReads(terms) ? roundKeys.results(id) : roundKeys.invitation(id);
}

interface ToSay {
  readonly round: Round;
  readonly channelId: InRound['community']['channelId'];
  readonly item: ActionItemId;
  readonly id: DeliveryId;
}

async function sayInThread(
  tx: Tx,
  { round, channelId, item, id }: ToSay,
  now: Temporal.Instant,
): Promise<void> {
  await owe(
    tx,
    {
      workspaceId: round.workspaceId,
      id,
      key: actionKeys.promise(item),
      kind: 'round-promise',
      to: { to: 'thread', channelId, ofKey: threadOf(round) },
      subject: { roundId: round.id, itemId: item },
      due: now,
      notAfter: null,
    },
    now,
  );
}
