import { ErrorCode, LogLevel, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { MovableClock } from '../../../local-slack/clock.ts';
import type { LocalSlack, LocalSlackOptions } from '../../../local-slack/contract.ts';
import { startLocalSlack } from '../../../local-slack/server.ts';

export const BOT_SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'pins:read',
  'reactions:read',
  'reactions:write',
  'team:read',
  'users.profile:read',
  'users:read',
];

/** A small app that has nothing to do with ours. */
export function manifest(scopes: readonly string[] = BOT_SCOPES) {
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: 'Probe' },
    features: {
      bot_user: { display_name: 'Probe', always_online: true },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [{ command: '/probe', description: 'Probes', should_escape: true }],
      shortcuts: [
        { name: 'Probe it', type: 'global', callback_id: 'probe_global', description: 'Probes' },
        { name: 'Probe this', type: 'message', callback_id: 'probe_message', description: 'Probes' },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: {
        bot_events: [
          'app_home_opened',
          'app_uninstalled',
          'channel_archive',
          'channel_id_changed',
          'channel_rename',
          'member_joined_channel',
          'member_left_channel',
          'message.channels',
          'message.im',
          'team_join',
          'tokens_revoked',
          'user_change',
        ],
      },
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    },
  };
}

export interface Setting {
  readonly slack: LocalSlack;
  readonly clock: MovableClock;
  /** The SDK as the bot would use it: no retries, errors at once. */
  readonly bot: WebClient;
  readonly ana: string;
  readonly ben: string;
  readonly chloe: string;
  /** A bot of somebody else. */
  readonly robot: string;
  readonly gone: string;
  readonly learning: string;
  /** Public; the app is not in it. */
  readonly random: string;
  /** Private; the app is in it. */
  readonly crew: string;
  /** Private; the app is not in it. */
  readonly secret: string;
  readonly archived: string;
}

export type SettingOptions = Partial<Omit<LocalSlackOptions, 'clock'>> & {
  readonly scopes?: readonly string[];
};

/** A workspace of three people, some channels, and a clock that stands still. Stopped when the test has finished. */
export async function startSetting(options: SettingOptions = {}): Promise<Setting> {
  const clock = MovableClock.still(Temporal.Instant.from('2026-01-05T09:00:00Z'));
  const { scopes, ...rest } = options;
  const slack = await startLocalSlack({ clock, manifest: manifest(scopes), rateLimits: 'off', ...rest });
  clock.join(slack);
  onTestFinished(() => slack.stop());
  const id = (name: string, more: object = {}) => slack.addUser({ name, ...more }).id;
  const ana = id('ana', { isAdmin: true, email: 'ana@example.org', tz: 'Europe/Madrid' });
  const [ben, chloe] = [id('ben'), id('chloe')];
  const all = [ana, ben, chloe];
  const channel = (name: string, more: { isPrivate?: boolean; withBot?: boolean }) =>
    slack.addChannel({ name, creator: ana, members: all, ...more }).id;
  const archived = channel('archived', { withBot: true });
  const old = slack.world.channels.get(archived);
  // It was so before the app came: nobody is told.
  if (old !== undefined) old.isArchived = true;
  return {
    slack,
    clock,
    bot: client(slack),
    ana,
    ben,
    chloe,
    robot: id('robot', { isBot: true }),
    gone: id('gone', { deleted: true }),
    learning: channel('learning', { withBot: true }),
    random: channel('random', {}),
    crew: channel('crew', { isPrivate: true, withBot: true }),
    secret: channel('secret', { isPrivate: true }),
    archived,
  };
}

/** The official client, quiet, without retries unless asked. */
export function client(slack: LocalSlack, options: WebClientOptions = {}, token = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    ...options,
  });
}

export const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** Slack's error code; `ok` where it took the call. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
}

/** The SDK's error code, whatever went wrong. */
export async function sdkError(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const codes: readonly string[] = Object.values(ErrorCode);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
    if (codes.includes(code)) return code;
    throw error;
  }
}
