import type { ActionItemRow } from '../../db/tables-of-actions.ts';
import type { ActionItemId, RoundId, UserId } from '../../ids.ts';
import { Refusal } from '../refusal.ts';
import { isDate } from '../time.ts';
import { requiredWords } from '../words.ts';

/** Where an action item came from. Features that lead to some name their own kind here. */
export type ActionOrigin =
  /** Somebody wrote it down. */
  | { readonly kind: 'own' }
  /** A leader promised it about something that was said in a feedback round. */
  | { readonly kind: 'round'; readonly roundId: RoundId; readonly theme: string };

/** In code points. */
export const actionLimits = { text: 300, reason: 300 } as const;

const MOST_YEARS_AHEAD = 2;
/** After the first reminder, and where the day was chosen on the day itself. */
const AGAIN_AFTER_DAYS = 3;
/** For how long what is done or dropped can be taken up again, and stands in the list. */
export const TAKEN_UP_AGAIN_FOR = Temporal.Duration.from({ hours: 14 * 24 });

/** What is to be done, as it was typed. @throws Refusal `invalid` at `text`. */
export function actionText(typed: string | null): string {
  return requiredWords(typed, {
    field: 'text',
    most: actionLimits.text,
    missing: 'Please write what will be done.',
  });
}

/** The day until which, as it was chosen; `today` is the community's. Both local dates. @throws Refusal `invalid` at `due`. */
export function dueDate(typed: string | null, today: string): string {
  const date = typed ?? '';
  if (!isDate(date)) throw new Refusal('invalid', 'Please choose a day.', 'due');
  if (date < today) throw new Refusal('invalid', 'Please choose today or a later day.', 'due');
  if (date > Temporal.PlainDate.from(today).add({ years: MOST_YEARS_AHEAD }).toString()) {
    throw new Refusal('invalid', 'Please choose a day within the next two years.', 'due');
  }
  return date;
}

/** What a form offers: the day that was chosen before, else a week from today. Local dates. */
export function dueToBegin(before: string | null, today: string): string {
  if (before !== null && before >= today) return before;
  return Temporal.PlainDate.from(today).add({ days: 7 }).toString();
}

/**
 * When the owner is first reminded: on the day. Where that is today for them, or past, they know, since it was chosen or told just now:
 * they are asked some days later. Local dates.
 */
export function firstReminderOn(dueOn: string, ownersToday: string): string {
  return dueOn > ownersToday ? dueOn : dayToAskAgain(ownersToday);
}

/** When they are reminded for the second and last time. Local dates. */
export function dayToAskAgain(ownersToday: string): string {
  return Temporal.PlainDate.from(ownersToday).add({ days: AGAIN_AFTER_DAYS }).toString();
}

/** Its owner, who made it, and leaders settle it; everybody else in the community only sees it. */
export function maySettle(
  item: Pick<ActionItemRow, 'owner_id' | 'made_by'>,
  viewer: { readonly userId: UserId; readonly leads: boolean },
): boolean {
  return viewer.leads || item.owner_id === viewer.userId || item.made_by === viewer.userId;
}

/** Whether it was settled so lately that it can be taken up again. */
export function mayTakeUpAgain(settledAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(settledAt.add(TAKEN_UP_AGAIN_FOR), now) > 0;
}

/** Keys of what we owe. */
export const actionKeys = {
  /** The messages about an item are numbered from 1. */
  message: (id: ActionItemId, number: number): string => `action:${id}:${number}`,
  /** Where what it came from is talked of: it was promised there, and on its day what became of it is said there. */
  promise: (id: ActionItemId): string => `action:${id}:promise`,
  followUp: (id: ActionItemId, due: string): string => `action:${id}:follow-up:${due}`,
  /** With which all of those begin. */
  followUps: (id: ActionItemId): string => `action:${id}:follow-up:`,
} as const;
