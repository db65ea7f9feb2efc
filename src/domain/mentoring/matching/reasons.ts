import type { SkillId, UserId } from '../../../ids.ts';
import type { MatchingPerson, Preset } from '../mentoring.ts';
import { languageName } from '../profiles/languages.ts';
import { inBoth } from './in-both.ts';
import { type MatchedProgram, termsToShow } from './suitability.ts';
import { besides, type TermName } from './terms.ts';

/** Under what the two were found. */
export interface Found {
  readonly program: MatchedProgram;
  readonly preset: Preset;
  /** Working minutes a day in which both work. */
  readonly sharedMinutes: number;
}

/** To whom it is said, and how people and skills are written there: escaped, as mentions or names, however the place wants them. */
export interface Telling {
  /** One of the two; null where it is said about them, as in a leader's preview. */
  readonly to: UserId | null;
  readonly nameOf: (user: UserId) => string;
  /** Undefined for a skill that is gone. */
  readonly skillOf: (skill: SkillId) => string | undefined;
}

/** How a place writes people and words, once for all that is said there. */
export interface Writing {
  readonly nameOf: (user: UserId) => string;
  readonly wordsOf: (words: string) => string;
}

/** @param names of skills, as they were written. */
export function tellingTo(
  to: UserId | null,
  { nameOf, wordsOf }: Writing,
  names: ReadonlyMap<SkillId, string>,
): Telling {
  return {
    to,
    nameOf,
    skillOf: (skill) => {
      const name = names.get(skill);
      return name === undefined ? undefined : wordsOf(name);
    },
  };
}

interface Two extends Found, Telling {
  readonly mentor: MatchingPerson;
  readonly mentee: MatchingPerson;
}

const MOST_REASONS = 3;
const MOST_SKILLS = 3;
/** Less is no reason to meet. */
const WORTH_SAYING_MINUTES = 60;
/** Hours a month are alike from here on: three and four are. */
const ALIKE = 0.75;

/** The sentence that explains each term to a person; null where it has nothing good to say of the two. */
const sentenceOf: Readonly<Record<TermName, (two: Two) => string | null>> = {
  skills: (two) => {
    const { mentor, mentee, to } = two;
    const skills = listed(inBoth(mentor.helps, mentee.learns), two);
    if (skills === null) return null;
    if (to === mentor.userId)
      return `${two.nameOf(mentee.userId)} wants to learn ${skills}, which you offer.`;
    return `${two.nameOf(mentor.userId)} offers ${skills}, which ${to === null ? `${two.nameOf(mentee.userId)} wants` : 'you want'} to learn.`;
  },
  experience: (two) => {
    const { mentor, mentee, to } = two;
    if (mentor.experience === null || mentee.experience === null) return null;
    if (mentor.experience <= mentee.experience) return null;
    const drawing = to === mentee.userId ? 'you' : two.nameOf(mentee.userId);
    return to === mentor.userId
      ? `You have experience that ${drawing} can draw on.`
      : `${two.nameOf(mentor.userId)} has experience that ${drawing} can draw on.`;
  },
  meeting: ({ sharedMinutes, to }) =>
    sharedMinutes < WORTH_SAYING_MINUTES
      ? null
      : `${to === null ? 'They' : 'You'} share ${workingHours(sharedMinutes)} a day.`,
  pace: ({ mentor, mentee, to }) => {
    const [one, other] = [mentor.hoursAMonth ?? 0, mentee.hoursAMonth ?? 0];
    const least = Math.min(one, other);
    if (least === 0 || least / Math.max(one, other) < ALIKE) return null;
    const hours = `${least} ${least === 1 ? 'hour' : 'hours'} a month`;
    return `${both(to)} have ${one === other ? '' : 'at least '}${hours} for it.`;
  },
  language: ({ mentor, mentee, to }) => {
    const languages = inBoth(mentor.languages, mentee.languages).map(languageName);
    return languages.length === 0
      ? null
      : `${both(to)} speak ${and.format(languages.slice(0, MOST_SKILLS))}.`;
  },
  team: ({ mentor, mentee, to }) =>
    mentor.team === null || mentee.team === null
      ? null
      : `${to === null ? 'They' : 'You'} work in different teams, and see different sides of the work.`,
  breadth: (two) => {
    const { mentor, mentee, to } = two;
    const skills = listed(besides(mentor, mentee), two);
    if (skills === null) return null;
    return `${to === mentor.userId ? 'You' : two.nameOf(mentor.userId)} can also help with ${skills}.`;
  },
};

/**
 * Why these two: the at most three sentences whose terms count most (value × weight), most first. None says what does not speak for
 * them, none compares them with others, and none comes of what anybody said in private: reasons for an earlier no change the
 * score, but not which sentences are chosen. May be empty.
 */
export function reasonsFor(
  mentor: MatchingPerson,
  mentee: MatchingPerson,
  found: Found,
  telling: Telling,
): readonly string[] {
  const two = { ...found, ...telling, mentor, mentee };
  return termsToShow(mentor, mentee, found.preset, found.sharedMinutes, found.program)
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share)
    .flatMap(({ name }) => sentenceOf[name](two) ?? [])
    .slice(0, MOST_REASONS);
}

const and = new Intl.ListFormat('en', { type: 'conjunction' });

function listed(skills: readonly SkillId[], { skillOf }: Telling): string | null {
  const words = skills.flatMap((skill) => skillOf(skill) ?? []).slice(0, MOST_SKILLS);
  return words.length === 0 ? null : and.format(words);
}

function both(to: UserId | null): string {
  return to === null ? 'Both' : 'You both';
}

/** To the half hour, downwards: `5 working hours`, `1½ working hours`. */
function workingHours(minutes: number): string {
  const halves = Math.floor(minutes / 30);
  const hours = `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''}`;
  return `${hours} working ${halves === 2 ? 'hour' : 'hours'}`;
}
