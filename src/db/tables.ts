import type { Generated } from 'kysely';
import type { ChannelId, CommunityId, DeliveryId, MessageTs, ShareId, UserId, WorkspaceId } from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';
import type { ActionItemRow } from './tables-of-actions.ts';
import type { FeedbackRequestRow, FeedbackRow } from './tables-of-feedback.ts';
import type { MentoringTables } from './tables-of-mentoring.ts';
import type {
  LeaderReflectionRow,
  PromptRow,
  QuestionRow,
  ReflectionRow,
  SealedWeekRow,
  WeekRow,
} from './tables-of-reflections.ts';
import type {
  RoundAnswerRow,
  RoundCommentRow,
  RoundPersonRow,
  RoundQuestionRow,
  RoundRow,
} from './tables-of-rounds.ts';
import type { SealedBoxRow, SealRow } from './tables-of-sealing.ts';

/** Row types of every table, one interface a table, in the order of the migrations. */
export interface Tables extends MentoringTables {
  workspaces: WorkspaceRow;
  people: PersonRow;
  seen_inputs: SeenInputRow;
  deliveries: DeliveryRow;
  job_runs: JobRunRow;
  communities: CommunityRow;
  norms: NormRow;
  members: MemberRow;
  checklist_steps: ChecklistStepRow;
  channel_inviters: ChannelInviterRow;
  shares: ShareRow;
  share_tags: ShareTagRow;
  share_uses: ShareUseRow;
  share_saves: ShareSaveRow;
  share_answers: ShareAnswerRow;
  gathered_messages: GatheredMessageRow;
  library_entries: LibraryEntryRow;
  library_words: LibraryWordRow;
  letter_parts: LetterPartRow;
  direct_channels: DirectChannelRow;
  questions: QuestionRow;
  weeks: WeekRow;
  prompts: PromptRow;
  reflections: ReflectionRow;
  seals: SealRow;
  sealed_boxes: SealedBoxRow;
  rounds: RoundRow;
  round_questions: RoundQuestionRow;
  round_people: RoundPersonRow;
  round_answers: RoundAnswerRow;
  round_comments: RoundCommentRow;
  action_items: ActionItemRow;
  feedback_requests: FeedbackRequestRow;
  feedback: FeedbackRow;
  sealed_weeks: SealedWeekRow;
  leader_reflections: LeaderReflectionRow;
}

export interface WorkspaceRow {
  workspace_id: WorkspaceId;
  name: string;
  bot_user_id: UserId;
  installed_at: InstantText;
  /** Version of the time zone data with which instants were last computed: `2026c`. */
  zone_data: string | null;
}

/** What Slack last said of a person, and which community they used last. */
export interface PersonRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  name: string;
  zone: string | null;
  standing: 'owner' | 'regular' | 'guest' | 'outsider' | 'bot';
  is_active: Flag;
  looked_up_at: InstantText;
  last_community_id: CommunityId | null;
}

/** One row for each input of a person that changed something, so that its second arrival changes nothing. */
export interface SeenInputRow {
  workspace_id: WorkspaceId;
  input_key: string;
  /** The handling that acted on it: it may make several changes, another may make none. */
  handling_id: string;
  seen_at: InstantText;
}

/** One message that should stand in Slack, and how far we are with it. See delivery/outbox.ts and delivery/progress.ts. */
export interface DeliveryRow {
  workspace_id: WorkspaceId;
  id: DeliveryId;
  /** Names the occurrence: `share:<id>`. Unique in the workspace, so that nothing is owed twice. */
  key: string;
  kind: string;
  /** JSON object of ids that the composer needs. Never words of a person. */
  subject: string;
  /** Exactly one of the two is set. */
  to_user_id: UserId | null;
  to_channel_id: ChannelId | null;
  /** Key of the delivery in whose thread this one goes. */
  thread_of_key: string | null;
  /** The thread it goes to: of a message that someone else wrote, or of our own once that stands. */
  thread_ts: MessageTs | null;
  /** When something is to be done about it; null while nothing is, so that settled rows cost the sender nothing. */
  due_at: InstantText | null;
  not_after: InstantText | null;
  state: 'owed' | 'sending' | 'unsure' | 'sent' | 'failed' | 'skipped' | 'removed';
  /** The message is composed from what is true when it is sent; it is sent again while wanted > shown. */
  wanted_revision: number;
  shown_revision: number;
  /** What the post carries whose outcome is not known yet. */
  sending_revision: number | null;
  is_withdrawn: Flag;
  /** Claims since the last that came to something. */
  attempts: number;
  /** Another for each claim: whoever holds no longer the one in the row may record nothing. */
  lease_token: string | null;
  lease_until: InstantText | null;
  /** When the post was begun whose outcome is not known yet. */
  unsure_since: InstantText | null;
  /** A person's direct conversation is noted here before the post; the timestamp says that it stands. */
  posted_channel_id: ChannelId | null;
  posted_ts: MessageTs | null;
  pin: 'wanted' | 'done' | null;
  /** JSON of its pictures by name, with the files that Slack keeps of them; null while it has none. See delivery/album.ts. */
  pictures: string | null;
  /** What is to be done next about one of them; null while nothing is. */
  picture_step: PictureStep | null;
  sent_at: InstantText | null;
  /** Slack's or our own short code of what went wrong last. */
  failure: string | null;
  /** Whether leaders have been told that it is stuck. */
  is_told: Flag;
  created_at: InstantText;
}

/** Its bytes are to be sent; that they are whole is to be said; Slack has to have looked at it; it is to be deleted. */
export type PictureStep = 'upload' | 'complete' | 'check' | 'unload';

/** The last occurrence of a scheduled job that was claimed: a tick cannot run it twice. */
export interface JobRunRow {
  job: string;
  claimed_for: InstantText;
}

export interface CommunityRow {
  workspace_id: WorkspaceId;
  id: CommunityId;
  /** The home channel. One community a channel. */
  channel_id: ChannelId;
  channel_name: string;
  is_private: Flag;
  name: string;
  purpose: string;
  zone: string;
  /** ISO: 1 is Monday. */
  prompt_weekday: number;
  /** Wall time in `zone`, or in the member's own: `10:00`. */
  prompt_time: string;
  belonging: 'everyone' | 'joiners';
  guests_belong: Flag;
  state: 'active' | 'resting';
  /** Why it rests: the channel was archived, deleted, opened to another organisation, or the bot was removed. */
  resting_because: 'archived' | 'deleted' | 'removed' | 'shared' | null;
  norms_looked_at: InstantText;
  /** When members were last compared with the channel; null where that is to be done soon. */
  members_looked_at: InstantText | null;
  /** Since when the owners know that nobody leads it. */
  leaderless_since: InstantText | null;
  set_up_by: UserId;
  created_at: InstantText;
  /** Whether it asks a question each week. */
  asks_weekly: Flag;
  /** When its week turns next: a cache of its zone and rhythm; null where it does not. */
  next_week_at: InstantText | null;
  /** Whether that is to be computed again, because something that it depends on has changed. */
  is_week_stale: Flag;
}

export interface NormRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  position: number;
  text: string;
}

export interface MemberRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  role: 'leader' | 'member';
  /** `left`: no longer in the channel; `stepped_out`: in the channel, but chose not to belong. */
  state: 'belongs' | 'left' | 'stepped_out';
  since: InstantText;
  /** Own choices; null means as the community has it (zone: as Slack has it). */
  zone: string | null;
  prompt_weekday: number | null;
  prompt_time: string | null;
  is_paused: Flag;
  /** Local date, inclusive: `2026-03-01`. */
  away_until: string | null;
  /** ISO week: `2026-W10`. */
  skipped_week: string | null;
  /** Where my shares go unless I say otherwise. */
  share_place: 'channel' | 'library';
  /** Who may read my reflections unless I say otherwise. */
  reflection_visibility: 'private' | 'community';
  /** ISO weekdays on which questions may come: `12345`. Never empty. */
  working_days: string;
  every_weeks: 1 | 2 | 4;
  /** Was silent for three weeks and offered less; asked nothing until they say otherwise. */
  is_quiet: Flag;
  /** The last ISO week whose question is dealt with: asked, or there was none. */
  asked_week: string | null;
  /** An hour that came before this was not theirs yet: they joined, woke or resumed later. */
  prompts_from: InstantText;
  /** ISO week in which they last answered, declined or chose anything about questions; null while they have not. */
  spoke_week: string | null;
  /** When they are asked next: a cache of zone, rhythm and choices; null where they are not. */
  next_prompt_at: InstantText | null;
  is_prompt_stale: Flag;
}

/** Who was seen adding the bot to a channel. */
export interface ChannelInviterRow {
  workspace_id: WorkspaceId;
  channel_id: ChannelId;
  user_id: UserId;
  at: InstantText;
}

export interface ChecklistStepRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  step: string;
  state: 'done' | 'dismissed';
  at: InstantText;
}

export interface ShareRow {
  workspace_id: WorkspaceId;
  id: ShareId;
  community_id: CommunityId;
  /** Credit goes to the author; `saved_by` is who put it in (often the same). */
  author_id: UserId | null;
  /** Set instead of `author_id` for what was imported. */
  source_name: string | null;
  saved_by: UserId;
  kind: 'insight' | 'mistake' | 'experiment' | 'changed_mind' | 'resource' | 'question';
  title: string | null;
  learned: string;
  how_to_use: string | null;
  link: string | null;
  /** Experiment: what I expect, and the local date when I look again. */
  expected: string | null;
  look_again_on: string | null;
  outcome: string | null;
  /** Changed my mind: what I used to think (`learned` holds what I think now). */
  used_to_think: string | null;
  /** The message it was saved from; never set from a private place. */
  source_permalink: string | null;
  place: 'channel' | 'library';
  /** `asked`: waits for its author's yes; nobody but saver and author sees it. */
  state: 'asked' | 'published';
  helpfulness: number;
  learned_at: InstantText;
  created_at: InstantText;
  edited_at: InstantText | null;
  /** Digest of an imported entry, so that importing again changes nothing. */
  import_key: string | null;
}

export interface ShareTagRow {
  workspace_id: WorkspaceId;
  share_id: ShareId;
  community_id: CommunityId;
  /** Folded for comparing; `label` is as first written. */
  tag: string;
  label: string;
}

export interface ShareUseRow {
  workspace_id: WorkspaceId;
  share_id: ShareId;
  user_id: UserId;
  what_changed: string | null;
  at: InstantText;
}

export interface ShareSaveRow {
  workspace_id: WorkspaceId;
  share_id: ShareId;
  user_id: UserId;
  at: InstantText;
}

export interface ShareAnswerRow {
  workspace_id: WorkspaceId;
  share_id: ShareId;
  position: number;
  author_id: UserId;
  text: string;
  /** The reply in the share's thread: one reply is one answer. */
  reply_ts: MessageTs;
  permalink: string | null;
  marked_by: UserId;
  at: InstantText;
}

/** What search needs of a published share beside its words, which each engine keeps its own way: see db/search-engine.ts. */
export interface LibraryEntryRow {
  /** Grows, so that its order is the order of arrival. A text from PostgreSQL. */
  id: Generated<number | string>;
  workspace_id: WorkspaceId;
  share_id: ShareId;
  community_id: CommunityId;
  author_id: UserId | null;
  kind: ShareRow['kind'];
  learned_at: InstantText;
  /** Copied from the share, whose row is too wide to be read for each of a thousand candidates. */
  helpfulness: Generated<number>;
}

/** Each word that stands in a community's library, for guessing what a mistyped one meant. */
export interface LibraryWordRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  word: string;
  letters: number;
}

/** A pinned message whose author was asked, whatever the answer. */
export interface GatheredMessageRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  message_ts: MessageTs;
  gathered_by: UserId;
  at: InstantText;
}

/** Something a feature has to say to a person unasked; it joins the one letter of their day. See delivery/letters.ts. */
export interface LetterPartRow {
  workspace_id: WorkspaceId;
  /** Became the id of the letter that it opened, if it opened one at once. */
  id: DeliveryId;
  /** Names the occurrence, as a delivery's key does. */
  key: string;
  kind: string;
  /** JSON object of ids that the composer needs. Never words of a person. */
  subject: string;
  user_id: UserId;
  /** IANA: where the person's days pass. */
  zone: string;
  /** ISO weekdays on which it may come: `12345`. */
  weekdays: string;
  /** 1 where its hour is the person's own choice: others wait for it, and it stands first. */
  is_timed: Flag;
  due_at: InstantText;
  not_after: InstantText | null;
  /** `over`: taken back, or no longer worth saying. */
  state: 'waits' | 'joined' | 'over';
  letter_key: string | null;
  created_at: InstantText;
}

/** The direct conversation with a person, so that it need not be opened again for each message. */
export interface DirectChannelRow {
  workspace_id: WorkspaceId;
  user_id: UserId;
  /** Null while it is only wanted. */
  channel_id: ChannelId | null;
  /** When opening it was last tried in vain. */
  tried_at: InstantText | null;
}
