import type { CommunityId, RoundId, SealId, UserGroupId, UserId, WorkspaceId } from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';

/** A feedback round, from its draft to what came of it. */
export interface RoundRow {
  workspace_id: WorkspaceId;
  id: RoundId;
  community_id: CommunityId;
  /** The leader who runs it; passes to another where they are gone. */
  owner_id: UserId;
  title: string;
  template: string;
  state:
    | 'draft'
    | 'planned'
    | 'open'
    | 'closing'
    | 'tallied'
    | 'closed'
    | 'published'
    | 'discarding'
    | 'discarded';
  discarded_because: 'cancelled' | 'too_few' | 'no_reader' | 'key_lost' | 'rested' | null;
  identity: 'named' | 'unlinked' | 'together';
  threshold: number;
  readers: 'leaders' | 'everyone';
  audience: 'channel' | 'chosen' | 'group';
  group_id: UserGroupId | null;
  group_handle: string | null;
  /** Local date and wall time in the community's zone; null: at once. */
  opens_on: string | null;
  opens_time: string | null;
  /** A cache of the two, while it is planned. */
  opens_at: InstantText | null;
  closes_on: string;
  closes_time: string;
  /** Fixed when it opens, so that what people were told stays so. */
  closes_at: InstantText | null;
  /** Whether it was given its three days more. */
  is_extended: Flag;
  reminds: Flag;
  /** Whether each person asked also gets it in their letter. */
  asks_by_letter: Flag;
  every_weeks: number | null;
  /** The same for each round of a repetition; of a single one its own id. */
  series_id: RoundId;
  /** Where its sealed answers are; null where it is not unlinked, or not open. */
  seal_id: SealId | null;
  opened_at: InstantText | null;
  /** When the clock has to look at it again: it opens, is reminded of, closes, or goes on closing. */
  next_step_at: InstantText | null;
  /** How many answered; known when it is closed. */
  answered: number | null;
  created_at: InstantText;
}

export interface RoundQuestionRow {
  workspace_id: WorkspaceId;
  round_id: RoundId;
  position: number;
  /** The same for the same question in each round of a repetition. */
  key: string;
  kind: 'rating' | 'single' | 'multiple' | 'open';
  text: string;
  is_required: Flag;
  /** JSON list of texts; empty for the kinds without. */
  choices: string;
  /** What 1 and 5 stand for. */
  low: string | null;
  high: string | null;
  /** JSON of what may be said of its answers, written at close. See domain/rounds/results/report.ts. */
  figures: string | null;
}

/** Who is asked, and who may read where not everyone may. Of a draft: the people chosen so far. */
export interface RoundPersonRow {
  workspace_id: WorkspaceId;
  round_id: RoundId;
  user_id: UserId;
  part: 'asked' | 'reader';
}

/** An answer that bears its writer's name. */
export interface RoundAnswerRow {
  workspace_id: WorkspaceId;
  round_id: RoundId;
  user_id: UserId;
  /** JSON, see domain/rounds/answers.ts. */
  answers: string;
  written_at: InstantText;
  edited_at: InstantText | null;
}

/** What somebody wrote in answer to an open question, as it may be read. */
export interface RoundCommentRow {
  workspace_id: WorkspaceId;
  /** Random: of answers without a name it is the only order. */
  id: string;
  round_id: RoundId;
  position: number;
  author_id: UserId | null;
  words: string;
  state: 'shown' | 'withheld';
  withheld_because: 'abusive' | 'names_someone' | null;
}
