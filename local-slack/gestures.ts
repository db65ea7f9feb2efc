import type { EnvelopeType } from './envelope-type.ts';
import type { JsonObject } from './json.ts';
import type { Channel, Message, SlackFile } from './model.ts';

/** What the app did with something sent to it that it has to acknowledge. */
export type Answered =
  | { readonly how: 'acked'; readonly response: unknown }
  /** The deadline passed. Slack tells the person that it did not work. */
  | { readonly how: 'timeout' }
  /** No connection, or an HTTP error. */
  | { readonly how: 'unreachable' };

/** Where a control stands. A message may be an ephemeral one of that person. */
export type Place =
  | { readonly message: { readonly channelId: string; readonly ts: string } }
  | { readonly view: string }
  | 'home';

/** Names a control; `blockId` only where the same action_id stands in several blocks. */
export interface Control {
  readonly actionId: string;
  readonly blockId?: string;
}

/**
 * What is put into a control: text, number or date as a string; of selects the chosen option's value; several as a
 * list; files by the ids of what they uploaded; rich text as its object; null clears it. Buttons take none.
 */
export type FieldValue = string | readonly string[] | JsonObject | null;

export interface Choice {
  readonly text: string;
  readonly value: string;
}

export type OptionsAnswered =
  | { readonly how: 'acked'; readonly options: readonly Choice[] }
  | { readonly how: 'timeout' | 'unreachable' | 'malformed' };

export type Submitted =
  /** Slack's own client refused: required inputs, lengths. The app heard nothing. By block_id. */
  | { readonly how: 'refused'; readonly errors: Readonly<Record<string, string>> }
  | {
      readonly how: 'acked';
      readonly response: unknown;
      /** What became of the modal. `trouble`: the answer was not one that Slack takes. */
      readonly became: 'closed' | 'cleared' | 'updated' | 'pushed' | 'errors' | 'trouble';
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly how: 'timeout' | 'unreachable' };

/** Thrown where Slack's own client would not let a person do this. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/** What people do in Slack's client that the app must acknowledge. Each resolves when it has, or the deadline passed. */
export interface Interactions {
  /** `text` as typed, `/command` included. */
  sendCommand(userId: string, channelId: string, text: string): Promise<Answered>;
  /** Uses a control outside of input blocks: presses a button, chooses in a menu. */
  clickBlock(userId: string, place: Place, control: Control, value?: FieldValue): Promise<Answered>;
  /** Puts a value into an input of a modal or Home; null unless the input reports each change (dispatch_action). */
  fillIn(userId: string, viewId: string, control: Control, value: FieldValue): Promise<Answered | null>;
  /** Types into a menu whose options the app supplies. What it offered can be chosen then. */
  requestOptions(userId: string, place: Place, control: Control, typed: string): Promise<OptionsAnswered>;
  submitView(userId: string, viewId: string): Promise<Submitted>;
  /** Cancel: back to the view below. With `all`, the cross: everything closes. Null unless notify_on_close. */
  closeView(userId: string, viewId: string, options?: { readonly all?: boolean }): Promise<Answered | null>;
  runGlobalShortcut(userId: string, callbackId: string): Promise<Answered>;
  runMessageShortcut(userId: string, callbackId: string, channelId: string, ts: string): Promise<Answered>;
  /** Any payload at all, as if Slack had sent it: for what forgers try. */
  forge(kind: EnvelopeType, payload: JsonObject): Promise<Answered>;
}

/** What people do that the app may hear of as events. Done at once; the events follow (`idle()` waits for them). */
export interface Deeds {
  /** Text as typed: `@handle`, `#channel` and links become what Slack makes of them, `& < >` are escaped. */
  postAsUser(userId: string, channelId: string, text: string, options?: { threadTs?: string }): Message;
  editAsUser(userId: string, channelId: string, ts: string, text: string): void;
  deleteAsUser(userId: string, channelId: string, ts: string): void;
  /** Uploads a file, as Slack's client does before it is sent. Only they see it until it is shared, or given in a form. */
  uploadFile(userId: string, file: { readonly name: string; readonly bytes: Uint8Array }): SlackFile;
  /** Sends a message with files that they have uploaded. */
  shareFiles(
    userId: string,
    channelId: string,
    fileIds: readonly string[],
    options?: { text?: string; threadTs?: string },
  ): Message;
  /** Deletes a file of their own wherever it is shown. */
  deleteFile(userId: string, fileId: string): void;
  react(userId: string, channelId: string, ts: string, emoji: string): void;
  unreact(userId: string, channelId: string, ts: string, emoji: string): void;
  pin(userId: string, channelId: string, ts: string): void;
  unpin(userId: string, channelId: string, ts: string): void;
  join(userId: string, channelId: string): void;
  leave(userId: string, channelId: string): void;
  /** Adds people (or the bot) to a channel. */
  invite(byUserId: string, channelId: string, userIds: readonly string[]): void;
  /** Takes someone (or the bot) out of a channel. */
  kick(byUserId: string, channelId: string, userId: string): void;
  createChannel(userId: string, channel: { name: string; isPrivate?: boolean }): Channel;
  /** The conversation of these people: a DM of two, a group DM of more. */
  openConversation(userIds: readonly string[]): Channel;
  archive(userId: string, channelId: string): void;
  unarchive(userId: string, channelId: string): void;
  rename(userId: string, channelId: string, name: string): void;
  /** Slack says so in the channel. */
  setTopic(userId: string, channelId: string, topic: string): void;
  deleteChannel(userId: string, channelId: string): void;
  /** Slack Connect: `teamId` takes part from now on. With `newId` the channel's id changes too. Returns the id. */
  convertToShared(channelId: string, teamId: string, options?: { newId?: boolean }): string;
  deactivate(userId: string): void;
  reactivate(userId: string): void;
  setZone(userId: string, zone: string): void;
  setGuest(userId: string, guest: 'no' | 'several channels' | 'one channel'): void;
  setAdmin(userId: string, isAdmin: boolean): void;
  setName(userId: string, names: { realName?: string; displayName?: string }): void;
  /** Fills in a field of somebody's profile; of a field for people, with their ids. An empty value empties it. */
  setProfileField(userId: string, fieldId: string, value: string): void;
  /** These are in the user group from now on, and nobody else. */
  setUserGroupMembers(groupId: string, userIds: readonly string[]): void;
  /** Nobody can be called with it any more; who is in it stays known. */
  disableUserGroup(groupId: string): void;
  enableUserGroup(groupId: string): void;
  /** Opens the app's Home or Messages tab. */
  openHome(userId: string, tab?: 'home' | 'messages'): void;
  /** Loads the page anew: ephemeral messages are gone. */
  reload(userId: string): void;
  /** Takes the app out of the workspace: its tokens are dead from now on. */
  uninstall(): void;
}
