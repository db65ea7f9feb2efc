import { z } from 'zod';
import { blockShape } from './composition.ts';
import { characters, count } from './texts.ts';

const flag = z.boolean().optional();

const styleShape = {
  style: z.strictObject({ bold: flag, code: flag, italic: flag, strike: flag, underline: flag }).optional(),
};
const mentionStyleShape = {
  style: z
    .strictObject({
      bold: flag,
      italic: flag,
      strike: flag,
      highlight: flag,
      client_highlight: flag,
      unlink: flag,
    })
    .optional(),
};
const borderShape = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const id = characters(255);

const text = z.strictObject({
  type: z.literal('text'),
  text: characters(Number.POSITIVE_INFINITY),
  ...styleShape,
});
const link = z.strictObject({
  type: z.literal('link'),
  url: characters(3000),
  text: z.string().optional(),
  unsafe: flag,
  ...styleShape,
});

const piece = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({ type: z.literal('user'), user_id: id, ...mentionStyleShape }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: id, ...mentionStyleShape }),
  z.strictObject({ type: z.literal('channel'), channel_id: id, ...mentionStyleShape }),
  z.strictObject({ type: z.literal('team'), team_id: id, ...mentionStyleShape }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    ...styleShape,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: characters(255),
    unicode: z.string().optional(),
    url: z.string().optional(),
    ...styleShape,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: characters(3000),
    url: characters(3000).optional(),
    fallback: z.string().optional(),
    ...styleShape,
  }),
  z.strictObject({
    type: z.literal('color'),
    value: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a hex color'),
    ...styleShape,
  }),
]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(piece) });

const part = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: count(0, 8).optional(),
    offset: count(0, 10_000).optional(),
    ...borderShape,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(piece), ...borderShape }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [text, link])),
    language: characters(255).optional(),
    ...borderShape,
  }),
]);

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockShape,
  elements: z.array(part),
});

export type RichText = z.infer<typeof richText>;
export type RichTextPart = z.infer<typeof part>;
export type RichTextPiece = z.infer<typeof piece>;
