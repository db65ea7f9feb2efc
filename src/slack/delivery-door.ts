import { LogLevel, WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Sendable } from '../delivery/composed.ts';
import type { Outcome, Place, Post, Search, SlackDoor } from '../delivery/door.ts';
import type { Standing } from '../delivery/outbox.ts';
import { type ChannelId, channelId, messageTs, type UserId } from '../ids.ts';
import { fileDoor } from './delivery-files.ts';
import { outcomeOfError } from './delivery-outcomes.ts';

export interface DoorParts {
  readonly token: string;
  /** Slack's, or another Slack-compatible server's; ends in a slash. */
  readonly slackApiUrl: string;
  readonly clock: Clock;
  /** Of the machine; ten seconds unless the clock runs faster than the machine's. */
  readonly callMs?: number;
}

const EVENT_TYPE = 'lyceum_delivery';
const CALL_MS = 10_000;
const PAGE = 200;
/** How far our clock and Slack's may be apart, and how long after its beginning a post may have arrived. */
const BEFORE = Temporal.Duration.from({ seconds: 60 });
const AFTER = Temporal.Duration.from({ hours: 1 });

/** The sender says itself what went wrong; the SDK would say it twice, with pieces of messages. */
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack as the sender sees it: a client of its own that repeats nothing and leaves pausing to us. */
export function slackDeliveryDoor({ token, slackApiUrl, clock, callMs = CALL_MS }: DoorParts): SlackDoor {
  const client = new WebClient(token, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMs,
    logger: quiet,
  });
  const attempt = async <T>(call: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      return { is: 'done', value: await call() };
    } catch (error) {
      return outcomeOfError(error, clock.now());
    }
  };
  return {
    post: (post) => attempt(() => postMessage(client, post)),
    update: (at, message) => attempt(() => updateMessage(client, at, message)),
    remove: (at) => attempt(() => removeMessage(client, at)),
    pin: (at) => attempt(() => pinMessage(client, at)),
    openDirect: (_workspace, user) => attempt(() => openDirect(client, user)),
    find: (search) => attempt(() => findPost(client, search)),
    ...fileDoor(client, { attempt, callMs }),
  };
}

async function postMessage(client: WebClient, post: Post): Promise<Standing> {
  const posted = await client.chat.postMessage({
    channel: post.channelId,
    text: post.message.text,
    blocks: post.message.blocks,
    metadata: { event_type: EVENT_TYPE, event_payload: { id: post.deliveryId } },
    unfurl_links: false,
    unfurl_media: false,
    ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
  });
  return { channelId: channelId.of(posted.channel ?? ''), ts: messageTs.of(posted.ts ?? '') };
}

async function updateMessage(client: WebClient, at: Place, message: Sendable): Promise<null> {
  const { text, blocks } = message;
  await client.chat.update({ channel: at.channelId, ts: at.ts, text, blocks });
  return null;
}

async function removeMessage(client: WebClient, at: Place): Promise<null> {
  await client.chat.delete({ channel: at.channelId, ts: at.ts });
  return null;
}

async function pinMessage(client: WebClient, at: Place): Promise<null> {
  await client.pins.add({ channel: at.channelId, timestamp: at.ts });
  return null;
}

async function openDirect(client: WebClient, user: UserId): Promise<ChannelId> {
  const { channel } = await client.conversations.open({ users: user });
  return channelId.of(channel?.id ?? '');
}

/** Reads what was posted around the time when the post was begun, for the delivery's id. */
async function findPost(client: WebClient, search: Search): Promise<Standing | null> {
  let cursor = '';
  do {
    const page = await pageOf(client, search, cursor);
    const found = page.messages?.find(({ metadata }) => isOf(metadata, search));
    if (found !== undefined) return { channelId: search.channelId, ts: messageTs.of(found.ts ?? '') };
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return null;
}

async function pageOf(client: WebClient, { channelId: channel, threadTs, begunAt }: Search, cursor: string) {
  const around = {
    channel,
    oldest: stampOf(begunAt.subtract(BEFORE)),
    latest: stampOf(begunAt.add(AFTER)),
    inclusive: true,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor === '' ? {} : { cursor }),
  };
  return threadTs === null
    ? await client.conversations.history(around)
    : await client.conversations.replies({ ...around, ts: threadTs });
}

function isOf(
  metadata: { event_type?: string; event_payload?: object } | undefined,
  search: Search,
): boolean {
  if (metadata?.event_type !== EVENT_TYPE || metadata.event_payload === undefined) return false;
  return 'id' in metadata.event_payload && metadata.event_payload.id === search.deliveryId;
}

function stampOf(instant: Temporal.Instant): string {
  return `${Math.floor(instant.epochMilliseconds / 1000)}.000000`;
}
