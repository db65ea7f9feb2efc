import type { JsonObject } from './json.ts';

/** A block as the app sent it, with the block_id (and action_ids) that Slack adds where the app gave none. */
export type Block = JsonObject & { readonly type: string; readonly block_id: string };

export interface Team {
  readonly id: string;
  name: string;
  domain: string;
}

export interface User {
  readonly id: string;
  readonly teamId: string;
  /** The handle: lower case, without @. */
  name: string;
  realName: string;
  displayName: string;
  title: string;
  email: string | null;
  /** IANA zone; null for bots. */
  tz: string | null;
  /** What stands in the fields that the workspace added to profiles, by field. */
  profile: Record<string, string>;
  isAdmin: boolean;
  isOwner: boolean;
  /** A guest of some channels. */
  isRestricted: boolean;
  /** A guest of one channel; then also isRestricted. */
  isUltraRestricted: boolean;
  readonly isBot: boolean;
  readonly botId: string | null;
  readonly appId: string | null;
  deleted: boolean;
  /** Unix seconds. */
  updated: number;
}

/** A field that the workspace's admins added to everybody's profile. */
export interface ProfileField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** `user`: ids of people, with commas between. */
  readonly type: 'text' | 'user' | 'options_list';
  /** What can be chosen, where that is told. */
  readonly options: readonly string[];
  isHidden: boolean;
}

type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface Channel {
  readonly id: string;
  readonly teamId: string;
  name: string;
  previousNames: string[];
  readonly kind: ChannelKind;
  readonly isGeneral: boolean;
  /** Unix seconds. */
  readonly created: number;
  readonly creator: string;
  topic: string;
  purpose: string;
  isArchived: boolean;
  /** Teams that share it by Slack Connect, besides its own. */
  sharedWith: string[];
  /** In the order of joining. */
  members: string[];
  /** The ts of pinned messages with who pinned them, oldest first. */
  pinned: Pin[];
}

interface Pin {
  readonly ts: string;
  readonly by: string;
  /** Unix seconds. */
  readonly at: number;
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: JsonObject;
}

interface Reaction {
  readonly name: string;
  users: string[];
}

export interface Message {
  readonly ts: string;
  readonly channelId: string;
  /** The thread's first message, which carries its own ts once it has replies; null outside threads. */
  threadTs: string | null;
  readonly subtype: string | null;
  readonly userId: string;
  readonly botId: string | null;
  readonly appId: string | null;
  /** Slack's mrkdwn, escaped. */
  text: string;
  blocks: Block[];
  attachments: JsonObject[];
  metadata: Metadata | null;
  reactions: Reaction[];
  edited: { readonly by: string; readonly ts: string } | null;
  files: string[];
  /** The ts of the replies below it, oldest first. */
  replies: string[];
  /** A reply that is shown in the channel too. */
  readonly isBroadcast: boolean;
}

/** Seen by one person only, until the page is loaded anew; changed and taken away only by response_url. */
export interface Ephemeral {
  readonly ts: string;
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs: string | null;
  text: string;
  blocks: Block[];
}

/** What has been filled in, as Slack reports it: by block_id, then by action_id. */
export type StateValues = Record<string, Record<string, JsonObject>>;

export interface View {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  blocks: Block[];
  callbackId: string;
  privateMetadata: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  submitDisabled: boolean;
  hash: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** What the person has filled in so far. */
  values: StateValues;
  /** Shown at the inputs, by block_id, after a submission that the app refused. */
  errors: Record<string, string>;
  /** What Slack itself says when the app did not answer, or answered wrongly. */
  trouble: string | null;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly altText: string;
  readonly userId: string;
  title: string;
  /** Unix seconds. */
  readonly created: number;
  mimetype: string;
  /** waiting: bytes missing · uploaded: bytes there · complete: may be shared · deleted: its messages say so. */
  stage: 'waiting' | 'uploaded' | 'complete' | 'deleted';
  /** Slack looks at what an app uploaded for a moment; until then it has no type and cannot be drawn. Milliseconds since the epoch. */
  usableFrom: number;
  /** By channel: the ts of the messages that show it. */
  shares: Record<string, string[]>;
  /** Whether somebody put it into a form of the app's, which may read it then. */
  isGivenToApp: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly teamId: string;
  /** What it is for: `Mentors’ guild`. */
  name: string;
  /** What calls it: lower case, without @. */
  handle: string;
  users: string[];
  /** Unix seconds. */
  readonly created: number;
  updated: number;
  /** Since when nobody can be called with it, in Unix seconds; 0 where they can. */
  disabled: number;
}

/** The installed app with what it may do. */
export interface InstalledApp {
  readonly id: string;
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  scopes: string[];
  installed: boolean;
}

/** Everything there is. Plain data, so that it can be kept in a file; all that changes it lives in other files. */
export interface World {
  readonly counters: { ids: number /** Micro-seconds of the last ts. */; lastTs: string };
  readonly teamId: string;
  /** Where this Slack is served: files have their addresses there. */
  readonly url: string;
  readonly app: InstalledApp;
  readonly teams: Map<string, Team>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** By channel, then by ts, oldest first. */
  readonly messages: Map<string, Map<string, Message>>;
  /** Oldest first. */
  ephemerals: Ephemeral[];
  /** By person: the open modals, the one on top last. */
  readonly modals: Map<string, View[]>;
  /** By person. */
  readonly homes: Map<string, View>;
  /** What has been chosen in a message's menus, by person and message: `U1 C1 1700000000.000100`. */
  readonly messageValues: Map<string, StateValues>;
  readonly files: Map<string, SlackFile>;
  /** The bytes of files, by file. Missing before they came, after a file was deleted, and where they were too many to keep. */
  readonly contents: Map<string, Uint8Array>;
  readonly userGroups: Map<string, UserGroup>;
  readonly profileFields: Map<string, ProfileField>;
}
