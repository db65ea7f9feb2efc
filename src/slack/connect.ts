import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type FetchFunction, type RetryOptions, WebClient } from '@slack/web-api';
import { type UserId, userId, type WorkspaceId, workspaceId } from '../ids.ts';
import { describeError, type Logger } from '../logger.ts';
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

const LOOK_UP_MS = 1000;
const ANSWER_MS = 2000;
const PATIENT_MS = 10_000;
/**
 * How long a pong may take, and how long the library waits before it connects again when Slack moves the connection: so as
 * short as can be, but longer than a locked database holds up everything (db/open.ts).
 */
const PONG_MS = 3000;
/** About ten minutes without Slack; then the program ends and says why. */
const RECONNECTING = { retries: 65, minTimeout: 500, factor: 1.5, maxTimeout: 10_000 };

/** Looks up who someone is, or a channel: one try, one second, since a person is waiting. */
export function lookUpClient(access: SlackAccess, log: Logger): WebClient {
  return impatient(access, LOOK_UP_MS, log);
}

/** Opens and updates windows: one try, since Slack lets a window open for three seconds only. */
export function answerClient(access: SlackAccess, log: Logger): WebClient {
  return impatient(access, ANSWER_MS, log);
}

/** Options must never hold `headers`: the library writes the token into that object, and the next client sends it. */
function impatient({ botToken, slackApiUrl }: SlackAccess, timeout: number, log: Logger): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: boltLogger(log),
  });
}

/** For reading long lists, where nobody waits. */
export function patientClient(access: SlackAccess, log: Logger): WebClient {
  return patient(access, { retries: 5, minTimeout: 500 }, log);
}

/** For the start: a machine that comes up while Slack is down waits as long as one that lost its connection. */
export function startingClient(access: SlackAccess, log: Logger): WebClient {
  return patient(access, RECONNECTING, log);
}

function patient({ botToken, slackApiUrl }: SlackAccess, retryConfig: RetryOptions, log: Logger): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    retryConfig,
    timeout: PATIENT_MS,
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

export interface Bolt {
  readonly app: App;
  isConnected(): boolean;
  /** Takes nothing more in. Resolves when handling has begun of all that was; it can be acknowledged until the app is stopped. */
  close(): Promise<void>;
}

export function bolt(
  { botToken, appToken, slackApiUrl }: SlackAccess,
  identity: Identity,
  log: Logger,
): Bolt {
  const logger = boltLogger(log);
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions: {
      clientOptions: { slackApiUrl, retryConfig: RECONNECTING, timeout: PATIENT_MS },
    },
    clientPingTimeout: PONG_MS,
    logger,
    logLevel: LogLevel.INFO,
  });
  surviveRateLimitNotice(receiver, log);
  const app = new App({
    receiver,
    token: botToken,
    tokenVerificationEnabled: false,
    botId: identity.botId,
    botUserId: identity.botUserId,
    clientOptions: { slackApiUrl, allowAbsoluteUrls: false, retryConfig: { retries: 0 }, fetch: fetchInTime },
    convoStore: false,
    logger,
    logLevel: LogLevel.INFO,
  });
  // Handlers' errors have their own way (failures.ts). Bolt itself would log the message of an error, people's words in it.
  app.error(async (error) => {
    log.error({ err: describeError(error) }, 'something from Slack could not be read');
  });
  return {
    app,
    isConnected: () => receiver.client.websocket?.isActive() === true,
    close: async () => {
      receiver.client.removeAllListeners('ws_message');
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** Bolt's `respond` would wait for Slack as long as it takes. */
const fetchInTime: FetchFunction = (url, init) =>
  fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(PATIENT_MS) });
