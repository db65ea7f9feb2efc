import { z } from 'zod';
import { blockShape, hasOneSource, pictureShape } from './composition.ts';
import { characters, plainText, webLink } from './texts.ts';

export const image = z
  .strictObject({
    type: z.literal('image'),
    ...blockShape,
    ...pictureShape,
    title: plainText(2000).optional(),
  })
  .refine(hasOneSource, 'must have either image_url or slack_file');

const secureLink = webLink().refine((url) => url.startsWith('https:'), 'must be an https url');

export const video = z.strictObject({
  type: z.literal('video'),
  ...blockShape,
  video_url: secureLink,
  thumbnail_url: webLink(),
  alt_text: characters(2000),
  title: plainText(199),
  title_url: secureLink.optional(),
  author_name: characters(49).optional(),
  provider_name: characters(255).optional(),
  provider_icon_url: webLink().optional(),
  description: plainText(3000).optional(),
});
