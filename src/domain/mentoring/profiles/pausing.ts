import type { Tx } from '../../../db/transaction.ts';
import type { DeliveryId } from '../../../ids.ts';
import { oweForTheTick } from '../../letters.ts';
import { mentoringLimits } from '../mentoring.ts';
import { type MentorIn, type PausedBecause, profileKeys } from './profile.ts';
import { findStanding, saveStanding } from './store.ts';

/** Nobody is suggested to them, nor they to anybody; what runs goes on. Nothing changes for whoever has no profile. */
export async function pauseProfile(tx: Tx, who: MentorIn, because: PausedBecause): Promise<void> {
  await saveStanding(tx, who, { pausedBecause: because });
}

/** They may be suggested again, and earlier silences are forgotten. */
export async function resumeProfile(tx: Tx, who: MentorIn): Promise<void> {
  await saveStanding(tx, who, { pausedBecause: null, silences: 0 });
}

/**
 * They let a suggestion pass. The third in a row pauses them. Of those without a profile, whom a leader chose, nothing is counted.
 * @returns whether this paused them; then they are to be told, by `tellPaused`.
 */
export async function noteSilence(tx: Tx, who: MentorIn): Promise<{ readonly isPaused: boolean }> {
  const standing = await findStanding(tx, who);
  if (standing === null) return { isPaused: false };
  const silences = standing.silences + 1;
  const isPaused = silences >= mentoringLimits.silences && standing.pausedBecause === null;
  await saveStanding(tx, who, { silences, ...(isPaused ? { pausedBecause: 'silence' as const } : {}) });
  return { isPaused };
}

/** They answered, whatever it was: silences are counted from none. */
export async function noteAnswer(tx: Tx, who: MentorIn): Promise<void> {
  await saveStanding(tx, who, { silences: 0 });
}

/** A round left them without anybody: they come first in the next. */
export async function noteWaiting(tx: Tx, who: MentorIn, now: Temporal.Instant): Promise<void> {
  await saveStanding(tx, who, { waitsSince: now });
}

/** They are with somebody: they wait no longer. */
export async function notePaired(tx: Tx, who: MentorIn): Promise<void> {
  await saveStanding(tx, who, { waitsSince: null });
}

/** Owes the word that we paused them, with the one tap back. For the tick in which a suggestion expired, inside its transaction. */
export async function tellPaused(
  tx: Tx,
  who: MentorIn,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, userId } = who;
  const key = profileKeys.paused(who, now);
  const subject = { communityId, userId, at: String(now.epochMilliseconds) };
  const told = { workspaceId, communityId, userId, id, key, kind: 'mentor-paused', subject };
  await oweForTheTick(tx, { ...told, due: now, notAfter: null }, now);
}
