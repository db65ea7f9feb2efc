import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { actionShape, confirmShape, focusShape, placeholderShape, richOption } from './composition.ts';
import { characters, several } from './texts.ts';

/** Adds an issue at `field` for what is chosen to begin with and is not on offer, character for character. */
export function mustBeOffered(
  issues: { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void },
  field: string,
  chosen: readonly unknown[],
  offered: readonly unknown[],
): void {
  if (chosen.every((option) => offered.some((candidate) => isDeepStrictEqual(candidate, option)))) return;
  issues.addIssue({ code: 'custom', message: `${field} must match an available option`, path: [field] });
}

const shape = { ...actionShape, ...confirmShape, ...focusShape };

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...shape,
    options: several(richOption, 1, 10),
    initial_options: several(richOption, 1, 10).optional(),
  })
  .superRefine((element, issues) =>
    mustBeOffered(issues, 'initial_options', element.initial_options ?? [], element.options),
  );

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...shape,
    options: several(richOption, 1, 10),
    initial_option: richOption.optional(),
  })
  .superRefine((element, issues) =>
    mustBeOffered(
      issues,
      'initial_option',
      element.initial_option === undefined ? [] : [element.initial_option],
      element.options,
    ),
  );

export const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...shape,
  ...placeholderShape,
  initial_date: z.string().refine(isDate, 'must be a date in the form YYYY-MM-DD').optional(),
});

export const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const isZone = (text: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format() !== '';
  } catch {
    return false;
  }
};

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...shape,
  ...placeholderShape,
  initial_time: z.string().refine(isTime, 'must be a time in the form HH:mm').optional(),
  timezone: characters(255).refine(isZone, 'invalid timezone').optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...shape,
  initial_date_time: z
    .int()
    .min(1_000_000_000, 'must have 10 digits')
    .max(9_999_999_999, 'must have 10 digits')
    .optional(),
});
