import type { ChannelId, MessageTs, UserGroupId, UserId, WorkspaceId } from '../ids.ts';

/**
 * What the domain must know from Slack. Implemented in slack/directory.ts, given by app.ts, and never called inside a
 * transaction. @throws Refusal `unavailable` where Slack does not answer in a second and nothing fresh enough is known.
 */
export interface Directory {
  /** Not older than a minute; with `allowOlder`, the last known where Slack does not answer. Null: no such person. */
  person(workspace: WorkspaceId, user: UserId, options?: LookUp): Promise<Person | null>;
  /** Everyone of the workspace, the deactivated too. For jobs: it pages through them all. */
  everyone(workspace: WorkspaceId): Promise<Person[]>;
  channel(workspace: WorkspaceId, channel: ChannelId): Promise<Channel>;
  /** Everyone in the channel, bots included, paged through to the end. The bot must be in it. */
  channelMembers(workspace: WorkspaceId, channel: ChannelId): Promise<UserId[]>;
  /** The direct conversation with a person, opened where it was not; null where Slack does not open it now. */
  openDirect(workspace: WorkspaceId, user: UserId): Promise<ChannelId | null>;
  /**
   * The conversation of 2 to 8 people and the bot, always the same one for the same people; opened where it was not. Opening it
   * tells nobody anything. @throws RangeError where they are fewer or more
   */
  openGroup(workspace: WorkspaceId, users: readonly UserId[]): Promise<GroupOpening>;
  /** Where a message can be read in Slack; null where Slack does not say. */
  permalink(workspace: WorkspaceId, channel: ChannelId, ts: MessageTs): Promise<string | null>;
  /** What people pinned in the channel, newest pin first. Left out where the workspace does not let us read pins. */
  pinned?(workspace: WorkspaceId, channel: ChannelId): Promise<PinnedMessage[]>;
  /**
   * The groups that people can be called with, by name; not older than a minute. None where the workspace's plan has none.
   * Left out where the workspace does not let us read them.
   */
  userGroups?(workspace: WorkspaceId): Promise<UserGroup[]>;
  /**
   * Everyone in the group, wherever else they are; left out with `userGroups`. @throws Refusal `not_found` where it is gone
   * or disabled
   */
  userGroupMembers?(workspace: WorkspaceId, group: UserGroupId): Promise<UserId[]>;
  /**
   * What the workspace added to everybody's profile, in its order; what is hidden there is left out. Not older than a minute.
   * Left out where the workspace does not let us read profiles.
   */
  profileFields?(workspace: WorkspaceId): Promise<ProfileField[]>;
  /**
   * What somebody's profile says, by field; empty ones are missing. Of a `user` field ids of people, with commas between. Left
   * out with `profileFields`.
   */
  profileValues?(
    workspace: WorkspaceId,
    user: UserId,
    options?: Pick<LookUp, 'patiently'>,
  ): Promise<ReadonlyMap<string, string>>;
}

export interface LookUp {
  readonly allowOlder: boolean;
  /** Waits where Slack asks us to go slower, as jobs can and people cannot. */
  readonly patiently?: boolean;
  /** Keeps nothing where we know them as they are: when we asked would say when somebody answered without a name. */
  readonly withoutTrace?: boolean;
}

export interface PinnedMessage {
  readonly ts: MessageTs;
  /** A person, or null where an app wrote it. */
  readonly author: UserId | null;
  /** As it was typed; mentions by name. */
  readonly text: string;
  readonly permalink: string | null;
}

/** What became of opening the conversation of several. */
export type GroupOpening =
  | { readonly is: 'open'; readonly channelId: ChannelId }
  /** Slack did not answer, or asks for patience: later it may. */
  | { readonly is: 'not now' }
  /** `somebody`: one of them has left, or cannot be written to. `not granted`: the workspace does not let us open any. */
  | { readonly is: 'never'; readonly because: 'somebody' | 'not granted' };

export interface ProfileField {
  /** `Xf…` */
  readonly id: string;
  readonly label: string;
  /** `text`: typed, or chosen from a list. */
  readonly type: 'text' | 'user' | 'other';
}

export interface UserGroup {
  readonly id: UserGroupId;
  /** What calls it, without @. */
  readonly handle: string;
  readonly name: string;
  readonly memberCount: number;
}

export interface Person {
  readonly userId: UserId;
  readonly name: string;
  /** IANA zone as Slack has it; null for some strangers. */
  readonly zone: string | null;
  /** `owner`: workspace admin or owner. `outsider`: of another organisation, or a stranger. */
  readonly standing: 'owner' | 'regular' | 'guest' | 'outsider' | 'bot';
  readonly isActive: boolean;
}

export interface Channel {
  readonly channelId: ChannelId;
  readonly name: string;
  readonly creator: UserId | null;
  readonly kind: 'public' | 'private' | 'direct' | 'group';
  readonly isArchived: boolean;
  /** Also open to people of another organisation. */
  readonly isShared: boolean;
  /** Whether the bot is in it. */
  readonly hasBot: boolean;
  readonly memberCount: number;
}
