import { z } from 'zod';
import { button } from './buttons.ts';
import { blockShape, imageElement } from './composition.ts';
import { actions, context, divider, header, section } from './layout.ts';
import { image, video } from './pictures.ts';
import { richText } from './rich-text.ts';
import { table } from './tables.ts';
import { anyText, mrkdwnText, plainText, several } from './texts.ts';

export const card = z
  .strictObject({
    type: z.literal('card'),
    ...blockShape,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwnText(150).optional(),
    subtitle: mrkdwnText(150).optional(),
    body: mrkdwnText(200).optional(),
    subtext: mrkdwnText(200).optional(),
    actions: several(button, 1, 3).optional(),
  })
  .refine(
    ({ hero_image, title, body, actions: buttons }) =>
      [hero_image, title, body, buttons].some((part) => part !== undefined),
    'must have hero_image, title, body or actions',
  );

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...blockShape,
  elements: several(card, 1, 10),
});

export const alert = z.strictObject({
  type: z.literal('alert'),
  ...blockShape,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

export const container = z
  .strictObject({
    type: z.literal('container'),
    ...blockShape,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    icon: imageElement.optional(),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
    child_blocks: several(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        header,
        image,
        richText,
        section,
        table,
        video,
      ]),
      1,
      10,
    ),
  })
  .refine(
    (block) => block.title !== undefined || block.rich_text_title !== undefined,
    'must have title or rich_text_title',
  )
  .refine(
    (block) => block.default_collapsed !== true || block.is_collapsible === true,
    'default_collapsed needs is_collapsible',
  );
