import { newChannel } from './channels.ts';
import type { Builders, NewUser } from './contract.ts';
import type { User } from './model.ts';
import { newProfileField } from './profile-fields.ts';
import { newUserGroup } from './user-groups.ts';
import type { Workings } from './workings.ts';

export function builders(w: Workings): Builders {
  return {
    addTeam: ({ name, domain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') }) => {
      const team = { id: w.stamps.id('T'), name, domain };
      w.world.teams.set(team.id, team);
      return team;
    },
    addUser: (user) => addUser(w, user),
    addChannel: ({ members = [], withBot = false, ...given }) =>
      newChannel(w, { ...given, members: withBot ? [...members, w.world.app.botUserId] : members }),
    addUserGroup: (group) => newUserGroup(w, group),
    addProfileField: (field) => newProfileField(w, field),
  };
}

/** Full members are in #general. */
export function addUser(w: Workings, given: NewUser): User {
  const { name, guest = 'no', isBot = false, teamId = w.world.teamId } = given;
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) throw new Error(`“${name}” is no handle: lower case, please`);
  const realName = given.realName ?? name.charAt(0).toUpperCase() + name.slice(1);
  const user: User = {
    id: w.stamps.id('U'),
    teamId,
    name,
    realName,
    displayName: given.displayName ?? realName.split(' ')[0] ?? realName,
    title: given.title ?? '',
    email: isBot ? null : (given.email ?? `${name}@example.com`),
    tz: w.clock.now().toZonedDateTimeISO(given.tz ?? 'Europe/London').timeZoneId,
    profile: {},
    isAdmin: given.isAdmin === true || given.isOwner === true,
    isOwner: given.isOwner === true,
    isRestricted: guest !== 'no',
    isUltraRestricted: guest === 'one channel',
    isBot,
    botId: isBot ? w.stamps.id('B') : null,
    appId: isBot ? w.stamps.id('A') : null,
    deleted: given.deleted === true,
    updated: w.stamps.seconds(),
  };
  w.world.users.set(user.id, user);
  const general = [...w.world.channels.values()].find((channel) => channel.isGeneral);
  if (guest === 'no' && teamId === w.world.teamId) general?.members.push(user.id);
  w.activity.note();
  return user;
}
