import type { KnownBlock, ModalView } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { ProgramShown } from '../../../domain/mentoring/program/program.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { programNames } from '../program-names.ts';
import { pictureOf, programChart, skillsChart } from './charts.ts';
import { COUNTED, figuresInWords, hasFigures, skillInWords } from './words.ts';

/** `/mentor program`: the figures in words; a window holds no pictures that only its reader may see. */
export function programView(shown: ProgramShown): ModalView {
  const { programs } = shown;
  return {
    type: 'modal',
    title: plain('The program'),
    close: plain('Close'),
    blocks: [
      paragraph(`*${nameOf(shown)}*`),
      ...(hasFigures(shown) ? [] : [paragraph(nothingYet())]),
      ...programs.map((figures) =>
        paragraph(`*${programNames[figures.program]}*\n${figuresInWords(figures)}`),
      ),
      ...skillBlocks(shown),
      aside(COUNTED),
      ...(hasFigures(shown)
        ? [
            buttonRow(
              button('Send me the pictures', ids.mentoring.program.send, { value: shown.communityId }),
            ),
          ]
        : []),
    ],
  };
}

/** The same with a picture of each program, and of the skills. */
export function programMessage(shown: ProgramShown): Composed {
  const { programs, skills } = shown;
  const text = `How mentoring goes in ${nameOf(shown)}`;
  if (!hasFigures(shown)) return { text, blocks: [paragraph(`${text}: ${nothingYet()}`)] };
  return {
    text,
    blocks: [
      paragraph(`*${text}*`),
      ...programs.flatMap((figures) => [
        paragraph(`*${programNames[figures.program]}*\n${figuresInWords(figures)}`),
        pictureOf(programChart(figures)),
      ]),
      ...skillBlocks(shown),
      ...(skills.length === 0 ? [] : [pictureOf(skillsChart(skills))]),
      aside(COUNTED),
    ],
  };
}

function skillBlocks({ skills }: ProgramShown): KnownBlock[] {
  if (skills.length === 0) return [];
  return [
    paragraph(
      ['*Wanted, and hard to find*', ...skills.map((skill) => `• ${skillInWords(skill)}`)].join('\n'),
    ),
  ];
}

function nothingYet(): string {
  return 'Nothing can be shown yet. Figures come when at least five people have been asked or brought together, or want to learn the same.';
}

function nameOf({ communityName }: ProgramShown): string {
  return escapeWords(cut(communityName, 60));
}
