import { CannotDo, type Deeds } from '../gestures.ts';
import type { UserGroup } from '../model.ts';
import { peopleIn } from '../user-groups.ts';
import type { Workings } from '../workings.ts';

type GroupDeeds = Pick<Deeds, 'setUserGroupMembers' | 'disableUserGroup' | 'enableUserGroup'>;

/** What admins change about user groups. The app is told nothing: those who are in one are looked up when they are needed. */
export function groupDeeds(w: Workings): GroupDeeds {
  const change = (groupId: string, make: (group: UserGroup) => void) => {
    const group = w.world.userGroups.get(groupId);
    if (group === undefined) throw new CannotDo(`there is no user group ${groupId}`);
    make(group);
    group.updated = w.stamps.seconds();
    w.activity.note();
  };
  return {
    setUserGroupMembers: (groupId, userIds) =>
      change(groupId, (group) => {
        if (userIds.length === 0) throw new CannotDo('somebody stays in a user group, or it is disabled');
        group.users = peopleIn(w.world, userIds);
      }),
    disableUserGroup: (groupId) =>
      change(groupId, (group) => {
        group.disabled = w.stamps.seconds();
      }),
    enableUserGroup: (groupId) =>
      change(groupId, (group) => {
        group.disabled = 0;
      }),
  };
}
