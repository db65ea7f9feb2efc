import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type UserId, userId, type WorkspaceId, workspaceId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import { surviveRateLimitNotice } from './survive-rate-limit-notice.ts';

export interface SlackAccess {
  readonly botToken: string;
  readonly appToken: string;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
}

/** Who we are, and what we may do, as Slack says at the start. */
export interface Identity {
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  readonly botUserId: UserId;
  readonly botId: string;
  readonly scopes: ReadonlySet<string>;
}

const QUICK_MS = 1000;
const RECONNECT_MS = 1000;

/**
 * One try, one second: a person is waiting. A client's options must never hold `headers`: the library writes the token into
 * that object, and the next client sends it.
 */
export function quickClient({ botToken, slackApiUrl }: SlackAccess, log: Logger): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: QUICK_MS * 2,
    logger: boltLogger(log),
  });
}

/** For reading long lists, where nobody waits. */
export function patientClient({ botToken, slackApiUrl }: SlackAccess, log: Logger): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 5, minTimeout: 500 },
    timeout: 10_000,
    logger: boltLogger(log),
  });
}

/** @throws the library's error where the token is not taken. */
export async function identify(client: WebClient): Promise<Identity> {
  const known = await client.auth.test();
  return {
    workspaceId: workspaceId.of(known.enterprise_id ?? known.team_id ?? ''),
    workspaceName: known.team ?? '',
    botUserId: userId.of(known.user_id ?? ''),
    botId: known.bot_id ?? '',
    scopes: new Set(known.response_metadata?.scopes ?? []),
  };
}

export function boltApp(
  access: SlackAccess,
  identity: Identity,
  log: Logger,
): { app: App; receiver: SocketModeReceiver } {
  const clientOptions = { slackApiUrl: access.slackApiUrl, retryConfig: { retries: 5, minTimeout: 500 } };
  const logger = boltLogger(log);
  const receiver = new SocketModeReceiver({
    appToken: access.appToken,
    installerOptions: { clientOptions },
    // The library waits this long before it connects again, each time Slack moves the connection.
    clientPingTimeout: RECONNECT_MS * 5,
    logger,
    logLevel: LogLevel.INFO,
  });
  surviveRateLimitNotice(receiver, log);
  const app = new App({
    receiver,
    token: access.botToken,
    tokenVerificationEnabled: false,
    botId: identity.botId,
    botUserId: identity.botUserId,
    clientOptions,
    convoStore: false,
    logger,
    logLevel: LogLevel.INFO,
  });
  return { app, receiver };
}
