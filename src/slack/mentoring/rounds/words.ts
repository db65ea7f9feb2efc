import { presetWords } from '../../../domain/mentoring/matching/suitability.ts';
import type { Program } from '../../../domain/mentoring/mentoring.ts';
import type { HardRule, WhyLeft } from '../../../domain/mentoring/rounds/proposal.ts';
import type { MatchingTerms, TakingPart } from '../../../domain/mentoring/rounds/round.ts';
import { escapeWords } from '../../blocks/text.ts';

/** What those are called whom a round brings together: `3 pairings`, `one group`. */
export function groupsInWords({ program, groupSize }: MatchingTerms, count: number): string {
  const [one, many] =
    program === 'peers' || groupSize > 2
      ? ['group', 'groups']
      : program === 'coffee'
        ? ['pair', 'pairs']
        : ['pairing', 'pairings'];
  if (count === 0) return `no ${many}`;
  return count === 1 ? `one ${one}` : `${count.toLocaleString('en')} ${many}`;
}

export function peopleInWords(count: number): string {
  return count === 1 ? 'one person' : `${count.toLocaleString('en')} people`;
}

/** `every week`, `every 4 weeks`. */
export function rhythmWords(weeks: number): string {
  return weeks === 1 ? 'every week' : `every ${weeks} weeks`;
}

const RULE: Readonly<Record<HardRule, string>> = {
  manager: 'nobody with their own manager',
  team: 'nobody from the same team',
  language: 'a language in common',
  hours: 'working hours in common',
};

/** What a round is matched by, in mrkdwn. */
export function termsInWords(terms: MatchingTerms): string {
  const { rules, takingPart, everyWeeks, preset, program } = terms;
  const kept = [
    ...(rules.notManager ? [RULE.manager] : []),
    ...(rules.notSameTeam ? [RULE.team] : []),
    ...(rules.sameLanguage ? [RULE.language] : []),
    ...(rules.leastSharedMinutes > 0
      ? [`at least ${hoursInWords(rules.leastSharedMinutes)} a day in common`]
      : []),
  ];
  return [
    `Takes part: ${partInWords(terms.program, takingPart)}.`,
    ...(program === 'mentoring' || program === 'buddies'
      ? [`Counts most: ${presetWords[preset].name.toLowerCase()}.`]
      : ['Those who share least meet first, and nobody meets twice before all have met.']),
    ...(kept.length === 0 ? [] : [`Always: ${kept.join(', ')}.`]),
    ...(everyWeeks === null ? [] : [`Comes again ${rhythmWords(everyWeeks)}.`]),
  ].join(' ');
}

export function hoursInWords(minutes: number): string {
  return minutes === 60 ? 'one working hour' : `${minutes / 60} working hours`;
}

function partInWords(program: Program, part: TakingPart): string {
  switch (part.who) {
    case 'opted_in':
      return 'everyone with a profile who is not paused';
    case 'group':
      return program === 'buddies'
        ? `members in @${escapeWords(part.handle)}, with buddies from the others`
        : `members in @${escapeWords(part.handle)}`;
    case 'newcomers':
      return part.days === 1 ? 'who joined since yesterday' : `who joined in the last ${part.days} days`;
  }
}

/** What *Send* does, before and after it. */
export function sendingInWords({ program, agreement, answerDays }: MatchingTerms): string {
  const days = answerDays === 1 ? 'one day' : `${answerDays} days`;
  if (agreement === 'notified') {
    return 'I open a conversation for each of them and introduce them. Whoever would rather not steps out there with one tap.';
  }
  return program === 'mentoring' || program === 'buddies'
    ? `I ask both, each by direct message, and they have ${days}. Only when both have said yes do I bring them together.`
    : `I ask each by direct message, and they have ${days}. I bring together who says yes.`;
}

/** Why somebody is with nobody, and what would change it. */
export function whyLeftInWords(why: WhyLeft): string {
  switch (why.because) {
    case 'nobody offers it':
      return 'Nobody in this round offers what they look for. A mentor who does would help, or another wish.';
    case 'cannot be suggested':
      return 'Cannot be suggested to anybody who is there. Another mentor would help.';
    case 'no room':
      return 'Everybody they could have has no room left. One place more would help.';
    case 'rules':
      return why.rule === null
        ? 'The rules of this round keep them from everybody who is left.'
        : `A rule keeps them from everybody who is left: ${RULE[why.rule]}. Without it there would be somebody.`;
    case 'alone':
      return 'Nobody else takes part.';
    case 'odd one':
      return 'Everybody they may be with has company already. One person more would help.';
    case 'taken apart':
      return 'You have taken them apart. *Match again* looks for somebody else.';
    case 'gone':
      return 'Whoever they were to be with is not there any more.';
    case 'not needed':
      return 'Has room, and nobody needs it in this round.';
  }
}
