import type { Tx } from '../../../db/transaction.ts';
import { wakingTime } from '../../../delivery/waking-hours.ts';
import type { UserId } from '../../../ids.ts';
import { zoneOf } from '../../communities/communities.ts';
import { type Pairing, peopleIn } from './pairing.ts';

/** More rounds than this among a few zones find nothing new. */
const TRIES = 12;

/** Where the days of each of them pass. */
export async function zonesOf(
  tx: Tx,
  pairing: Pairing,
): Promise<{ readonly userId: UserId; readonly zone: string }[]> {
  const { workspaceId, communityId } = pairing;
  const zones = [];
  for (const userId of peopleIn(pairing)) {
    zones.push({ userId, zone: await zoneOf(tx, { workspaceId, communityId, userId }) });
  }
  return zones;
}

/** When to write to all of them: by day for everyone, or, where their days never meet, by day in the community's zone. */
export async function whenToWrite(
  tx: Tx,
  pairing: Pairing,
  communityZone: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const zones = (await zonesOf(tx, pairing)).map(({ zone }) => zone);
  return commonWakingTime(now, zones) ?? wakingTime(now, communityZone);
}

/** The first time from now on at which it is between 8:00 and 20:00 in all these zones; null where that never comes. */
export function commonWakingTime(now: Temporal.Instant, zones: readonly string[]): Temporal.Instant | null {
  let at = now;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next = zones.reduce((time, zone) => wakingTime(time, zone), at);
    if (zones.every((zone) => wakingTime(next, zone).equals(next))) return next;
    at = next;
  }
  return null;
}
