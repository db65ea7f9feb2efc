import { mentoringLimits, type Program } from '../mentoring.ts';

/** When the clock has to do with a pairing again, and what it does then: pure. Days are of 24 hours; letters come by day anyway. */

const DAY = 24;
const CHECK_IN_AFTER = { hours: mentoringLimits.checkInEveryWeeks * 7 * DAY };
const WEEK = { hours: 7 * DAY };

/** When a program is over that begins then; null for coffee, which ends by itself a week after it was asked about. */
export function closingFrom(program: Program, begins: Temporal.Instant): Temporal.Instant | null {
  const weeks = mentoringLimits.weeks[program];
  return weeks === null ? null : begins.add({ hours: weeks * 7 * DAY });
}

/**
 * When to ask next, counted from the last asking and not from the beginning: whatever was missed while we were down, or while the
 * community rested, is not made up. A question that would come less than a week before the close is left out.
 */
export function nextStepAfter(
  { closesAt }: { readonly closesAt: Temporal.Instant | null },
  now: Temporal.Instant,
): Temporal.Instant {
  if (closesAt === null) return now.add(WEEK);
  const next = now.add(CHECK_IN_AFTER);
  return Temporal.Instant.compare(next, closesAt.subtract(WEEK)) > 0 ? closesAt : next;
}

export type Step = 'check_in' | 'midway' | 'closing' | 'over';

export interface Running {
  readonly introducedAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant | null;
}

/** What is due now. `over`: it ends without a word. */
export function stepDue(
  { introducedAt, closesAt }: Running,
  asked: { readonly number: number; readonly hasLookedBack: boolean },
  now: Temporal.Instant,
): Step {
  if (closesAt === null) return asked.number === 0 ? 'check_in' : 'over';
  if (Temporal.Instant.compare(now, closesAt) >= 0) return 'closing';
  const lasts = introducedAt.until(closesAt).total({ unit: 'hours' });
  const passed = introducedAt.until(now).total({ unit: 'hours' });
  return !asked.hasLookedBack && passed >= lasts / 2 ? 'midway' : 'check_in';
}
