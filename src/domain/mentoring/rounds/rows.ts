/** Matching rounds as their rows hold them, and back: no queries. */
import type { Flag } from '../../../db/flag.ts';
import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { MatchingRoundRow } from '../../../db/tables-of-mentoring.ts';
import type { GroupSize, MatchingRound, MatchingTerms, TakingPart } from './round.ts';

export function roundOf(row: MatchingRoundRow): MatchingRound {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    owner: row.owner_id,
    state: row.state,
    terms: termsOf(row),
    seriesId: row.series_id,
    seed: row.seed,
    isCut: row.is_cut === 1,
    isProven: row.is_proven === 1,
    blockingPairs: row.blocking_pairs,
    matchesAt: instantOrNull(row.matches_at),
    nextStepAt: instantOrNull(row.next_step_at),
    sentAt: instantOrNull(row.sent_at),
  };
}

function termsOf(row: MatchingRoundRow): MatchingTerms {
  return {
    program: row.program,
    takingPart: takingPartOf(row),
    preset: row.preset,
    rules: {
      notManager: row.not_manager === 1,
      notSameTeam: row.not_same_team === 1,
      sameLanguage: row.same_language === 1,
      leastSharedMinutes: row.least_shared_minutes,
    },
    groupSize: sizeOf(row.group_size),
    agreement: row.agreement,
    answerDays: row.answer_days,
    everyWeeks: row.every_weeks,
  };
}

function takingPartOf(row: MatchingRoundRow): TakingPart {
  if (row.taking_part === 'group' && row.group_id !== null) {
    return { who: 'group', groupId: row.group_id, handle: row.group_handle ?? '' };
  }
  if (row.taking_part === 'newcomers' && row.newcomer_days !== null) {
    return { who: 'newcomers', days: row.newcomer_days };
  }
  return { who: 'opted_in' };
}

function sizeOf(size: number): GroupSize {
  return size === 3 || size === 4 ? size : 2;
}

/** All of it but its ids and when it was made. */
export function writtenColumns(round: MatchingRound) {
  const { takingPart, preset, rules, groupSize, agreement, answerDays, everyWeeks, program } = round.terms;
  return {
    owner_id: round.owner,
    program,
    state: round.state,
    taking_part: takingPart.who,
    group_id: takingPart.who === 'group' ? takingPart.groupId : null,
    group_handle: takingPart.who === 'group' ? takingPart.handle : null,
    newcomer_days: takingPart.who === 'newcomers' ? takingPart.days : null,
    preset,
    not_manager: flag(rules.notManager),
    not_same_team: flag(rules.notSameTeam),
    same_language: flag(rules.sameLanguage),
    least_shared_minutes: rules.leastSharedMinutes,
    group_size: groupSize,
    agreement,
    answer_days: answerDays,
    every_weeks: everyWeeks,
    seed: round.seed,
    is_cut: flag(round.isCut),
    is_proven: flag(round.isProven),
    blocking_pairs: round.blockingPairs,
    matches_at: textOrNull(round.matchesAt),
    next_step_at: textOrNull(round.nextStepAt),
    sent_at: textOrNull(round.sentAt),
  };
}

export function flag(is: boolean): Flag {
  return is ? 1 : 0;
}

function textOrNull(instant: Temporal.Instant | null): InstantText | null {
  return instant === null ? null : writeInstant(instant);
}

function instantOrNull(text: InstantText | null): Temporal.Instant | null {
  return text === null ? null : readInstant(text);
}
