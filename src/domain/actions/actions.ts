import type { Tx } from '../../db/transaction.ts';
import {
  type ActionItemId,
  actionItemId,
  type CommunityId,
  type DeliveryId,
  deliveryId,
  type UserId,
} from '../../ids.ts';
import { asMember, identify } from '../access.ts';
import { todayOf } from '../communities/communities.ts';
import type { Community } from '../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { rememberCommunity } from '../people/store.ts';
import { Refusal } from '../refusal.ts';
import { localDateOf } from '../time.ts';
import { type ActionOrigin, actionText, dueDate, dueToBegin, firstReminderOn } from './action.ts';
import { mustBelong, oweGiven } from './giving.ts';
import { insertItem } from './store.ts';

export interface TypedAction {
  readonly text: string | null;
  readonly ownerId: UserId | null;
  /** Local date. */
  readonly due: string | null;
}

/** What the form begins with. @throws Refusal as asMember. */
export async function actionToBegin(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
): Promise<{ readonly community: Community; readonly due: string }> {
  const who = await identify(ctx, actor, 'member');
  const { community } = await look(ctx, (tx) => asMember(tx, who, id));
  return { community, due: dueToBegin(null, localDateOf(ctx.clock.now(), community.zone)) };
}

/**
 * A member writes down what they, or somebody else of the community, will do. An owner who is somebody else is told.
 * @throws Refusal `invalid` at `text`, `owner` or `due`; those of asMember.
 */
export async function makeActionItem(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  typed: TypedAction,
): Promise<NewAction & { readonly community: Community }> {
  const who = await identify(ctx, actor, 'member');
  const text = actionText(typed.text);
  const { ownerId } = typed;
  if (ownerId === null) throw new Refusal('invalid', 'Please choose who will do it.', 'owner');
  const ids = newActionIds(ctx);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const dueOn = dueDate(typed.due, localDateOf(now, community.zone));
    const item: NewAction = { text, ownerId, dueOn, madeBy: actor.userId, origin: { kind: 'own' } };
    await putActionItem(tx, community, item, ids, now);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, id);
    return { ...item, community };
  });
}

/** An item that is to be, with its words and its day checked: `actionText`, `dueDate`. */
export interface NewAction {
  readonly text: string;
  readonly ownerId: UserId;
  /** Local date in the community's zone. */
  readonly dueOn: string;
  readonly madeBy: UserId;
  readonly origin: ActionOrigin;
}

/** Ids that a use case takes before its transaction, since that may run again. */
export interface NewActionIds {
  readonly item: ActionItemId;
  readonly given: DeliveryId;
}

export function newActionIds({ random }: Pick<Ctx, 'random'>): NewActionIds {
  return { item: actionItemId.of(random.uuid()), given: deliveryId.of(random.uuid()) };
}

/**
 * Puts an item into a community, inside the transaction of whatever feature leads to it; that one has checked who makes it. An owner
 * who is somebody else is told. @throws Refusal `invalid` at `owner` where they do not belong.
 */
export async function putActionItem(
  tx: Tx,
  community: Community,
  { text, ownerId, dueOn, madeBy, origin }: NewAction,
  ids: NewActionIds,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id: communityId } = community;
  await mustBelong(tx, community, ownerId);
  const item = await insertItem(
    tx,
    {
      workspace_id: workspaceId,
      id: ids.item,
      community_id: communityId,
      text,
      owner_id: ownerId,
      due_on: dueOn,
      origin,
      made_by: madeBy,
      remind_on: firstReminderOn(
        dueOn,
        await todayOf(tx, { workspaceId, communityId, userId: ownerId }, now),
      ),
    },
    now,
  );
  if (ownerId !== madeBy) await oweGiven(tx, item, { deliveryId: ids.given, by: madeBy }, now);
}
