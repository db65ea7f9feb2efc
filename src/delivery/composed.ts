import type { KnownBlock } from '@slack/types';
import type { Owed } from './outbox.ts';

/** A message as a feature makes it. `text` is what notifications and screen readers say, escaped like mrkdwn. */
export interface Composed {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | PictureBlock)[];
  /** Pin it in its channel once it stands; left out where the scope is not held. */
  readonly pin?: true;
}

/** Where a picture stands in a message. */
export interface PictureBlock {
  readonly type: 'picture';
  readonly picture: Picture;
}

/** A picture that is drawn for a message: uploaded once, then shown by the file that Slack keeps. */
export interface Picture {
  /** Names it in its message, and what it shows: one that shows something else has another name. Never words of a person. */
  readonly name: string;
  /** Becomes the name of the file. Plain text. */
  readonly title: string;
  /** Says what it shows: 1 to 2,000 code points, plain text. */
  readonly alt: string;
  /** A PNG. Called only until Slack has it. */
  readonly draw: () => Promise<Uint8Array>;
  /** What stands in its place where Slack takes no pictures: the same in words. */
  readonly inWords: readonly KnownBlock[];
}

/** A message as Slack is given it. */
export interface Sendable {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface ToCompose extends Pick<Owed, 'workspaceId' | 'key' | 'subject' | 'to'> {
  /** Whether it stands in Slack already and is to be kept true; else it is about to be said for the first time. */
  readonly stands: boolean;
}

/** Makes the message from what is true now, or null where there is nothing to say any more. May run more than once. */
export type Composer = (owed: ToCompose) => Promise<Composed | null>;

/** By kind of delivery; app.ts gathers them from the features. */
export type Composers = Readonly<Record<string, Composer>>;
