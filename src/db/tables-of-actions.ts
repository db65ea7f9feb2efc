import type { ActionItemId, CommunityId, RoundId, UserId, WorkspaceId } from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';

/** What somebody will do by a day. */
export interface ActionItemRow {
  workspace_id: WorkspaceId;
  id: ActionItemId;
  community_id: CommunityId;
  text: string;
  owner_id: UserId;
  /** Local date in the community's zone. */
  due_on: string;
  /** Where it came from: `own` is what somebody wrote down. Others name with it what they came from, and what was said there. */
  origin_kind: 'own' | 'round';
  origin_id: RoundId | null;
  origin_note: string | null;
  made_by: UserId;
  made_at: InstantText;
  /** How many messages there have been about it: the next one is named by the next number. */
  messages: number;
  /** Which of them told its owner that somebody gave it to them; null where nobody did. */
  given_message: number | null;
  /** The owner's local date on which they are reminded next; null where they have been twice. */
  remind_on: string | null;
  /** Whether somebody was asked what becomes of it, since its owner has left. */
  is_ownerless_told: Flag;
  state: 'open' | 'done' | 'dropped';
  /** Who said last that it is done or dropped, and when. */
  settled_by: UserId | null;
  settled_at: InstantText | null;
  /** Why it was dropped. */
  reason: string | null;
}
