import type { PlaceShown } from '../protocol.ts';

/** Up to where somebody has read each place, kept in this browser. */
export interface ReadMarks {
  read(channelId: string, ts: string): void;
  isNew(channelId: string, ts: string): boolean;
}

/** What stood in `places` when this person's page was first opened here counts as read. */
export function readMarks(userId: string, places: readonly PlaceShown[]): ReadMarks {
  const first = `read ${userId}`;
  const key = (channelId: string) => `read ${userId} ${channelId}`;
  if (localStorage.getItem(first) === null) localStorage.setItem(first, newestOf(places));
  const since = localStorage.getItem(first) ?? '';
  return {
    read: (channelId, ts) => localStorage.setItem(key(channelId), ts),
    isNew: (channelId, ts) => ts > (localStorage.getItem(key(channelId)) ?? since),
  };
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
