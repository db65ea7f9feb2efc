import type { Choice } from '../gestures.ts';
import type { Block } from '../limits/blocks.ts';
import type { StateValues } from '../model.ts';
import type { Deed } from './deed.ts';
import type { Inspection } from './inspection.ts';
import type { TourStep } from './tour.ts';

// What page and server say to each other over one WebSocket. Types only, so that the page carries nothing of the server.

export type { Deed } from './deed.ts';

/** Each deed is answered under its own id. */
export interface FromPage {
  readonly id: number;
  readonly deed: Deed;
}

export type ToPage =
  | { readonly is: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly is: 'changes'; readonly sections: Partial<Sections> };

export type Answer =
  | { readonly how: 'done' }
  /** A conversation was opened. */
  | { readonly how: 'opened'; readonly channelId: string }
  | { readonly how: 'options'; readonly options: readonly Choice[] }
  /** What was typed is not taken; said where it was typed, in Slack's words. */
  | { readonly how: 'not taken'; readonly error: string }
  /** The form stays open, and says why. */
  | { readonly how: 'refused' }
  /** The app did not answer in time, or not at all: in Slack's words. */
  | { readonly how: 'failed'; readonly error: string };

/** What one person sees, in parts that change on their own. A part is sent whole when it has changed. */
export interface Sections {
  readonly me: { readonly userId: string; readonly zone: string };
  readonly beginning: BeginningShown;
  readonly app: AppShown;
  readonly people: readonly PersonShown[];
  readonly places: readonly PlaceShown[];
  /** More of the place that is open. */
  readonly about: PlaceAbout | null;
  readonly conversation: ConversationShown | null;
  readonly thread: ConversationShown | null;
  /** The one on top last. */
  readonly modals: readonly ViewShown[];
  readonly home: ViewShown | null;
  /** Null where this window does not inspect. */
  readonly inspection: Inspection | null;
  /** Empty where there is no tour. */
  readonly tour: readonly TourStep[];
  /** Up to when time is going on just now, an instant in ISO 8601; null where it goes as everywhere. */
  readonly goesOnUntil: string | null;
  /** How far the clock of this Slack is ahead of the machine's, in milliseconds. */
  readonly clockAheadMs: number;
}

export interface BeginningShown {
  /** Another one in a workspace that has begun again: what this browser remembers is of the one before. */
  readonly id: string;
  /** Whether the page may have it begin again. */
  readonly canBeginAgain: boolean;
}

export interface AppShown {
  readonly name: string;
  readonly botUserId: string;
  readonly teamName: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly hint: string;
  }[];
  readonly shortcuts: readonly ShortcutShown[];
  readonly hasHome: boolean;
  readonly hasMessages: boolean;
}

export interface ShortcutShown {
  readonly name: string;
  readonly type: 'message' | 'global';
  readonly callbackId: string;
  readonly description: string;
}

export interface PersonShown {
  readonly userId: string;
  readonly name: string;
  readonly handle: string;
  readonly title: string;
  readonly zone: string | null;
  /** Somebody to be, unlike apps and Slack’s own helper. */
  readonly isPerson: boolean;
  readonly isHere: boolean;
}

export interface PlaceShown {
  readonly channelId: string;
  /** Without `#`; of direct messages the others' names. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly purpose: string;
  readonly members: number;
  readonly isMember: boolean;
  readonly isArchived: boolean;
  /** Those in a direct conversation, this person left out. */
  readonly others: readonly string[];
  /** The ts of the newest message by somebody else; empty where there is none. */
  readonly newestTs: string;
  /** How many messages came after what the page told as read; a hundred may be more. */
  readonly unread: number;
  /** How many of them call this person, or everybody. */
  readonly mentions: number;
}

export interface PlaceAbout {
  readonly channelId: string;
  readonly memberIds: readonly string[];
  /** In the order of pinning. */
  readonly pins: readonly { readonly by: string; readonly message: MessageShown }[];
}

export interface ConversationShown {
  readonly channelId: string;
  readonly threadTs: string | null;
  /** Oldest first. */
  readonly messages: readonly MessageShown[];
  /** Whether older ones are left out. */
  readonly hasOlder: boolean;
}

export interface MessageShown {
  readonly channelId: string;
  readonly ts: string;
  readonly userId: string;
  readonly text: string;
  /** Null for what Slack cannot show. Without blocks the text is shown. */
  readonly blocks: readonly (Block | null)[];
  /** What this person has chosen in its menus. */
  readonly values: StateValues;
  readonly isEdited: boolean;
  /** Seen by this person only. */
  readonly isEphemeral: boolean;
  readonly files: readonly FileShown[];
  readonly reactions: readonly { readonly name: string; readonly count: number; readonly isMine: boolean }[];
  readonly replies: number;
  readonly lastReplyTs: string | null;
}

export interface FileShown {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly bytes: number;
  readonly altText: string;
  readonly isMine: boolean;
  readonly content: FileContent;
}

/** What can be shown of a file. `lost`: its bytes were too many to be kept when this Slack was stopped. */
export type FileContent =
  | { readonly is: 'picture' | 'other' | 'lost' | 'deleted' }
  /** Its first lines, and whether there are more. */
  | { readonly is: 'text'; readonly words: string; readonly isWhole: boolean };

export interface ViewShown {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  /** The labels of its buttons; null where there is none. */
  readonly submit: string | null;
  readonly close: string | null;
  readonly isSubmitDisabled: boolean;
  readonly blocks: readonly (Block | null)[];
  readonly values: StateValues;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | null;
}
