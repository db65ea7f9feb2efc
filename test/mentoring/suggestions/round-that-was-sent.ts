import { writeInstant } from '../../../src/db/instants.ts';
import type { Db } from '../../../src/db/open.ts';
import type { Program } from '../../../src/domain/mentoring/mentoring.ts';
import type { CommunityId, MatchingRoundId, UserId, WorkspaceId } from '../../../src/ids.ts';

interface Sent {
  readonly workspaceId: WorkspaceId;
  readonly id: MatchingRoundId;
  readonly communityId: CommunityId;
  readonly ownerId: UserId;
  readonly program: Program;
  readonly answerDays: number;
}

/** A round among everyone with a profile, without rules, whose suggestions are out. */
export async function addSentRound(db: Db, round: Sent, now: Temporal.Instant): Promise<void> {
  await db.kysely
    .insertInto('matching_rounds')
    .values({
      workspace_id: round.workspaceId,
      id: round.id,
      community_id: round.communityId,
      owner_id: round.ownerId,
      program: round.program,
      state: 'sent',
      taking_part: 'opted_in',
      group_id: null,
      group_handle: null,
      newcomer_days: null,
      preset: 'teacher',
      not_manager: 0,
      not_same_team: 0,
      same_language: 0,
      least_shared_minutes: 0,
      group_size: 2,
      agreement: 'both',
      answer_days: round.answerDays,
      every_weeks: null,
      series_id: round.id,
      seed: 'seed',
      is_cut: 0,
      is_proven: 1,
      blocking_pairs: 0,
      matches_at: null,
      next_step_at: null,
      sent_at: writeInstant(now),
      created_at: writeInstant(now),
    })
    .execute();
}
