import { z } from 'zod';
import { actionShape, dispatchShape, focusShape, placeholderShape } from './composition.ts';
import { richText } from './rich-text.ts';
import { characters, count, lengthOf, several } from './texts.ts';

const shape = { ...actionShape, ...dispatchShape, ...focusShape, ...placeholderShape };

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...shape,
    initial_value: characters(3000, 0).optional(),
    multiline: z.boolean().optional(),
    min_length: count(0, 3000).optional(),
    max_length: count(1, 3000).optional(),
  })
  .superRefine((input, issues) => {
    const { min_length: least = 0, max_length: most = 3000 } = input;
    if (least > most)
      issues.addIssue({ code: 'custom', message: 'must not exceed max_length', path: ['min_length'] });
    if (input.initial_value !== undefined && lengthOf(input.initial_value) > most)
      issues.addIssue({
        code: 'custom',
        message: `must be less than ${most + 1} characters`,
        path: ['initial_value'],
      });
  });

const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...shape,
  initial_value: characters(3000, 0).optional(),
});

const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...shape,
  initial_value: characters(3000, 0).optional(),
});

const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number written as a string');

const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...shape,
    is_decimal_allowed: z.boolean(),
    initial_value: numeral.optional(),
    min_value: numeral.optional(),
    max_value: numeral.optional(),
  })
  .superRefine((input, issues) => {
    const least = Number(input.min_value ?? -Infinity);
    const most = Number(input.max_value ?? Infinity);
    const initial = Number(input.initial_value ?? Number.NaN);
    if (least > most)
      issues.addIssue({ code: 'custom', message: 'must not exceed max_value', path: ['min_value'] });
    if (initial < least || initial > most)
      issues.addIssue({
        code: 'custom',
        message: 'must be within min_value and max_value',
        path: ['initial_value'],
      });
  });

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...shape,
  initial_value: richText.optional(),
  min_lines: count(1, 100).optional(),
  max_lines: count(1, 100).optional(),
});

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionShape,
  filetypes: several(characters(255), 1, 100).optional(),
  max_files: count(1, 10).optional(),
});

export const typed = [plainTextInput, emailInput, urlInput, numberInput, richTextInput, fileInput] as const;
