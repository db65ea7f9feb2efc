import type { UsergroupsListResponse, WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { UserGroup } from '../domain/directory.ts';
import { Refusal } from '../domain/refusal.ts';
import { type UserGroupId, type UserId, userGroupId, userId } from '../ids.ts';
import { errorName } from './answering.ts';

type Listed = NonNullable<UsergroupsListResponse['usergroups']>[number];

const FRESH_FOR = Temporal.Duration.from({ seconds: 60 });
/** A free workspace has no user groups. */
const NO_GROUPS_HERE = 'plan_upgrade_required';

/**
 * Lists the user groups that people can be called with, not older than a minute: a menu asks with each letter that somebody
 * types, and Slack lets us ask twenty times a minute.
 */
export function userGroupLister(client: WebClient, clock: Clock): () => Promise<UserGroup[]> {
  let known: { readonly at: Temporal.Instant; readonly groups: readonly UserGroup[] } | null = null;
  return async () => {
    const now = clock.now();
    const isFresh = known !== null && Temporal.Instant.compare(known.at.add(FRESH_FOR), now) >= 0;
    if (known === null || !isFresh) known = { at: now, groups: await readGroups(client) };
    return [...known.groups];
  };
}

async function readGroups(client: WebClient): Promise<UserGroup[]> {
  try {
    const { usergroups } = await client.usergroups.list({ include_count: true });
    const groups = (usergroups ?? []).flatMap((group) => userGroupOf(group) ?? []);
    return groups.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  } catch (error) {
    if (errorName(error) === NO_GROUPS_HERE) return [];
    throw new Refusal(
      'unavailable',
      'Slack did not show me the user groups in time. Please try again in a minute.',
      'group',
    );
  }
}

function userGroupOf({ id, handle = '', name, user_count: count }: Listed): UserGroup | null {
  const known = userGroupId.parse(id);
  if (known === null) return null;
  // Slack's documentation has the number as a text, its SDK as a number.
  return { id: known, handle, name: name || handle, memberCount: Number(count ?? 0) };
}

/** Everyone in the group. @throws Refusal `not_found` where it is gone or disabled, `unavailable` */
export async function readGroupMembers(client: WebClient, group: UserGroupId): Promise<UserId[]> {
  try {
    const { users } = await client.usergroups.users.list({ usergroup: group });
    return (users ?? []).map(userId.of);
  } catch (error) {
    if ([NO_GROUPS_HERE, 'no_such_subteam'].includes(errorName(error))) {
      throw new Refusal('not_found', 'This user group is no longer there. Please choose another.', 'group');
    }
    throw new Refusal(
      'unavailable',
      'Slack did not tell me in time who is in this user group. Please try again in a minute.',
      'group',
    );
  }
}
