import type { CommunityId, QuestionId, ReflectionId, SealId, UserId, WorkspaceId } from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';

/** A question of a community's bank. Retired ones stay, so that they can come back. */
export interface QuestionRow {
  workspace_id: WorkspaceId;
  id: QuestionId;
  community_id: CommunityId;
  theme: string;
  audience: 'everyone' | 'leaders';
  text: string;
  /** For telling duplicates. */
  folded: string;
  /** Its place in the order of its theme. */
  position: number;
  state: 'active' | 'retired';
  /** In weeks; one that comes into the bank begins where the least asked stand. */
  times_asked: number;
  created_at: InstantText;
}

/** A community's reflection week, with the question as it was asked. */
export interface WeekRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  /** ISO week of the community's zone: `2026-W10`. */
  week: string;
  theme: string;
  question_id: QuestionId;
  question: string;
  /** The version that leaders get; null where the theme has none. */
  leader_question_id: QuestionId | null;
  leader_question: string | null;
  /** The leader who chose the question; null where it was the rotation. */
  picked_by: UserId | null;
  /** When the first member was asked or the week's post was owed; null while it is only planned. */
  begun_at: InstantText | null;
  closes_at: InstantText | null;
  /** When the summary was owed. Answers after this are welcome and miss it. */
  closed_at: InstantText | null;
  /** What a leader heard and will do. */
  heard: string | null;
  doing: string | null;
  heard_by: UserId | null;
  heard_at: InstantText | null;
}

/** A question asked of a member. Whether it was answered, `reflections` says. */
export interface PromptRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  /** ISO week of the member's local date. */
  week: string;
  theme: string;
  question_id: QuestionId;
  question: string;
  /** Whether they took another question instead, which can be done once. */
  is_swapped: Flag;
  asked_at: InstantText;
  declined_at: InstantText | null;
  /** When they are reminded; null where they are not, or have been. */
  remind_at: InstantText | null;
}

/** A member's answer: one a week and community. */
export interface ReflectionRow {
  workspace_id: WorkspaceId;
  id: ReflectionId;
  community_id: CommunityId;
  user_id: UserId;
  week: string;
  theme: string;
  question: string;
  words: string;
  visibility: 'private' | 'community';
  /** How often it was put into the week's thread: names the message. */
  times_shared: number;
  written_at: InstantText;
  edited_at: InstantText | null;
}

/** A week in which answers without a name are offered. */
export interface SealedWeekRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  week: string;
  /** `new`: nothing is sealed yet. `open`: takes answers. `closing`: takes none. `read`: its key is to be destroyed. `settled`: it is. */
  state: 'new' | 'open' | 'closing' | 'read' | 'settled';
  /** Named before there is a key, so that no key is ever unknown. Null once it is destroyed. */
  seal_id: SealId | null;
  /** `shown`: leaders may read the words. `unread`: too few answered, or nobody could read them. `lost`: they could not be opened. */
  outcome: 'shown' | 'unread' | 'lost' | null;
  /** How many, known when the week has closed. */
  answered: number | null;
}

/** What somebody answered without their name, once its week has closed. */
export interface LeaderReflectionRow {
  workspace_id: WorkspaceId;
  /** Of chance, and so is the order of the rows. */
  id: string;
  community_id: CommunityId;
  week: string;
  words: string;
}
