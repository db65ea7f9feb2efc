import { newConversation } from '../conversation.ts';
import { CannotDo, type Deeds } from '../gestures.ts';
import type { User } from '../model.ts';
import { fillIn } from '../profile-fields.ts';
import { userShape } from '../shapes/user.ts';
import { viewShape } from '../shapes/view.ts';
import { directMessage } from '../standing.ts';
import type { Workings } from '../workings.ts';
import { userOfTheApp } from './payload.ts';

type PeopleDeeds = Pick<
  Deeds,
  | 'deactivate'
  | 'reactivate'
  | 'setZone'
  | 'setGuest'
  | 'setAdmin'
  | 'setName'
  | 'setProfileField'
  | 'openHome'
  | 'reload'
  | 'uninstall'
>;

/** What changes about people, and their visits to the app's own place. */
export function peopleDeeds(w: Workings): PeopleDeeds {
  const change = (userId: string, make: (user: User) => void) => {
    const user = w.world.users.get(userId);
    if (user === undefined) throw new CannotDo(`there is no person ${userId}`);
    make(user);
    user.updated = w.stamps.seconds();
    tellOfUser(w, 'user_change', user);
  };
  return {
    deactivate: (userId) =>
      change(userId, (user) => {
        user.deleted = true;
        w.world.modals.delete(userId);
      }),
    reactivate: (userId) =>
      change(userId, (user) => {
        user.deleted = false;
      }),
    setZone: (userId, zone) =>
      change(userId, (user) => {
        // Throws for a zone that does not exist.
        user.tz = w.clock.now().toZonedDateTimeISO(zone).timeZoneId;
      }),
    setGuest: (userId, guest) =>
      change(userId, (user) => {
        user.isRestricted = guest !== 'no';
        user.isUltraRestricted = guest === 'one channel';
      }),
    setAdmin: (userId, isAdmin) =>
      change(userId, (user) => {
        user.isAdmin = isAdmin;
      }),
    setName: (userId, { realName, displayName }) =>
      change(userId, (user) => {
        user.realName = realName ?? user.realName;
        user.displayName = displayName ?? user.displayName;
      }),
    setProfileField: (userId, fieldId, value) =>
      change(userId, () => fillIn(w.world, userId, fieldId, value)),
    openHome: (userId, tab = 'home') => openHome(w, userId, tab),
    reload: (userId) => {
      w.world.ephemerals = w.world.ephemerals.filter((one) => one.userId !== userId);
      w.world.modals.delete(userId);
    },
    uninstall: () => uninstall(w),
  };
}

export function tellOfUser(w: Workings, type: 'user_change' | 'team_join', user: User): void {
  w.activity.note();
  w.emit({
    event: { type, user: userShape(w, user), cache_ts: w.stamps.seconds(), event_ts: w.stamps.ts() },
    scopes: ['users:read'],
  });
}

function openHome(w: Workings, userId: string, tab: 'home' | 'messages'): void {
  const user = userOfTheApp(w, userId);
  const isThere = tab === 'home' ? w.manifest.hasHomeTab : w.manifest.hasMessagesTab;
  if (!isThere) throw new CannotDo(`this app has no ${tab} tab`);
  const { botUserId } = w.world.app;
  const channel = directMessage(w.world, botUserId, user.id) ?? newConversation(w, [botUserId, user.id]);
  const view = w.world.homes.get(userId);
  w.activity.note();
  w.emit({
    event: {
      type: 'app_home_opened',
      user: userId,
      channel: channel.id,
      tab,
      ...(tab === 'home' && view !== undefined ? { view: viewShape(w.world, view) } : {}),
      event_ts: w.stamps.ts(),
    },
    scopes: [],
  });
}

function uninstall(w: Workings): void {
  const { app } = w.world;
  app.installed = false;
  w.activity.note();
  w.emit({
    event: { type: 'tokens_revoked', tokens: { oauth: [], bot: [app.botUserId] }, event_ts: w.stamps.ts() },
    scopes: [],
  });
  w.emit({ event: { type: 'app_uninstalled', event_ts: w.stamps.ts() }, scopes: [] });
}
