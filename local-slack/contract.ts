import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Deeds, Interactions } from './gestures.ts';
import type { Ledger } from './ledger.ts';
import type { Channel, ProfileField, Team, User, UserGroup, World } from './model.ts';
import type { RateLimitOptions } from './rate-limits.ts';
import type { SavedWorld } from './saving.ts';
import type { Plan } from './workings.ts';

export interface LocalSlackOptions {
  /** Shared with the bot: message ts, response_url lifetimes, rate limits and retries follow it. */
  readonly clock: Clock;
  /** The app's manifest, parsed. */
  readonly manifest: unknown;
  /** Which of the manifest's optional scopes the admin granted; default all. */
  readonly grantedOptionalScopes?: readonly string[];
  readonly port?: number;
  /** What the workspace pays for: a free one has no user groups. Default `paid`. */
  readonly plan?: Plan;
  /** A world kept earlier; default a new workspace with nobody in it but Slackbot and the bot. */
  readonly seed?: SavedWorld;
  /** Where the app gets its payloads; default Socket Mode. */
  readonly delivery?: { readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string };
  /** `off`, or other figures; default Slack's. */
  readonly rateLimits?: RateLimitOptions;
  /** Machine time in milliseconds; default 3000 each, as Slack's. */
  readonly deadlines?: { readonly ackMs?: number; readonly triggerMs?: number };
}

export interface NewUser {
  /** The handle, lower case. */
  readonly name: string;
  readonly realName?: string;
  readonly displayName?: string;
  readonly title?: string;
  readonly email?: string;
  /** IANA zone; default Europe/London. */
  readonly tz?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly guest?: 'no' | 'several channels' | 'one channel';
  readonly isBot?: boolean;
  readonly deleted?: boolean;
  /** Default the workspace where the app is installed. */
  readonly teamId?: string;
}

interface NewChannel {
  readonly name: string;
  readonly creator: string;
  readonly members?: readonly string[];
  readonly isPrivate?: boolean;
  readonly withBot?: boolean;
  readonly purpose?: string;
}

export interface NewUserGroup {
  /** Lower case, without @: people, channels and groups share their names. */
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface NewProfileField {
  readonly label: string;
  readonly hint?: string;
  /** Default `text`. */
  readonly type?: ProfileField['type'];
  /** What can be chosen; only with `options_list`. */
  readonly options?: readonly string[];
  readonly isHidden?: boolean;
  /** What stands in it, by person. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Puts people and places there without telling the app: how the world was before. */
export interface Builders {
  addTeam(team: { readonly name: string; readonly domain?: string }): Team;
  addUser(user: NewUser): User;
  addChannel(channel: NewChannel): Channel;
  addUserGroup(group: NewUserGroup): UserGroup;
  /** A field that everybody's profile has from now on. */
  addProfileField(field: NewProfileField): ProfileField;
}

/** A Slack on your own machine, with one workspace that has the app installed. */
export interface LocalSlack extends Builders, Interactions, Deeds {
  readonly url: string;
  /** Ends with /api/: the SDK's slackApiUrl. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly appId: string;
  readonly clock: Clock;
  /** To be read. What people and the app do changes it. */
  readonly world: World;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Someone joins the workspace; the app may hear of it (team_join). */
  welcomeUser(user: NewUser): User;
  /** Open Socket Mode connections. */
  connections(): number;
  activity(): number;
  /** No request in flight, no envelope unacknowledged, no event undelivered. Retries that wait for the clock do not count. */
  idle(): Promise<void>;
  save(): SavedWorld;
  stop(): Promise<void>;
}
