import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId } from '../../../ids.ts';
import { isMember } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { savedPerson } from '../../people/store.ts';
import type { Audience } from '../round.ts';
import { refuseStrangers } from './audience.ts';

const MOST_LOOKED_UP = 8;

/**
 * Has Slack tell us of those chosen who are no members, so that a refusal can name them; before the transaction, never inside.
 */
export async function lookUpStrangers(
  ctx: Ctx,
  { workspaceId }: Actor,
  community: CommunityId,
  chosen: readonly UserId[],
): Promise<void> {
  const strangers = await look(ctx, (tx) => notIn(tx, { workspaceId, id: community }, chosen));
  await Promise.all(
    strangers
      .slice(0, MOST_LOOKED_UP)
      .map((user) => ctx.directory.person(workspaceId, user, { allowOlder: true })),
  );
}

/** @throws Refusal `invalid` at `people` where somebody was chosen who does not belong. */
export async function checkChosen(tx: Tx, community: Community, audience: Audience): Promise<void> {
  if (audience.who !== 'chosen') return;
  const strangers = await notIn(tx, community, audience.people);
  const known = await Promise.all(
    strangers.map(async (user) => (await savedPerson(tx, community.workspaceId, user))?.person ?? null),
  );
  refuseStrangers(
    known.map((person) => ({ name: person?.name ?? null, isApp: person?.standing === 'bot' })),
    community.name,
  );
}

async function notIn(
  tx: Tx,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
  users: readonly UserId[],
): Promise<UserId[]> {
  const belong = await Promise.all(users.map((user) => isMember(tx, workspaceId, id, user)));
  return users.filter((_, at) => belong[at] !== true);
}
