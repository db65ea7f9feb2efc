/** Up to where somebody has read each place, kept in this browser. */
export interface ReadMarks {
  read(channelId: string, ts: string): void;
  isNew(channelId: string, ts: string): boolean;
}

/** What stood there before the page was first opened counts as read. */
export function readMarks(userId: string): ReadMarks {
  const key = (channelId: string) => `read ${userId} ${channelId}`;
  return {
    read: (channelId, ts) => localStorage.setItem(key(channelId), ts),
    isNew: (channelId, ts) => {
      const before = localStorage.getItem(key(channelId));
      if (before === null) localStorage.setItem(key(channelId), ts);
      return before !== null && ts > before;
    },
  };
}

/** Where somebody was last, so that acting as another and coming back loses nothing. */
export function placeLeft(userId: string): string | null {
  return localStorage.getItem(`place ${userId}`);
}

export function leaveAt(userId: string, channelId: string): void {
  localStorage.setItem(`place ${userId}`, channelId);
}
