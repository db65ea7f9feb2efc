import { z } from 'zod';
import { anyText, characters, link, mrkdwnText, plainText, several, webLink } from './texts.ts';

/** What every block may carry. */
export const blockShape = { block_id: characters(255).optional() };
/** What every interactive element may carry. */
export const actionShape = { action_id: characters(255).optional() };
export const focusShape = { focus_on_load: z.boolean().optional() };
export const placeholderShape = { placeholder: plainText(150).optional() };
export const styleShape = { style: z.enum(['primary', 'danger']).optional() };

const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  ...styleShape,
});
export const confirmShape = { confirm: confirm.optional() };

/** Documents disagree whether a value may have 75 or 150 characters; what passes here passes under both. */
const LONGEST_VALUE = 75;

const optionShape = {
  value: characters(LONGEST_VALUE),
  description: plainText(75).optional(),
};

/** An option of a menu. */
export const plainOption = z.strictObject({ text: plainText(75), ...optionShape });
/** An option of checkboxes and radio buttons, which alone may be formatted. */
export const richOption = z.strictObject({
  text: z.discriminatedUnion('type', [plainText(75), mrkdwnText(75)]),
  ...optionShape,
  description: anyText(75).optional(),
});
/** An option of an overflow menu, which alone may lead somewhere. */
export const linkOption = z.strictObject({ text: plainText(75), ...optionShape, url: link().optional() });

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: several(plainOption, 1, 100),
});

export const dispatchShape = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: several(z.enum(['on_enter_pressed', 'on_character_entered']), 1, 2),
    })
    .optional(),
};

export const conversationFilter = z
  .strictObject({
    include: several(z.enum(['im', 'mpim', 'private', 'public']), 1, 4).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'filter must not be empty');

const FILE_ID = /^F[A-Z0-9]{8,}$/;

const slackFile = z
  .strictObject({
    id: z.string().regex(FILE_ID, 'input must match regex pattern: ^[F][A-Z0-9]{8,}$').optional(),
    url: webLink().optional(),
  })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), 'must have either id or url');

/** Where a picture comes from: exactly one of two. */
export const pictureShape = {
  alt_text: characters(2000),
  image_url: webLink().optional(),
  slack_file: slackFile.optional(),
};

export function hasOneSource(picture: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (picture.image_url === undefined) !== (picture.slack_file === undefined);
}

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...pictureShape })
  .refine(hasOneSource, 'must have either image_url or slack_file');

export type PlainOption = z.infer<typeof plainOption>;
