import type { NewUserGroup } from './contract.ts';
import { CannotDo } from './gestures.ts';
import type { UserGroup, World } from './model.ts';
import { takenNames } from './taken-names.ts';
import type { Workings } from './workings.ts';

/** A group that people can be called with. @throws CannotDo where Slack would not take its handle, or those in it */
export function newUserGroup(w: Workings, { handle, name, members }: NewUserGroup): UserGroup {
  const { world, stamps } = w;
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(handle))
    throw new CannotDo(`“${handle}” is no handle: lower case, please`);
  if (takenNames(world).has(handle)) throw new CannotDo(`somebody or something is called ${handle} already`);
  const now = stamps.seconds();
  const group: UserGroup = {
    id: stamps.id('S'),
    teamId: world.teamId,
    name,
    handle,
    users: peopleIn(world, members),
    created: now,
    updated: now,
    disabled: 0,
  };
  world.userGroups.set(group.id, group);
  w.activity.note();
  return group;
}

/** Each once. @throws CannotDo for apps, and for whoever is not at work in this workspace */
export function peopleIn({ users, teamId }: World, userIds: readonly string[]): string[] {
  const unfit = userIds.find((id) => {
    const user = users.get(id);
    return user === undefined || user.deleted || user.isBot || user.teamId !== teamId;
  });
  if (unfit !== undefined) throw new CannotDo(`${unfit} cannot be in a user group`);
  return [...new Set(userIds)];
}
