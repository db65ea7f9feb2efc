import type { UserId } from '../../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { cleanLine, optionalWords } from '../../words.ts';
import { mentoringLimits, wishedParts } from '../mentoring.ts';
import { type WrittenSkill, writtenSkills } from '../skills/skill.ts';
import { isLanguage } from './languages.ts';
import { experienceLevels, hoursOffered, type MentorProfile } from './profile.ts';

/** A profile as it was filled in. */
export interface TypedProfile {
  readonly wants: string | null;
  /** Names, known or new. */
  readonly helps: readonly string[];
  readonly learns: readonly string[];
  readonly capacity: string | null;
  readonly experience: string | null;
  readonly languages: readonly string[];
  readonly hours: string | null;
  readonly hopes: string | null;
  /** Left out, like the next, where the form did not ask for it, since Slack says it. */
  readonly team?: string | null;
  readonly managerId?: UserId | null;
  readonly avoids: readonly UserId[];
}

/** What is left to find out of a profile: which of its skills are on the list. */
export interface CheckedProfile
  extends Omit<MentorProfile, 'helps' | 'learns' | 'pausedBecause' | 'team' | 'managerId'> {
  readonly helps: readonly WrittenSkill[];
  readonly learns: readonly WrittenSkill[];
  readonly team: string | null | undefined;
  readonly managerId: UserId | null | undefined;
}

/** @throws Refusal `invalid` at the field that cannot be taken: `wants`, `helps`, `learns`, `capacity`, `experience`, … */
export function checkProfile(typed: TypedProfile, self: UserId): CheckedProfile {
  const wants = wishedParts.find((part) => part === typed.wants);
  if (wants === undefined) throw refused('Please choose what you would like.', 'wants');
  return {
    wants,
    helps: writtenSkills(typed.helps, 'helps'),
    learns: writtenSkills(typed.learns, 'learns'),
    capacity:
      wholeOf(typed.capacity, 'capacity', (count) => count <= mentoringLimits.mentees) ??
      refuse(`Please choose a number from 0 to ${mentoringLimits.mentees}.`, 'capacity'),
    experience: wholeOf(typed.experience, 'experience', (level) => level < experienceLevels),
    languages: checkLanguages(typed.languages),
    hoursAMonth: wholeOf(typed.hours, 'hours', (hours) => hoursOffered.includes(hours)),
    hopes: optionalWords(typed.hopes, { field: 'hopes', most: mentoringLimits.hopes }),
    team:
      typed.team === undefined
        ? undefined
        : optionalWords(cleanLine(typed.team ?? ''), { field: 'team', most: mentoringLimits.team }),
    managerId:
      typed.managerId === self
        ? refuse('This is you. Please choose your manager, or leave it empty.', 'manager')
        : typed.managerId,
    avoids: checkAvoids(typed.avoids, self),
  };
}

function checkLanguages(typed: readonly string[]): string[] {
  const languages = [...new Set(typed)].sort();
  if (!languages.every(isLanguage)) throw refused('Please choose languages from the list.', 'languages');
  const most = mentoringLimits.languages;
  if (languages.length > most) throw refused(`Here is room for ${most} languages.`, 'languages');
  return languages;
}

function checkAvoids(typed: readonly UserId[], self: UserId): UserId[] {
  const avoids = [...new Set(typed)].sort();
  if (avoids.includes(self)) throw refused('This is you. Please take your own name out.', 'avoids');
  const most = mentoringLimits.avoids;
  if (avoids.length > most) throw refused(`Here is room for ${most} people.`, 'avoids');
  return avoids;
}

/** A whole number that came from a menu of ours; null where nothing was chosen. */
function wholeOf(typed: string | null, field: string, isOurs: (value: number) => boolean): number | null {
  if (typed === null) return null;
  const value = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  return isOurs(value) ? value : refuse('Please choose one from the list.', field);
}

function refuse(message: string, field: string): never {
  throw refused(message, field);
}

function refused(message: string, field: string): Refusal {
  return new Refusal('invalid', message, field);
}
