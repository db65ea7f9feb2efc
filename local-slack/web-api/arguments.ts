import { z } from 'zod';
import { parsed } from '../json.ts';

// A form holds nothing but text: the SDK writes true as `true` and anything nested as JSON.

export const text = z.string();

export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1', 'True']).transform(() => true),
  z.enum(['false', '0', 'False']).transform(() => false),
]);

export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a valid integer')
    .transform(Number),
]);

/** Anything nested. What cannot be read as JSON is left as text, for the method to refuse in its own words. */
export const nested = z.unknown().transform((value) => {
  if (typeof value !== 'string') return value;
  const read = parsed(value);
  return read === undefined ? value : read;
});

/** `U1,U2` or a JSON list. */
export const list = nested.pipe(
  z.union([
    z.array(z.string()),
    z.string().transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    ),
  ]),
);

/** Ids are text even where they look like numbers; time stamps come as text or, from JSON, as numbers. */
export const stamp = z.union([z.string(), z.number().transform(String)]);

const everywhere = { token: text.optional(), team_id: text.optional() };

/** A method's arguments. Slack would overlook unknown ones; here they are refused, since each is a slip. */
export function takes<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...everywhere, ...shape });
}
