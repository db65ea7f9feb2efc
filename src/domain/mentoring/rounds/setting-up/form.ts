import type { CommunityId, MatchingRoundId } from '../../../../ids.ts';
import { mentoringLimits, type Program } from '../../mentoring.ts';
import { type MatchingTerms, matchingLimits } from '../round.ts';

/** What stands in the form for a matching round. A field that it does not show is undefined. */
export interface TypedMatching {
  readonly program?: string | null | undefined;
  readonly who?: string | null | undefined;
  readonly group?: string | null | undefined;
  readonly days?: string | null | undefined;
  readonly preset?: string | null | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly hours?: string | null | undefined;
  readonly size?: string | null | undefined;
  readonly agreement?: string | null | undefined;
  readonly answerDays?: string | null | undefined;
  readonly everyWeeks?: string | null | undefined;
}

/** Which community a form is for, and the round that it begins: named ahead, so that sending it twice begins one. */
export interface MatchingPlace {
  readonly communityId: CommunityId;
  readonly roundId: MatchingRoundId;
}

/** Rules that need something of people's profiles. */
export const profileRules = ['manager', 'team', 'language'] as const;
export type ProfileRule = (typeof profileRules)[number];

/** The form as it is shown. */
export interface MatchingForm {
  readonly place: MatchingPlace;
  readonly communityName: string;
  readonly terms: MatchingTerms;
  readonly hasGroups: boolean;
  /** Rules with something behind them: the others cannot be chosen. */
  readonly offered: readonly ProfileRule[];
}

/** Who can take part, by what it is for; the first is the usual. */
export const TAKING_PART: Readonly<Record<Program, readonly MatchingTerms['takingPart']['who'][]>> = {
  mentoring: ['opted_in', 'group', 'newcomers'],
  buddies: ['newcomers', 'group'],
  peers: ['opted_in', 'group', 'newcomers'],
  coffee: ['opted_in', 'group', 'newcomers'],
};

/** What a form begins with. */
export function usualTerms(program: Program, offered: readonly ProfileRule[]): MatchingTerms {
  return {
    program,
    takingPart:
      program === 'buddies'
        ? { who: 'newcomers', days: matchingLimits.usualNewcomerDays }
        : { who: 'opted_in' },
    preset: program === 'mentoring' ? 'teacher' : program === 'buddies' ? 'meeting' : 'horizon',
    rules: {
      notManager: program === 'mentoring' && offered.includes('manager'),
      notSameTeam: false,
      sameLanguage: false,
      leastSharedMinutes: 0,
    },
    groupSize: program === 'peers' ? 3 : 2,
    agreement: program === 'mentoring' ? 'both' : 'notified',
    answerDays: mentoringLimits.answerDays,
    everyWeeks: null,
  };
}
