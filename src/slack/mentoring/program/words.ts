import type { Fit, ProgramFigures, Step } from '../../../domain/mentoring/program/figures.ts';
import type { ProgramShown, SkillShown } from '../../../domain/mentoring/program/program.ts';
import { cut, escapeWords } from '../../blocks/text.ts';

export const stepNames: Readonly<Record<Step, string>> = {
  asked: 'Were asked, or asked somebody',
  accepted: 'Said yes',
  together: 'Were brought together',
  met: 'Have met',
};

export const fitNames: Readonly<Record<Fit | 'rest', string>> = {
  good: 'It is good',
  undecided: 'Undecided',
  not_a_fit: 'Not a fit',
  rest: 'Undecided, or not a fit',
};

export const COUNTED =
  'Figures count people, in fives: 15 stands for 15 to 19. Left out is what fewer than five people did, or all but a few.';

/** Whether there is anything to draw. */
export function hasFigures({ programs, skills }: ProgramShown): boolean {
  return programs.length > 0 || skills.length > 0;
}

/** Mrkdwn. */
export function figuresInWords({ steps, fits }: ProgramFigures): string {
  const taken = steps.map(({ step, people }) => `${stepNames[step]}: ${people}`);
  const said = fits.map(({ fit, people }) => `${fitNames[fit]}: ${people}`);
  return [...taken, ...(said.length === 0 ? [] : [`What they say of it: ${said.join(' · ')}`])].join('\n');
}

/** Mrkdwn; the skill is a person's words. */
export function skillInWords({ name, wanted, offered }: SkillShown): string {
  return `${escapeWords(cut(name, 80))}: ${wanted} want to learn it, ${offeredInWords(offered)}`;
}

function offeredInWords(offered: SkillShown['offered']): string {
  if (offered === 0) return 'nobody who can help with it has room';
  return offered === 'few' ? 'fewer than five can help and have room' : `${offered} can help and have room`;
}
