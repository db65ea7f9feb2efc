import type { CommunityId, FeedbackId, FeedbackRequestId, UserId, WorkspaceId } from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';

/** What one person wrote to another, with their name. A draft until it is sent. */
export interface FeedbackRow {
  workspace_id: WorkspaceId;
  id: FeedbackId;
  /** Where the two met when it was sent. */
  community_id: CommunityId;
  author_id: UserId;
  reader_id: UserId;
  /** The request that it answers; null where it was not asked for. */
  request_id: FeedbackRequestId | null;
  situation: string;
  behaviour: string;
  impact: string;
  drafted_at: InstantText;
  /** Null while it is a draft, which nobody but its author sees. */
  sent_at: InstantText | null;
  /** From here on its author cannot take it back. */
  opened_at: InstantText | null;
  thanked_at: InstantText | null;
  /** Each may remove what was opened from their own list; when both have, the row goes. */
  is_hidden_from_author: Flag;
  is_hidden_from_reader: Flag;
}

/** Somebody asked somebody for feedback. */
export interface FeedbackRequestRow {
  workspace_id: WorkspaceId;
  id: FeedbackRequestId;
  community_id: CommunityId;
  asker_id: UserId;
  asked_id: UserId;
  /** Null where the asker said nothing, or has removed it. */
  about: string | null;
  asked_at: InstantText;
  /** From here on it waits no longer. */
  expires_at: InstantText;
  /** Known to the asked person alone. */
  declined_at: InstantText | null;
  answered_at: InstantText | null;
  /** When the asker took it back or off their list. It is kept for a while, so that nobody is asked again too soon. */
  removed_at: InstantText | null;
}
