import { z } from 'zod';

/** Slack counts characters as Unicode code points: a flag is two, most emoji one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** A string of `least` to `most` code points. */
export function characters(most: number, least = 1) {
  return z.string().superRefine((text, issues) => {
    const length = lengthOf(text);
    if (length > most) issues.addIssue(`must be less than ${most + 1} characters`);
    if (length < least) issues.addIssue(`must be more than ${least - 1} characters`);
  });
}

export function plainText(most: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: characters(most),
    emoji: z.boolean().optional(),
  });
}

export function mrkdwnText(most: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: characters(most),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(most: number) {
  return z.discriminatedUnion('type', [plainText(most), mrkdwnText(most)]);
}

/** A link with a scheme, as browsers know it. */
export function link(most = 3000) {
  return characters(most).refine((text) => URL.canParse(text), 'invalid url');
}

export function webLink(most = 3000) {
  return characters(most).refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be a valid http or https url',
  );
}

/** A whole number within both bounds, which are allowed themselves. */
export function count(least: number, most: number) {
  return z.int().min(least, `must be no less than ${least}`).max(most, `must be no more than ${most}`);
}

/** An array of `least` to `most` items. */
export function several<Item extends z.ZodType>(item: Item, least: number, most: number) {
  return z
    .array(item)
    .min(least, `no fewer than ${least} items allowed`)
    .max(most, `no more than ${most} items allowed`);
}

export type AnyText = z.infer<ReturnType<typeof anyText>>;
