import type { KnownBlock } from '@slack/types';
import type { Owed } from './outbox.ts';

/** A message ready to be posted. `text` is what notifications and screen readers say, escaped like mrkdwn. */
export interface Composed {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** Pin it in its channel once it stands; left out where the scope is not held. */
  readonly pin?: true;
}

export interface ToCompose extends Pick<Owed, 'workspaceId' | 'key' | 'subject' | 'to'> {
  /** Whether it stands in Slack already and is to be kept true; else it is about to be said for the first time. */
  readonly stands: boolean;
}

/** Makes the message from what is true now, or null where there is nothing to say any more. May run more than once. */
export type Composer = (owed: ToCompose) => Promise<Composed | null>;

/** By kind of delivery; app.ts gathers them from the features. */
export type Composers = Readonly<Record<string, Composer>>;
