import { Refusal } from '../refusal.ts';
import { isZone, WALL_TIME } from '../time.ts';
import { cleanLine, lengthOf, requiredWords } from '../words.ts';
import { checkNorms } from './agreement.ts';
import type { Rhythm } from './community.ts';

/** What a leader says about a community, checked. */
export interface Terms {
  readonly name: string;
  readonly purpose: string;
  readonly zone: string;
  readonly rhythm: Rhythm;
  readonly belonging: 'everyone' | 'joiners';
  readonly guestsBelong: boolean;
  readonly norms: readonly string[];
}

/** The same as typed and chosen in a form. */
export interface TypedTerms {
  readonly name: string | null;
  readonly purpose: string | null;
  readonly zone: string | null;
  readonly weekday: string | null;
  readonly time: string | null;
  readonly belonging: string | null;
  readonly guests: string | null;
  readonly norms: readonly (string | null)[];
}

const LONGEST_NAME = 60;
const LONGEST_PURPOSE = 500;
/** Nothing that comes by itself comes at night, and sending to many takes a while. */
const EARLIEST = '08:00';
const LATEST = '19:30';
/** In a bigger channel, people are not made members without having said so. */
export const MOST_WITHOUT_ASKING = 30;

/** @throws Refusal `invalid` at the field that cannot be taken. */
export function checkTerms(typed: TypedTerms): Terms {
  const purpose = requiredWords(typed.purpose, {
    field: 'purpose',
    most: LONGEST_PURPOSE,
    missing: 'Please say in a line what people want to learn together.',
  });
  return {
    name: checkName(typed.name),
    purpose,
    zone: checkZone(typed.zone),
    rhythm: { weekday: checkWeekday(typed.weekday), time: checkTime(typed.time) },
    belonging: typed.belonging === 'joiners' ? 'joiners' : 'everyone',
    guestsBelong: typed.guests === 'yes',
    norms: checkNorms(typed.norms),
  };
}

function checkName(typed: string | null): string {
  const name = cleanLine(typed ?? '');
  if (name === '') throw new Refusal('invalid', 'Please give the community a name.', 'name');
  if (lengthOf(name) > LONGEST_NAME) {
    throw new Refusal('invalid', `Please keep the name to ${LONGEST_NAME} characters.`, 'name');
  }
  // The name stands in sentences everywhere, so nothing in it may be more than letters.
  if (/[<>]/.test(name)) throw new Refusal('invalid', 'Please leave < and > out of the name.', 'name');
  return name;
}

export function checkZone(typed: string | null): string {
  if (typed === null || !isZone(typed)) {
    throw new Refusal(
      'invalid',
      'We do not know this time zone. Choose one from the list, by its city.',
      'zone',
    );
  }
  return typed;
}

export function checkWeekday(typed: string | null): number {
  if (typed === null || !/^[1-7]$/.test(typed)) {
    throw new Refusal('invalid', 'Please choose a day of the week.', 'weekday');
  }
  return Number(typed);
}

export function checkTime(typed: string | null): string {
  // Text order is time order here.
  if (typed === null || !WALL_TIME.test(typed) || typed < EARLIEST || typed > LATEST) {
    throw new Refusal(
      'invalid',
      `Please choose an hour from ${EARLIEST} to ${LATEST}, such as 10:00.`,
      'time',
    );
  }
  return typed;
}
