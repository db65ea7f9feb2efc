import type {
  ChannelId,
  CommunityId,
  MatchingGroupId,
  MatchingRoundId,
  PairingId,
  SkillId,
  SuggestionId,
  UserGroupId,
  UserId,
  WorkspaceId,
} from '../ids.ts';
import type { Flag } from './flag.ts';
import type { InstantText } from './instants.ts';

/** The tables of mentoring, in the order of the migrations. */
export interface MentoringTables {
  skills: SkillRow;
  mentor_profiles: MentorProfileRow;
  mentor_skills: MentorSkillRow;
  mentor_languages: MentorLanguageRow;
  mentor_avoids: MentorAvoidRow;
  mentoring_fields: MentoringFieldsRow;
  matching_rounds: MatchingRoundRow;
  matching_people: MatchingPersonRow;
  matching_groups: MatchingGroupRow;
  matching_group_people: MatchingGroupPersonRow;
  matching_forbidden: MatchingForbiddenRow;
  suggestions: SuggestionRow;
  suggestion_people: SuggestionPersonRow;
  pairings: PairingRow;
  pairing_people: PairingPersonRow;
  check_ins: CheckInRow;
}

/** A word of the community's own list for what people can help with, or want to learn. */
export interface SkillRow {
  workspace_id: WorkspaceId;
  id: SkillId;
  community_id: CommunityId;
  /** As it was first written. */
  name: string;
  /** The same for all its spellings. */
  folded: string;
  created_at: InstantText;
}

/** What one member said of themselves, for being matched. */
export interface MentorProfileRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  /** `company`: neither, only a buddy or a peer for coffee. */
  part: 'mentee' | 'mentor' | 'both' | 'company';
  /** How many mentees at a time; 0 is "not now". */
  capacity: number;
  /** From 0, new to it, to 4, more than ten years. */
  experience: number | null;
  hours_a_month: number | null;
  hopes: string | null;
  team: string | null;
  manager_id: UserId | null;
  /** Null while they may be matched. */
  paused_because: 'own' | 'silence' | null;
  /** Suggestions in a row that they let pass. */
  silences: number;
  /** Since when a round left them without anybody; they come first in the next. */
  waits_since: InstantText | null;
  updated_at: InstantText;
}

export interface MentorSkillRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  direction: 'helps' | 'learns';
  skill_id: SkillId;
}

export interface MentorLanguageRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  /** A language code: `pt`. */
  language: string;
}

/** Whom somebody would rather not be matched with. Private: shown to them alone. */
export interface MentorAvoidRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  user_id: UserId;
  avoided_id: UserId;
}

/** Which fields of Slack's profiles say what the team is, and who the manager. */
export interface MentoringFieldsRow {
  workspace_id: WorkspaceId;
  community_id: CommunityId;
  team_field: string | null;
  manager_field: string | null;
}

export interface MatchingRoundRow {
  workspace_id: WorkspaceId;
  id: MatchingRoundId;
  community_id: CommunityId;
  owner_id: UserId;
  program: 'mentoring' | 'buddies' | 'peers' | 'coffee';
  /** `planned`: a repetition whose people were told, or will be, a day ahead. `sending`: its suggestions go out in slices. */
  state: 'matching' | 'proposed' | 'planned' | 'sending' | 'sent' | 'closed' | 'cancelled';
  taking_part: 'opted_in' | 'group' | 'newcomers';
  group_id: UserGroupId | null;
  group_handle: string | null;
  newcomer_days: number | null;
  preset: 'teacher' | 'meeting' | 'horizon';
  not_manager: Flag;
  not_same_team: Flag;
  same_language: Flag;
  /** Working hours that two share, in minutes a day. */
  least_shared_minutes: number;
  /** Of peers and coffee; mentoring and buddies are always 2. */
  group_size: number;
  /** `both`: everyone in it accepts. `notified`: they are told, and may step out. */
  agreement: 'both' | 'notified';
  answer_days: number;
  every_weeks: number | null;
  /** The same for each round of a repetition; of a single one its own id. */
  series_id: MatchingRoundId;
  /** Breaks ties; with it the round can be replayed. */
  seed: string;
  /** Whether only the best candidates of each were looked at. */
  is_cut: Flag;
  /** Whether its certificate was checked: no better matching exists under these rules. */
  is_proven: Flag;
  /** Pairs who would both rather have had each other. */
  blocking_pairs: number | null;
  /** Of a planned one: when it is matched and sent. */
  matches_at: InstantText | null;
  next_step_at: InstantText | null;
  sent_at: InstantText | null;
  created_at: InstantText;
}

/** Who takes part in a round. */
export interface MatchingPersonRow {
  workspace_id: WorkspaceId;
  round_id: MatchingRoundId;
  user_id: UserId;
  part: 'mentor' | 'mentee' | 'both' | 'peer';
  /** Told a day ahead, they sit this one out. */
  skips: Flag;
  /** Of whoever is with nobody: why. See domain/mentoring/matching/left.ts. */
  left_because: string | null;
  /** They had their word: a day ahead that it comes, or afterwards that it left them with nobody. */
  is_told: Flag;
}

/** Some who are proposed to each other: a mentor and a mentee, a pair, or a few peers. */
export interface MatchingGroupRow {
  workspace_id: WorkspaceId;
  id: MatchingGroupId;
  round_id: MatchingRoundId;
  /** 0 to 1,000,000; null where it was put together by hand. */
  score: number | null;
  is_locked: Flag;
  is_sent: Flag;
}

export interface MatchingGroupPersonRow {
  workspace_id: WorkspaceId;
  group_id: MatchingGroupId;
  user_id: UserId;
  part: 'mentor' | 'mentee' | 'peer';
}

/** Two whom the leader does not want together in this round. */
export interface MatchingForbiddenRow {
  workspace_id: WorkspaceId;
  round_id: MatchingRoundId;
  /** The first by id. */
  one_id: UserId;
  other_id: UserId;
}

export interface SuggestionRow {
  workspace_id: WorkspaceId;
  id: SuggestionId;
  community_id: CommunityId;
  /** Null where somebody asked by themselves. */
  round_id: MatchingRoundId | null;
  /** The round whose hard rules it keeps: its own, or the one from which the pairing came that did not fit before it. */
  rules_of: MatchingRoundId | null;
  /** Who chose the other in `/mentor find`; they have said yes by that. */
  asked_by: UserId | null;
  program: 'mentoring' | 'buddies' | 'peers' | 'coffee';
  preset: 'teacher' | 'meeting' | 'horizon';
  state: 'open' | 'agreed' | 'declined' | 'expired' | 'withdrawn';
  expires_at: InstantText;
  /** While it is open: when to remind of it, or to let it expire. */
  next_step_at: InstantText | null;
  created_at: InstantText;
}

export interface SuggestionPersonRow {
  workspace_id: WorkspaceId;
  suggestion_id: SuggestionId;
  user_id: UserId;
  part: 'mentor' | 'mentee' | 'peer';
  /** `gone`: a peer who paused or left while they were asked. The others go on; they have said nothing. */
  answer: 'yes' | 'no' | 'gone' | null;
  /** Private: for their own next suggestions alone. */
  why: 'topic' | 'times' | 'experience' | 'not_now' | 'other' | null;
  why_words: string | null;
  answered_at: InstantText | null;
}

export interface PairingRow {
  workspace_id: WorkspaceId;
  id: PairingId;
  community_id: CommunityId;
  round_id: MatchingRoundId | null;
  suggestion_id: SuggestionId | null;
  program: 'mentoring' | 'buddies' | 'peers' | 'coffee';
  preset: 'teacher' | 'meeting' | 'horizon';
  state: 'running' | 'ended';
  /** The conversation of all of them with us; null until it was opened. */
  channel_id: ChannelId | null;
  introduced_at: InstantText | null;
  /** When they might meet first: suggested, in everyone's working hours. */
  slot_at: InstantText | null;
  began_at: InstantText;
  /** When the closing reflection is asked for; null for coffee. */
  closes_at: InstantText | null;
  /** When the clock has to look at it again. */
  next_step_at: InstantText | null;
  ended_at: InstantText | null;
  ended_because: 'finished' | 'ended' | 'not_a_fit' | 'left' | null;
}

export interface PairingPersonRow {
  workspace_id: WorkspaceId;
  pairing_id: PairingId;
  user_id: UserId;
  part: 'mentor' | 'mentee' | 'peer';
  /** When they stepped out of a group whose others went on. */
  left_at: InstantText | null;
  /** What they say as they end it; kept only until the conversation has it. */
  closing_words: string | null;
  /** Private: shown to them alone. */
  why_ended: string | null;
}

export interface CheckInRow {
  workspace_id: WorkspaceId;
  pairing_id: PairingId;
  user_id: UserId;
  /** From 1, the same for all of one pairing at one time. */
  number: number;
  kind: 'check_in' | 'midway' | 'closing';
  asked_at: InstantText;
  has_met: Flag | null;
  fit: 'good' | 'undecided' | 'not_a_fit' | null;
  /** A reflection: theirs alone, unless they share it. */
  words: string | null;
  answered_at: InstantText | null;
}
