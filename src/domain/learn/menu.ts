import type { ChannelId, CommunityId } from '../../ids.ts';
import type { Step } from '../checklist/steps.ts';

/** What one person can do where they are. */
export type Menu =
  | MemberMenu
  /** In a community's channel, and may belong to it. */
  | { readonly who: 'joiner'; readonly community: Named }
  /** In a channel without a community, and may set one up. */
  | { readonly who: 'founder' }
  | VisitorMenu
  /** A guest, where guests do not belong. */
  | { readonly who: 'guest' }
  /** Of another organisation. */
  | { readonly who: 'outsider' };

export interface MemberMenu {
  readonly who: 'member' | 'leader';
  readonly community: Named;
  /** The community's channel was archived or has gone, so nothing is asked or posted. */
  readonly isResting: boolean;
  /** They are in a channel that has no community, and may set one up there. */
  readonly maySetUp: boolean;
  /** Of their first-fortnight checklist; null where nothing is left, and for members. */
  readonly nextStep: Step | null;
  readonly mayGather: boolean;
}

/** Someone who belongs to no community and can set none up here. */
export interface VisitorMenu {
  readonly who: 'visitor';
  /** Why not here, in mrkdwn; null on Home, which is no place for one. */
  readonly whyNotHere: string | null;
  /** Public channels whose communities they could join. */
  readonly elsewhere: readonly ChannelId[];
}

interface Named {
  readonly id: CommunityId;
  readonly name: string;
}
