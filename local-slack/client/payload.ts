import { CannotDo } from '../gestures.ts';
import type { JsonObject } from '../json.ts';
import type { Channel, Message, User, View } from '../model.ts';
import { canSee } from '../standing.ts';
import { findView } from '../views.ts';
import type { Workings } from '../workings.ts';

/** What every interaction says of who and where. */
export function commonPayload({ world }: Workings, user: User): JsonObject {
  const team = world.teams.get(user.teamId);
  return {
    api_app_id: world.app.id,
    token: 'local-slack',
    team: { id: user.teamId, domain: team?.domain ?? '' },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function activeUser({ world }: Workings, userId: string): User {
  const user = world.users.get(userId);
  if (user === undefined) throw new CannotDo(`there is no person ${userId}`);
  if (user.deleted) throw new CannotDo(`${user.name} is deactivated`);
  return user;
}

/** Commands, shortcuts and Home exist only where the app is installed. */
export function userOfTheApp(w: Workings, userId: string): User {
  const user = activeUser(w, userId);
  if (!w.world.app.installed) throw new CannotDo('the app is not installed here any more');
  if (user.teamId !== w.world.teamId) throw new CannotDo(`${user.name}'s workspace does not have this app`);
  return user;
}

export function visibleTo(w: Workings, user: User, channelId: string): Channel {
  const channel = w.world.channels.get(channelId);
  if (channel === undefined || !canSee(user, channel))
    throw new CannotDo(`${user.name} cannot see ${channelId}`);
  return channel;
}

export function messageSeenBy(w: Workings, user: User, channelId: string, ts: string): Message {
  visibleTo(w, user, channelId);
  const message = w.world.messages.get(channelId)?.get(ts);
  if (message === undefined || message.subtype === 'tombstone')
    throw new CannotDo(`${user.name} sees no message ${ts} in ${channelId}`);
  return message;
}

/** The modal or Home that this person looks at. */
export function viewOf(w: Workings, user: User, viewId: string): View {
  const view = findView(w, (one) => one.id === viewId && one.userId === user.id);
  if (view === null) throw new CannotDo(`${user.name} does not see the view ${viewId}`);
  return view;
}
