import { type CommunityId, deliveryId, type UserId } from '../../ids.ts';
import { asLeader, identify } from '../access.ts';
import { communitiesOf, isMember } from '../communities/communities.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { oweUnasked } from '../letters.ts';
import { Refusal } from '../refusal.ts';
import { checklistKeys, type ListedCommunity, type ListOwner, MOST_ASKED } from './checklist.ts';
import { settle } from './checklists.ts';

/** An ask that could not be delivered for a week is not worth sending. */
const WORTH_ASKING_FOR = Temporal.Duration.from({ hours: 7 * 24 });

/** The community in which this leader asks. @throws Refusal as asLeader. */
export async function communityToAskIn(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
): Promise<ListedCommunity> {
  const who = await identify(ctx, actor, 'leader');
  const { community: found } = await look(ctx, (tx) => asLeader(tx, who, community));
  return { id: found.id, name: found.name, channelId: found.channelId };
}

export interface People {
  readonly users: readonly UserId[];
  /** Name of the input, for the error. */
  readonly field: string;
}

/**
 * A leader asks up to three members to share one thing: each gets one message, in waking hours, with the leader's name. Who was
 * asked before in this community is not asked again. @returns how many are asked now.
 * @throws Refusal as asLeader; `invalid` for nobody, for too many, for oneself, and for people who do not belong.
 */
export async function askThree(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  { users, field }: People,
): Promise<number> {
  const who = await identify(ctx, actor, 'leader');
  const asked = [...new Set(users)].map((user) => ({ user, id: deliveryId.of(ctx.random.uuid()) }));
  if (asked.length === 0) throw new Refusal('invalid', 'Choose at least one person.', field);
  if (asked.length > MOST_ASKED) {
    throw new Refusal('invalid', `Please choose at most ${MOST_ASKED} people.`, field);
  }
  if (asked.some(({ user }) => user === actor.userId)) {
    throw new Refusal('invalid', 'You are among them. Please choose other people.', field);
  }
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community: where } = await asLeader(tx, who, community);
    const theirs = await Promise.all(
      asked.map(({ user }) => isMember(tx, actor.workspaceId, community, user)),
    );
    if (theirs.includes(false)) {
      throw new Refusal('invalid', `Please choose people who belong to ${where.name}.`, field);
    }
    let isNew = 0;
    for (const { user, id } of asked) {
      const owed = await oweUnasked(
        tx,
        {
          workspaceId: actor.workspaceId,
          communityId: community,
          id,
          key: checklistKeys.ask(community, user),
          kind: 'ask-to-share',
          userId: user,
          subject: { communityId: community, leader: actor.userId, asked: user },
          due: now,
          notAfter: now.add(WORTH_ASKING_FOR),
        },
        now,
      );
      if (owed) isNew += 1;
    }
    const owner = { workspaceId: actor.workspaceId, communityId: community, leader: actor.userId };
    await settle(tx, owner, 'ask_three', 'done', now);
    return isNew;
  });
}

/** What the message to an asked person says; null where they belong no longer, or the community rests. */
export async function askToShareFor(
  ctx: Ctx,
  { workspaceId, communityId, leader }: ListOwner,
  asked: UserId,
): Promise<{ readonly leader: UserId; readonly community: ListedCommunity } | null> {
  const theirs = await communitiesOf(ctx, { workspaceId, userId: asked });
  const found = theirs.find((community) => community.id === communityId);
  if (found === undefined) return null;
  return { leader, community: { id: found.id, name: found.name, channelId: found.channelId } };
}
