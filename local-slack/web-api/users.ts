import type { JsonObject } from '../json.ts';
import type { User, World } from '../model.ts';
import { profileShape, userShape } from '../shapes/user.ts';
import { isStranger } from '../standing.ts';
import { flag, takes, text, whole } from './arguments.ts';
import { ApiError, method } from './call.ts';
import { nextPage, pageOf } from './pages.ts';
import { userOf } from './places.ts';

export const info = method({
  name: 'users.info',
  tier: 'tier4',
  scopes: ['users:read'],
  args: takes({ user: text, include_locale: flag.optional() }),
  perform: (call, args) => ({ user: userShape(call, userOf(call, args.user)) }),
});

export const list = method({
  name: 'users.list',
  tier: 'tier2',
  scopes: ['users:read'],
  args: takes({ limit: whole.optional(), cursor: text.optional(), include_locale: flag.optional() }),
  perform: (call, args) => {
    const all = [...call.world.users.values()].filter((user) => !isStranger(call.world, user));
    const { limit = Math.max(1, all.length), cursor } = args;
    if (limit > 1000) throw new ApiError('limit_required');
    const page = pageOf(all, ({ id }) => id, { cursor, limit });
    return {
      members: page.items.map((user) => userShape(call, user)),
      cache_ts: call.stamps.seconds(),
      ...nextPage(page.nextCursor),
    };
  },
});

export const profile = method({
  name: 'users.profile.get',
  tier: 'tier4',
  scopes: ['users.profile:read'],
  args: takes({ user: text.optional(), include_labels: flag.optional() }),
  perform: (call, args) => {
    // Without a person it is the caller's own, and a bot has none.
    if (args.user === undefined) throw new ApiError('user_not_found');
    const user = userOf(call, args.user);
    const labels = args.include_labels === true ? call.world.profileFields : null;
    return { profile: { ...profileShape(call.world, user), fields: fieldsOf(user, labels) } };
  },
});

/** Of somebody who filled in none, Slack says null. */
function fieldsOf({ profile: filled }: User, labels: World['profileFields'] | null): JsonObject | null {
  const all = Object.entries(filled).map(([id, value]) => [
    id,
    { value, alt: '', ...(labels === null ? {} : { label: labels.get(id)?.label ?? '' }) },
  ]);
  return all.length === 0 ? null : Object.fromEntries(all);
}
