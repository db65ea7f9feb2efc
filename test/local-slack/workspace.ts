import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { Activity } from '../../local-slack/activity.ts';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack, LocalSlackOptions } from '../../local-slack/contract.ts';
import { startLocalSlack } from '../../local-slack/server.ts';

export const manifest = {
  display_information: { name: 'Parrot' },
  features: {
    bot_user: { display_name: 'Parrot' },
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    slash_commands: [
      { command: '/say', description: 'Says it', should_escape: true },
      { command: '/raw', description: 'Says it as typed', should_escape: false },
    ],
    shortcuts: [
      { name: 'Repeat this', type: 'message', callback_id: 'repeat', description: 'Repeats' },
      { name: 'Speak', type: 'global', callback_id: 'speak', description: 'Speaks' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'channels:read',
        'groups:read',
        'im:read',
        'mpim:read',
        'channels:join',
        'chat:write',
        'commands',
        'files:read',
        'files:write',
        'im:history',
        'im:write',
        'pins:read',
        'pins:write',
        'reactions:read',
        'reactions:write',
        'team:read',
        'usergroups:read',
        'users.profile:read',
        'users:read',
        'app_mentions:read',
      ],
      bot_optional: ['channels:history', 'groups:history', 'users:read.email'],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'app_uninstalled',
        'channel_archive',
        'channel_id_changed',
        'channel_rename',
        'channel_shared',
        'channel_unarchive',
        'group_rename',
        'member_joined_channel',
        'member_left_channel',
        'message.channels',
        'message.im',
        'pin_added',
        'reaction_added',
        'team_join',
        'tokens_revoked',
        'user_change',
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

export const MORNING = Temporal.Instant.from('2026-03-02T09:00:00Z');

/** A workspace with ana, ben and #learning, where the bot is. */
export async function startWorkspace(options: Partial<LocalSlackOptions> = {}) {
  const clock = MovableClock.still(MORNING);
  const slack = await startLocalSlack({ clock, manifest, deadlines: { ackMs: 500 }, ...options });
  onTestFinished(() => slack.stop());
  const ana = slack.addUser({ name: 'ana', tz: 'Europe/Berlin', isOwner: true });
  const ben = slack.addUser({ name: 'ben', tz: 'America/New_York' });
  const learning = slack.addChannel({
    name: 'learning',
    creator: ana.id,
    members: [ana.id, ben.id],
    withBot: true,
  });
  clock.join(slack);
  return { clock, slack, ana, ben, learning, web: webClient(slack) };
}

export type Workspace = Awaited<ReturnType<typeof startWorkspace>>;

/** The official client, one try. */
export function webClient(slack: LocalSlack, token = slack.botToken): WebClient {
  return new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
}

/** The official framework, connected over Socket Mode; the clock waits for its listeners. */
export async function startBolt(
  { slack, clock }: Pick<Workspace, 'slack' | 'clock'>,
  register: (app: App) => void,
): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    tokenVerificationEnabled: false,
    botId: slack.world.app.botId,
    botUserId: slack.botUserId,
    ignoreSelf: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const listeners = new Activity();
  app.use(async ({ next }) => {
    await listeners.during(next());
  });
  register(app);
  clock.join({ activity: () => listeners.count(), idle: () => listeners.idle() });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The error code of a call that Slack refused. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  const { data, code } = await refusalOf(call);
  return data?.error ?? code ?? 'no code';
}

export interface RefusedCall {
  readonly code?: string;
  readonly statusCode?: number;
  readonly data?: {
    readonly error?: string;
    readonly needed?: string;
    readonly provided?: string;
    readonly response_metadata?: { readonly messages?: readonly string[] };
  };
}

export async function refusalOf(call: Promise<unknown>): Promise<RefusedCall> {
  try {
    await call;
  } catch (error) {
    return error as RefusedCall;
  }
  throw new Error('Slack did what was asked');
}

/** The events that went out, each once, whether or not anybody was there to take them. */
export async function told(slack: LocalSlack, name: string): Promise<readonly object[]> {
  await slack.idle();
  const first = slack.ledger.deliveries(name).filter(({ attempt }) => attempt === 1);
  return first.map(({ payload }) => payload.event as object);
}

/** The smallest picture. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A form with one field for files; `more` is what the field says besides. */
export const putIn = (more: object) => ({
  type: 'modal' as const,
  callback_id: 'put',
  title: { type: 'plain_text' as const, text: 'Put in' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'block',
      label: { type: 'plain_text' as const, text: 'Your chart' },
      element: { type: 'file_input' as const, action_id: 'files', ...more },
    },
  ],
});
