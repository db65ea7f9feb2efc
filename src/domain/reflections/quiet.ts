import { localDateOf } from '../time.ts';
import type { Asked } from './hours/store.ts';

/** Whether this member has said that nothing of this ISO week is to come now: paused, skipped, or away. */
export function wantsQuiet(
  { isPaused, habits, past }: Pick<Asked, 'isPaused' | 'habits' | 'past'>,
  week: string,
  now: Temporal.Instant,
): boolean {
  const isAway = past.awayUntil !== null && localDateOf(now, habits.zone) <= past.awayUntil;
  return isPaused || isAway || past.skippedWeek === week;
}
