import type { Channel } from '../model.ts';
import { channelShape } from '../shapes/channel.ts';
import { botIsIn, botSees } from '../standing.ts';
import { flag, list, takes, text, whole } from './arguments.ts';
import { ApiError, type Call, method, missingScope } from './call.ts';
import { nextPage, pageOf } from './pages.ts';
import { needScopeFor, READ_SCOPES, userOf, visibleChannel } from './places.ts';

const TYPES = {
  public_channel: { kind: 'public', scope: 'channels:read' },
  private_channel: { kind: 'private', scope: 'groups:read' },
  im: { kind: 'im', scope: 'im:read' },
  mpim: { kind: 'mpim', scope: 'mpim:read' },
} as const;

const listing = {
  types: list.optional(),
  exclude_archived: flag.optional(),
  limit: whole.optional(),
  cursor: text.optional(),
};

export const listConversations = method({
  name: 'conversations.list',
  tier: 'tier2',
  scopes: READ_SCOPES,
  args: takes(listing),
  perform: (call, args) => {
    const kinds = kindsOf(call, args.types);
    const all = [...call.world.channels.values()].filter(
      (channel) => kinds.includes(channel.kind) && botSees(call.world, channel),
    );
    return listed(call, all, args, true);
  },
});

export const usersConversations = method({
  name: 'users.conversations',
  tier: 'tier3',
  scopes: READ_SCOPES,
  args: takes({ ...listing, user: text.optional() }),
  perform: (call, args) => {
    const kinds = kindsOf(call, args.types);
    const member = args.user === undefined ? call.world.app.botUserId : userOf(call, args.user).id;
    const all = [...call.world.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) && channel.members.includes(member) && botSees(call.world, channel),
    );
    return listed(call, all, args, false);
  },
});

interface Listing {
  readonly exclude_archived?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

function listed({ world }: Call, all: readonly Channel[], args: Listing, withCount: boolean) {
  const shown = args.exclude_archived === true ? all.filter((channel) => !channel.isArchived) : all;
  const { limit = 100, cursor } = args;
  if (limit > 1000) throw new ApiError('invalid_limit');
  const page = pageOf(shown, ({ id }) => id, { cursor, limit });
  return {
    channels: page.items.map((channel) => channelShape(world, channel, withCount)),
    ...nextPage(page.nextCursor),
  };
}

function kindsOf({ world }: Call, types: readonly string[] = ['public_channel']): readonly string[] {
  return types.map((type) => {
    const known = Object.entries(TYPES).find(([name]) => name === type)?.[1];
    if (known === undefined) throw new ApiError('invalid_types');
    if (!world.app.scopes.includes(known.scope)) throw missingScope(world.app.scopes, known.scope);
    return known.kind;
  });
}

export const members = method({
  name: 'conversations.members',
  tier: 'tier4',
  scopes: READ_SCOPES,
  args: takes({ channel: text, limit: whole.optional(), cursor: text.optional() }),
  perform: (call, args) => {
    const channel = visibleChannel(call, args.channel);
    needScopeFor(call, channel, 'read');
    if (channel.kind !== 'public' && !botIsIn(call.world, channel)) throw new ApiError('channel_not_found');
    const { limit = 100, cursor } = args;
    if (limit > 1000) throw new ApiError('invalid_limit');
    const page = pageOf(channel.members, (id) => id, { cursor, limit });
    return { members: page.items, ...nextPage(page.nextCursor) };
  },
});
