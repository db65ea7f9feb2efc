import type { ChannelId, CommunityId, MessageTs, UserId } from '../../ids.ts';

/** What a leader may gather from: the home channel's pinned messages that nobody has gathered yet. */
export interface Pins {
  readonly community: { readonly id: CommunityId; readonly name: string; readonly channelId: ChannelId };
  readonly messages: readonly Pin[];
  /** How many more of people's messages are pinned: gathered before, without words, or with nobody to ask. */
  readonly left: number;
}

export interface Pin {
  readonly ts: MessageTs;
  readonly author: UserId;
  readonly authorName: string;
  readonly text: string;
}

/** What became of a gathering. */
export interface Gathered {
  /** Messages whose authors are asked now. */
  readonly asked: number;
  /** The leader's own: to tick them is to say yes. */
  readonly published: number;
  /** Chosen messages that cannot be taken: unpinned since, gathered before, or their author no longer belongs. */
  readonly passedOver: number;
}

/** A modal holds a hundred blocks: one a message, and room for what we say. */
export const MOST_PINS = 90;
