import { createHash } from 'node:crypto';
import type { ChoiceChart } from '../../../charts/chart.ts';
import { drawChart } from '../../../charts/draw.ts';
import { chartInWords } from '../../../charts/in-words.ts';
import type { PictureBlock } from '../../../delivery/composed.ts';
import type { ProgramFigures } from '../../../domain/mentoring/program/figures.ts';
import type { SkillShown } from '../../../domain/mentoring/program/program.ts';
import { cut } from '../../blocks/text.ts';
import { programNames } from '../program-names.ts';
import { fitNames, stepNames } from './words.ts';

/** The longest alternative text, in code points. */
const LONGEST_ALT = 1_900;

/** How far people have come in one program, and what they say of it. */
export function programChart({ program, steps, fits }: ProgramFigures): ChoiceChart {
  return {
    kind: 'choice',
    question: programNames[program],
    choices: [
      ...steps.map(({ step, people }) => ({ label: stepNames[step], count: people })),
      ...fits.map(({ fit, people }) => ({ label: fitNames[fit], count: people })),
    ],
    answers: 0,
    caption: 'People, counted in fives',
  };
}

/** Which skills are wanted more than they are offered. */
export function skillsChart(skills: readonly SkillShown[]): ChoiceChart {
  return {
    kind: 'choice',
    question: 'Skills that more people want to learn than can help with',
    choices: skills.map(({ name, wanted }) => ({ label: name, count: wanted })),
    answers: 0,
    caption: 'People who want to learn it, counted in fives',
  };
}

/** The words stand beside it, so that nothing is said in its place. */
export function pictureOf(chart: ChoiceChart): PictureBlock {
  return {
    type: 'picture',
    picture: {
      // What it shows, and no words of a person.
      name: `program-${createHash('sha256').update(JSON.stringify(chart)).digest('hex').slice(0, 20)}`,
      title: chart.question,
      alt: cut(chartInWords(chart), LONGEST_ALT),
      draw: () => drawChart(chart),
      inWords: [],
    },
  };
}
