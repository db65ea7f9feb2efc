import { reconcileChanged } from '../domain/communities/members/following.ts';
import type { Ask } from './runner.ts';

/** Communities that were just set up in a big channel, woke, or now take other people get their members without waiting a day. */
export const followChangedCommunities: Ask = reconcileChanged;
