import { z } from 'zod';
import { actionShape, confirmShape, linkOption, styleShape } from './composition.ts';
import { characters, link, plainText, several, webLink } from './texts.ts';

const labelShape = {
  text: plainText(75),
  accessibility_label: characters(75).optional(),
};

export const button = z.strictObject({
  type: z.literal('button'),
  ...labelShape,
  ...actionShape,
  ...confirmShape,
  ...styleShape,
  value: characters(2000).optional(),
  url: link().optional(),
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...labelShape,
  ...actionShape,
  ...confirmShape,
  ...styleShape,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webLink(),
      customizable_input_parameters: z
        .array(z.strictObject({ name: characters(255), value: characters(3000, 0) }))
        .optional(),
    }),
  }),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionShape,
  ...confirmShape,
  options: several(linkOption, 1, 5),
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...labelShape,
  ...actionShape,
  ...confirmShape,
  icon: z.literal('trash'),
  value: characters(2000).optional(),
  visible_to_user_ids: z.array(characters(255)).optional(),
});

const feedback = z.strictObject({ ...labelShape, value: characters(2000) });

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionShape,
  positive_button: feedback,
  negative_button: feedback,
});
