import type { Clock } from './clock.ts';
import { migrate } from './db/migrate.ts';
import type { Db } from './db/open.ts';
import { backlog } from './delivery/backlog.ts';
import { withLetters } from './delivery/letter-composer.ts';
import { startSender } from './delivery/sender.ts';
import { type Ctx, cryptoRandom } from './domain/context.ts';
import { tellLeadersOfStuck } from './domain/deliveries/notices.ts';
import type { Directory } from './domain/directory.ts';
import { keepWorkspace } from './domain/people/people.ts';
import { followZoneData } from './domain/reflections/hours/rescheduling.ts';
import { jobRunner, type Ticker } from './jobs/runner.ts';
import { timetable } from './jobs/timetable.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { Logger } from './logger.ts';
import {
  answerClient,
  bolt,
  identify,
  lookUpClient,
  patientClient,
  type SlackAccess,
  startingClient,
} from './slack/connect.ts';
import { slackDeliveryDoor } from './slack/delivery-door.ts';
import { slackDirectory } from './slack/directory.ts';
import { Handling, type HandlingLimits } from './slack/handle.ts';
import { listen } from './slack/listen.ts';
import { featureComposers, registerFeatures } from './slack/register.ts';
import { Surface } from './slack/surface.ts';
import { fileUpload } from './slack/upload.ts';

export interface AppParts {
  readonly slack: SlackAccess;
  readonly db: Db;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ticker: Ticker;
  /** Of the handlers; default what Slack's deadline and one process bear. */
  readonly limits?: HandlingLimits;
}

export interface RunningApp {
  /** Everything of a use case's context, for programs that run beside the bot. */
  readonly ctx: Ctx;
  readonly db: Db;
  isConnected(): boolean;
  /** Messages due and not yet sent. */
  backlog(): Promise<number>;
  /** Grows with everything the bot does. */
  activity(): number;
  /** Resolves when no handler, job or delivery is under way. */
  idle(): Promise<void>;
  /** Takes nothing more in, finishes what is under way, closes the database: at most ten seconds. */
  stop(): Promise<void>;
}

/** Brings the schema up to date, connects to Slack, and serves. Rejects where the database or Slack refuse us. */
export async function startApp(parts: AppParts): Promise<RunningApp> {
  const { slack, db, keys, clock, log, ticker, limits } = parts;
  await migrate(db, clock.now());
  const identity = await identify(startingClient(slack, log));
  const { workspaceId } = identity;
  await keepWorkspace(
    db,
    { id: workspaceId, name: identity.workspaceName, botUserId: identity.botUserId },
    clock.now(),
  );

  const ctx: Ctx = {
    db,
    clock,
    random: cryptoRandom,
    directory: directoryOf(parts, identity.scopes),
    keys,
    wakeSender: () => sender.wake(),
    input: null,
  };
  const sender = startSender({
    db,
    clock,
    composers: withLetters(db, clock, featureComposers(ctx)),
    door: slackDeliveryDoor({ token: slack.botToken, slackApiUrl: slack.slackApiUrl, clock }),
    log,
    random: cryptoRandom,
    onStuck: () => tellLeadersOfStuck(ctx, workspaceId),
  });

  await followZoneData(ctx, workspaceId);
  const surface = new Surface();
  registerFeatures(surface);
  const handling = new Handling(limits);
  const connection = bolt(slack, identity, log);
  const { botUserId } = identity;
  const client = answerClient(slack, log);
  const upload = identity.scopes.has('files:write') ? fileUpload(slack, log) : null;
  listen(connection.app, { surface, handling, ctx, workspaceId, botUserId, client, upload, log });

  const runner = jobRunner({ jobs: timetable, ctx, workspaceId, log });
  await connection.app.start();
  ticker.start(() => handling.track(() => runner.tick()));

  return {
    ctx,
    db,
    backlog: () => backlog(db, clock.now()),
    isConnected: () => connection.isConnected(),
    activity: () => handling.activity() + sender.activity(),
    idle: async () => {
      await handling.idle();
      await sender.idle();
    },
    stop: async () => {
      await connection.close();
      await ticker.stop();
      await handling.idle();
      await connection.app.stop();
      await sender.stop();
      await db.close();
    },
  };
}

function directoryOf({ slack, db, clock, log }: AppParts, scopes: ReadonlySet<string>): Directory {
  return slackDirectory({
    db,
    clock,
    quick: lookUpClient(slack, log),
    patient: patientClient(slack, log),
    canReadPins: scopes.has('pins:read'),
    canReadUserGroups: scopes.has('usergroups:read'),
    canReadProfiles: scopes.has('users.profile:read'),
  });
}
