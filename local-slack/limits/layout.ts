import { z } from 'zod';
import { button, overflow, workflowButton } from './buttons.ts';
import { checkboxes, datepicker, datetimepicker, radioButtons, timepicker } from './choices.ts';
import { blockShape, imageElement } from './composition.ts';
import { selects } from './selects.ts';
import { anyText, characters, mrkdwnText, plainText, several } from './texts.ts';
import { richTextInput, typed } from './typing.ts';

const choosers = [checkboxes, radioButtons, datepicker, timepicker, ...selects] as const;

const accessory = z.discriminatedUnion('type', [button, workflowButton, overflow, imageElement, ...choosers]);

const actionElement = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  datetimepicker,
  richTextInput,
  ...choosers,
]);

const inputElement = z.discriminatedUnion('type', [datetimepicker, ...choosers, ...typed]);

export const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockShape,
    text: anyText(3000).optional(),
    fields: several(anyText(2000), 1, 10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'must have text or fields');

export const header = z.strictObject({ type: z.literal('header'), ...blockShape, text: plainText(150) });

export const divider = z.strictObject({ type: z.literal('divider'), ...blockShape });

export const context = z.strictObject({
  type: z.literal('context'),
  ...blockShape,
  elements: several(z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwnText(3000)]), 1, 10),
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockShape,
  elements: several(actionElement, 1, 25),
});

export const input = z.strictObject({
  type: z.literal('input'),
  ...blockShape,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...blockShape,
  text: characters(12_000),
});

export type InputElement = z.infer<typeof inputElement>;
export type ActionElement = z.infer<typeof actionElement>;
export type Accessory = z.infer<typeof accessory>;
export type Section = z.infer<typeof section>;
export type Input = z.infer<typeof input>;
