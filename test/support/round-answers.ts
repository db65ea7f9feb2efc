import type { Filled } from '../../src/domain/rounds/answering/checking.ts';
import { templateQuestions } from '../../src/domain/rounds/drafting/template-questions.ts';
import type { TemplateName } from '../../src/domain/rounds/templates.ts';

/** What this member writes, found nowhere else. */
export function markerOf(number: number): string {
  return `marker-of-${number}-${'x'.repeat(number * 7)}`;
}

/** Their answers to the questions of a template: their own words to the open ones, and different ratings. */
export function filledFor(number: number, template: TemplateName): Filled {
  return new Map(
    templateQuestions(template).map(({ position, kind }): [number, string | readonly string[]] => {
      if (kind === 'open') return [position, `${markerOf(number)} ${position}`];
      return kind === 'rating' ? [position, String(1 + (number % 5))] : [position, ['0']];
    }),
  );
}
