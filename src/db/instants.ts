declare const brand: unique symbol;

/** UTC, ISO 8601, exactly three decimals (`2026-03-01T09:00:00.000Z`), so that the order of texts is the order of time. */
export type InstantText = string & { readonly [brand]: 'InstantText' };

/** The only way an instant gets into a table. Cuts to whole milliseconds. */
export function writeInstant(instant: Temporal.Instant): InstantText {
  return instant.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' }) as InstantText;
}

export function readInstant(text: InstantText): Temporal.Instant {
  return Temporal.Instant.from(text);
}
