import { userGroupId } from '../../../../ids.ts';
import type { UserGroup } from '../../../directory.ts';
import { Refusal } from '../../../refusal.ts';
import { type Program, presets, programs, type Rules } from '../../mentoring.ts';
import { type GroupSize, type MatchingTerms, matchingLimits, type TakingPart } from '../round.ts';
import { type ProfileRule, type profileRules, TAKING_PART, type TypedMatching, usualTerms } from './form.ts';

/** What the terms depend on beside what was typed. */
export interface Known {
  readonly offered: readonly ProfileRule[];
  /** User groups there are; null where they cannot be read. */
  readonly groups: readonly UserGroup[] | null;
}

/** The terms as far as they can be read, for showing the form again; where something is missing or wrong, the usual. */
export function termsShown(typed: TypedMatching, known: Known): MatchingTerms {
  const program = programOf(typed);
  const usual = usualTerms(program, known.offered);
  return {
    ...usual,
    takingPart: partShown(typed, program, known) ?? usual.takingPart,
    preset: presets.find((preset) => preset === typed.preset) ?? usual.preset,
    // A form without any rule to tick still asks for hours.
    rules:
      typed.rules === undefined && typed.hours === undefined ? usual.rules : rulesOf(typed, known.offered),
    groupSize: sizes.find((size) => String(size) === typed.size) ?? usual.groupSize,
    agreement: agreements.find((one) => one === typed.agreement) ?? usual.agreement,
    answerDays: wholeOf(typed.answerDays, 1, 14) ?? usual.answerDays,
    everyWeeks: weeksOf(typed),
  };
}

/** The terms as chosen. @throws Refusal `invalid` at its field. */
export function termsChosen(typed: TypedMatching, known: Known): MatchingTerms {
  const program = programOf(typed);
  for (const rule of typed.rules ?? []) mustBeOffered(rule, known.offered);
  return { ...termsShown(typed, known), takingPart: partChosen(typed, program, known) };
}

/** Which of these rules have no data behind them, in words at the field. */
function mustBeOffered(rule: string, offered: readonly ProfileRule[]): void {
  if (offered.some((known) => known === rule)) return;
  throw new Refusal(
    'invalid',
    'Nobody’s profile says what this rule needs, so it would hold for nobody. Please leave it out.',
    'rules',
  );
}

function partShown(typed: TypedMatching, program: Program, known: Known): TakingPart | null {
  const who = TAKING_PART[program].find((one) => one === typed.who);
  switch (who) {
    case undefined:
      return null;
    case 'opted_in':
      return { who };
    case 'newcomers':
      return { who, days: daysOf(typed) ?? matchingLimits.usualNewcomerDays };
    case 'group': {
      const group = known.groups?.find(({ id }) => id === typed.group);
      return { who, groupId: group?.id ?? NO_GROUP, handle: group?.handle ?? '' };
    }
  }
}

/** Shown where a group is still to be chosen; nobody's id. */
const NO_GROUP = userGroupId.of('S0');

/** Whether a form has a group to show. */
export function isChosen(part: TakingPart): boolean {
  return part.who !== 'group' || part.groupId !== NO_GROUP;
}

function partChosen(typed: TypedMatching, program: Program, known: Known): TakingPart {
  const part = partShown(typed, program, known);
  if (part === null) throw new Refusal('invalid', 'Please choose who takes part.', 'who');
  if (part.who === 'newcomers' && daysOf(typed) === null) {
    throw new Refusal(
      'invalid',
      `Please write a whole number of days, from 1 to ${matchingLimits.mostNewcomerDays}.`,
      'days',
    );
  }
  if (part.who === 'group') mustBeGroup(typed, known);
  return part;
}

function mustBeGroup({ group }: TypedMatching, { groups }: Known): void {
  const id = userGroupId.parse(group);
  if (id === null) throw new Refusal('invalid', 'Please choose a user group.', 'group');
  if (groups === null) {
    throw new Refusal(
      'unavailable',
      'Slack did not show me the user groups in time. Please try again in a minute.',
      'group',
    );
  }
  if (groups.some((known) => known.id === id)) return;
  throw new Refusal('not_found', 'This user group is no longer there. Please choose another.', 'group');
}

const sizes: readonly GroupSize[] = [2, 3, 4];
const agreements = ['both', 'notified'] as const;

function programOf({ program }: TypedMatching): Program {
  return programs.find((known) => known === program) ?? 'mentoring';
}

function rulesOf({ rules = [], hours }: TypedMatching, offered: readonly ProfileRule[]): Rules {
  const has = (rule: (typeof profileRules)[number]) => rules.includes(rule) && offered.includes(rule);
  const minutes = matchingLimits.sharedMinutes.find((count) => String(count) === hours);
  return {
    notManager: has('manager'),
    notSameTeam: has('team'),
    sameLanguage: has('language'),
    leastSharedMinutes: minutes ?? 0,
  };
}

function daysOf({ days }: TypedMatching): number | null {
  return wholeOf(days, 1, matchingLimits.mostNewcomerDays);
}

function weeksOf({ everyWeeks }: TypedMatching): number | null {
  return wholeOf(everyWeeks, 1, matchingLimits.mostWeeks);
}

function wholeOf(text: string | null | undefined, least: number, most: number): number | null {
  if (text === null || text === undefined || !/^\s*\d{1,4}\s*$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}
