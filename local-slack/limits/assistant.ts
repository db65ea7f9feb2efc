import { z } from 'zod';
import { feedbackButtons, iconButton } from './buttons.ts';
import { blockShape } from './composition.ts';
import { richText } from './rich-text.ts';
import { characters, several, webLink } from './texts.ts';

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockShape,
  elements: several(z.discriminatedUnion('type', [feedbackButtons, iconButton]), 1, 5),
});

const source = z.strictObject({ type: z.literal('url'), url: webLink(), text: characters(3000) });

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockShape,
  task_id: characters(255),
  title: characters(3000),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(source).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

export const plan = z.strictObject({
  type: z.literal('plan'),
  ...blockShape,
  title: characters(3000),
  tasks: several(taskCard, 1, 50).optional(),
});
