import type { Message } from '../model.ts';
import { messageShape } from '../shapes/message.ts';
import { microsOf } from '../stamps.ts';
import { flag, stamp, takes, text, whole } from './arguments.ts';
import { ApiError, method } from './call.ts';
import { nextPage, pageOf } from './pages.ts';
import { HISTORY_SCOPES, joinedChannel, needScopeFor } from './places.ts';

const window = {
  latest: stamp.optional(),
  oldest: stamp.optional(),
  inclusive: flag.optional(),
  limit: whole.optional(),
  cursor: text.optional(),
  include_all_metadata: flag.optional(),
};

export const history = method({
  name: 'conversations.history',
  tier: 'tier3',
  scopes: HISTORY_SCOPES,
  args: takes({ channel: text, ...window }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    needScopeFor(call, channel, 'history');
    const isShown = within(args);
    const shown = [...(call.world.messages.get(channel.id)?.values() ?? [])].filter(
      (message) => isShown(message) && !(isReply(message) && !message.isBroadcast),
    );
    const page = pageOf(shown.reverse(), ({ ts }) => ts, {
      cursor: args.cursor,
      limit: limitOf(args.limit, 100),
    });
    const metadata = args.include_all_metadata === true;
    return {
      messages: page.items.map((message) => messageShape(call.world, message, { metadata })),
      has_more: page.nextCursor !== '',
      pin_count: channel.pinned.length,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(page.nextCursor === '' ? {} : nextPage(page.nextCursor)),
    };
  },
});

export const replies = method({
  name: 'conversations.replies',
  tier: 'tier3',
  scopes: HISTORY_SCOPES,
  args: takes({ channel: text, ts: stamp, ...window }),
  perform: (call, args) => {
    const channel = joinedChannel(call, args.channel);
    needScopeFor(call, channel, 'history');
    const messages = call.world.messages.get(channel.id);
    const asked = messages?.get(args.ts);
    const first = asked?.threadTs == null ? asked : messages?.get(asked.threadTs);
    if (first === undefined || messages === undefined) throw new ApiError('thread_not_found');
    const isShown = within(args);
    const below = first.replies.flatMap((ts) => messages.get(ts) ?? []).filter(isShown);
    const page = pageOf(below, ({ ts }) => ts, { cursor: args.cursor, limit: limitOf(args.limit, 1000) });
    const metadata = args.include_all_metadata === true;
    return {
      // Every page begins with the thread's first message.
      messages: [first, ...page.items].map((message) => messageShape(call.world, message, { metadata })),
      has_more: page.nextCursor !== '',
      ...(page.nextCursor === '' ? {} : nextPage(page.nextCursor)),
    };
  },
});

function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

interface Window {
  readonly latest?: string | undefined;
  readonly oldest?: string | undefined;
  readonly inclusive?: boolean | undefined;
}

function within({ latest, oldest, inclusive = false }: Window): (message: Message) => boolean {
  const [from, to] = [bound(oldest, 'invalid_ts_oldest'), bound(latest, 'invalid_ts_latest')];
  return ({ ts }) => {
    const at = microsOf(ts) ?? 0n;
    if (from !== null && (inclusive ? at < from : at <= from)) return false;
    return to === null || (inclusive ? at <= to : at < to);
  };
}

function bound(ts: string | undefined, error: string): bigint | null {
  if (ts === undefined || ts === '') return null;
  const micros = microsOf(ts);
  if (micros === null) throw new ApiError(error);
  return micros;
}

function limitOf(limit: number | undefined, usual: number): number {
  if (limit === undefined) return usual;
  if (limit > 999 && usual < 1000) throw new ApiError('invalid_limit');
  return Math.min(limit, 1000);
}
