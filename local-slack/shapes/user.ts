import type { JsonObject } from '../json.ts';
import type { User, World } from '../model.ts';
import { isExternal, isStranger } from '../standing.ts';
import type { Workings } from '../workings.ts';

/** Slack's user object, as the app may see it. */
export function userShape({ world, clock }: Workings, user: User): JsonObject {
  const shared: JsonObject = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
    profile: profileShape(world, user),
  };
  if (user.deleted) return shared;
  return {
    ...shared,
    color: '4bbe2e',
    real_name: user.realName,
    ...zoneShape(user, clock.now()),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_email_confirmed: !user.isBot,
    who_can_share_contact_card: 'EVERYONE',
    ...(isExternal(world, user) ? { is_stranger: isStranger(world, user) } : {}),
  };
}

export function profileShape(world: World, user: User): JsonObject {
  const mayKnowEmail = world.app.scopes.includes('users:read.email') && !isExternal(world, user);
  return {
    title: user.title,
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.displayName,
    display_name_normalized: user.displayName,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: `g${user.id.toLowerCase()}`,
    team: user.teamId,
    ...(user.botId === null ? {} : { api_app_id: user.appId ?? '', bot_id: user.botId, always_active: true }),
    ...(mayKnowEmail && user.email !== null ? { email: user.email } : {}),
  };
}

function zoneShape(user: User, now: Temporal.Instant): JsonObject {
  if (user.tz === null) return {};
  const offset = now.toZonedDateTimeISO(user.tz).offsetNanoseconds / 1e9;
  return { tz: user.tz, tz_label: zoneLabel(user.tz, now), tz_offset: offset };
}

function zoneLabel(zone: string, now: Temporal.Instant): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }).formatToParts(
    now.epochMilliseconds,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
