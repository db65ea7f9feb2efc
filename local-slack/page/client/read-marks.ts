import { useEffect, useState } from 'preact/hooks';
import type { ReadMarks } from '../places.ts';
import type { PlaceShown } from '../protocol.ts';

/** A clock that is never far off has told no message later than this, in seconds. */
const SLACK_SECONDS = 60;

export interface ReadMarksKept {
  /** Null until this person's page was opened in this browser for the first time. */
  readonly kept: ReadMarks | null;
  /** What stands in `places` then counts as read. `now`: Unix seconds of this Slack. */
  begin(places: readonly PlaceShown[], now: number): void;
  read(channelId: string, ts: string): void;
}

/** Up to where somebody has read, kept in this browser and the same in all its windows. */
export function useReadMarks(userId: string): ReadMarksKept {
  const [kept, setKept] = useState(() => marksKept(userId));
  useEffect(() => {
    const hear = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(sinceKey(userId))) setKept(marksKept(userId));
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, [userId]);
  return {
    kept,
    begin: (places, now) => {
      // Marks from later than now are of a Slack that was thrown away.
      if (kept !== null && latestOf(kept) <= now + SLACK_SECONDS) return;
      for (const key of markKeys(userId)) localStorage.removeItem(key);
      localStorage.setItem(sinceKey(userId), newestOf(places));
      setKept(marksKept(userId));
    },
    read: (channelId, ts) => {
      const before = marksKept(userId);
      if (before === null || ts <= readUpTo(before, channelId)) return;
      localStorage.setItem(`${sinceKey(userId)} ${channelId}`, ts);
      setKept(marksKept(userId));
    },
  };
}

export function readUpTo({ since, marks }: ReadMarks, channelId: string): string {
  return marks[channelId] ?? since;
}

/** Timestamps of one length: text order is time order. */
export function newestOf(places: readonly PlaceShown[]): string {
  const all = places.map(({ newestTs }) => newestTs).sort();
  return all.at(-1) ?? '';
}

/** Where somebody was last, so that acting as another and coming back loses nothing. */
export function placeLeft(userId: string): string | null {
  return localStorage.getItem(`place ${userId}`);
}

export function leaveAt(userId: string, channelId: string): void {
  localStorage.setItem(`place ${userId}`, channelId);
}

function marksKept(userId: string): ReadMarks | null {
  const since = localStorage.getItem(sinceKey(userId));
  if (since === null) return null;
  const entries = markKeys(userId).map((key) => [
    key.slice(sinceKey(userId).length + 1),
    localStorage.getItem(key) ?? since,
  ]);
  return { since, marks: Object.fromEntries(entries) };
}

function markKeys(userId: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(`${sinceKey(userId)} `));
}

function latestOf({ since, marks }: ReadMarks): number {
  return Math.max(...[since, ...Object.values(marks)].map(Number));
}

function sinceKey(userId: string): string {
  return `read ${userId}`;
}
