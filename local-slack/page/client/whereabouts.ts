import { useCallback, useState } from 'preact/hooks';
import { leaveAt } from './read-marks.ts';
import type { Where } from './sight.ts';

const NEWEST = 100;
const MOST = 10_000;
export const NOWHERE: Where = { channelId: null, threadTs: null, isHome: false };

interface Whereabouts {
  readonly where: Where;
  /** How many of the newest messages are shown. */
  readonly limit: number;
  travel(next: Where): void;
  /** Asked for once at a time: the next ones when `shown` of them are there. */
  showOlder(shown: number): void;
  /** Goes to this place, unless this person has gone anywhere already. */
  begin(channelId: string | null): void;
}

/** Where somebody looks in this window. */
export function useWhereabouts(userId: string): Whereabouts {
  const [where, setWhere] = useState(NOWHERE);
  const [limit, setLimit] = useState(NEWEST);
  const travel = useCallback((next: Where) => {
    setLimit(NEWEST);
    setWhere(next);
    if (next.channelId !== null) leaveAt(userId, next.channelId);
  }, []);
  return {
    where,
    limit,
    travel,
    showOlder: (shown) => setLimit((count) => (shown < count ? count : Math.min(count + NEWEST, MOST))),
    begin: (channelId) => {
      if (channelId !== null) setWhere((now) => (now === NOWHERE ? { ...NOWHERE, channelId } : now));
    },
  };
}
