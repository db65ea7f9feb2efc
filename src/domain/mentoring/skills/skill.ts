import type { SkillId } from '../../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { cleanLine, fold, isBlank, lengthOf } from '../../words.ts';
import { mentoringLimits } from '../mentoring.ts';

/** What people can help with, or want to learn: a word of the community's own list. */
export interface Skill {
  readonly id: SkillId;
  /** As it was first written. */
  readonly name: string;
}

/** A skill as somebody wrote it. */
export interface WrittenSkill {
  readonly name: string;
  /** The same for all its spellings. */
  readonly folded: string;
}

const ACCENTS = /[\u0300-\u036F]/g;
/** Nothing to see, and nothing to hear: how an emoji is drawn, where a line may break. */
const UNSEEN_MARKS = /\p{Default_Ignorable_Code_Point}/gu;
/** What people put between words, or leave out: "Node.js", "node js". A dot between digits means something. */
const BETWEEN = /[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}'"’,:;\/\\·・]|(?<!\d)\.|\.(?!\d)/gv;
const HASHES = /^#+(?=[^#\s])/u;

/** How a skill is written: one line, without `#` before it. */
export function skillName(typed: string): string {
  return cleanLine(typed).replace(HASHES, '');
}

/**
 * One form for all spellings of a skill: case, accents, width, spaces, hyphens and the like do not count. "C", "C++" and "C#" stay three,
 * "Q&A" is not "QA", and an emoji stays itself. Plurals are words of their own: what they are depends on the language.
 */
export function foldSkill(typed: string): string {
  const bare = fold(skillName(typed)).normalize('NFKD').replaceAll(ACCENTS, '').replaceAll(UNSEEN_MARKS, '');
  const even = bare.normalize('NFC').replaceAll('ß', 'ss').replaceAll('ς', 'σ');
  const close = even.replaceAll(BETWEEN, '').replace(HASHES, '').normalize('NFC');
  return [close, even.trim()].find((form) => form !== '') ?? fold(typed);
}

/** A skill, or null where nothing of it can be seen. @throws Refusal `invalid` at the field where it is too long. */
export function writtenSkill(typed: string, field: string): WrittenSkill | null {
  const name = skillName(typed);
  if (isBlank(name)) return null;
  if (lengthOf(name) > mentoringLimits.skill) {
    throw new Refusal(
      'invalid',
      `A skill takes up to ${mentoringLimits.skill} characters. One here is longer. Please name it in a few words.`,
      field,
    );
  }
  return { name, folded: foldSkill(name) };
}

/** Each once, in the order in which they were chosen. @throws Refusal `invalid` at the field where one is too long, or they are too many. */
export function writtenSkills(typed: readonly string[], field: string): WrittenSkill[] {
  const skills = new Map<string, WrittenSkill>();
  for (const one of typed) {
    const skill = writtenSkill(one, field);
    if (skill !== null && !skills.has(skill.folded)) skills.set(skill.folded, skill);
  }
  const most = mentoringLimits.skillsADirection;
  if (skills.size > most) {
    throw new Refusal(
      'invalid',
      `Here is room for ${most} skills. Please take ${skills.size - most} away.`,
      field,
    );
  }
  return [...skills.values()];
}
