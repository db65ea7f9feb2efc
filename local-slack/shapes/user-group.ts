import type { JsonObject } from '../json.ts';
import type { UserGroup } from '../model.ts';

/** Slack's user group object, with who is in it, or how many, only where that was asked for. */
export function userGroupShape(
  group: UserGroup,
  { withUsers, withCount }: { readonly withUsers: boolean; readonly withCount: boolean },
): JsonObject {
  return {
    id: group.id,
    team_id: group.teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.disabled,
    auto_type: null,
    prefs: { channels: [], groups: [] },
    ...(withUsers ? { users: group.users } : {}),
    // A text in Slack's documentation, a number in its SDK.
    ...(withCount ? { user_count: String(group.users.length) } : {}),
  };
}
