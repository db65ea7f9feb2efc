import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer, Deed, PlaceShown } from '../protocol.ts';
import { useBeginning } from './beginning.ts';
import { useConnection } from './connecting.ts';
import { Page } from './page.tsx';
import { leaveAt, placeLeft } from './read-marks.ts';
import { eyesThrough, type Sight, SightProvider, type Where } from './sight.ts';
import { Toasts } from './toasts.tsx';
import { Tour, useTour } from './tour.tsx';

const NEWEST = 100;
const MOST = 10_000;
const NOWHERE: Where = { channelId: null, threadTs: null, isHome: false };

/** The page of one person. Another person's page is another one: nothing is carried over. */
export function App({
  userId,
  become,
}: {
  readonly userId: string;
  become(userId: string): void;
}): JSX.Element {
  const [where, setWhere] = useState(NOWHERE);
  const [limit, setLimit] = useState(NEWEST);
  const [inspects, setInspects] = useState(false);
  const [toast, setToast] = useState<string | null>(null);
  const {
    seen,
    isConnected,
    act: send,
  } = useConnection(userId, {
    do: 'look',
    channelId: where.channelId,
    threadTs: where.threadTs,
    limit,
    inspects,
  });
  useBeginning(seen?.beginning.id);
  const tour = useTour(seen?.tour ?? []);
  const latest = useRef({ seen, tour });
  latest.current = { seen, tour };
  const act = useCallback(async (deed: Deed): Promise<Answer> => {
    const title = latest.current.seen?.modals.at(-1)?.title ?? '';
    const answer = await send(deed);
    if (answer.how === 'failed') setToast(answer.error);
    latest.current.tour.heard(deed, answer, title);
    return answer;
  }, []);
  const go = useCallback((next: Where) => {
    setLimit(NEWEST);
    setWhere(next);
    if (next.channelId !== null) leaveAt(userId, next.channelId);
    if (next.isHome) void act({ do: 'open home' });
  }, []);
  const sight = useMemo<Sight | null>(
    () => (seen === null ? null : { seen, eyes: eyesThrough(seen), act, go, inspect: setInspects }),
    [seen],
  );
  const start = seen === null ? null : whereToBegin(seen.places, placeLeft(userId));
  useEffect(() => {
    if (start !== null) setWhere((now) => (now === NOWHERE ? { ...NOWHERE, channelId: start } : now));
  }, [start]);
  // Asked for once at a time: the next ones when these are there.
  const showOlder = () => {
    const shown = latest.current.seen?.conversation?.messages.length ?? 0;
    setLimit((count) => (shown < count ? count : Math.min(count + NEWEST, MOST)));
  };
  if (sight === null) return <p class="waiting">Opening the workspace…</p>;
  const becomeAnother = (next: string) => {
    tour.becameAnother();
    become(next);
  };
  return (
    <SightProvider value={sight}>
      {tour.isClosed ? null : (
        <Tour steps={sight.seen.tour} at={tour.at} seen={sight.seen} next={tour.next} />
      )}
      <Page
        where={where}
        become={becomeAnother}
        showOlder={showOlder}
        toasts={<Toasts isConnected={isConnected} toast={toast} dismiss={() => setToast(null)} />}
      />
    </SightProvider>
  );
}

/** Where this person was last, else where something was said last, of the channels they are in. */
function whereToBegin(places: readonly PlaceShown[], left: string | null): string | null {
  if (places.some(({ channelId }) => channelId === left)) return left;
  const own = places.filter(({ isMember, kind, isArchived }) => isMember && kind === 'public' && !isArchived);
  const [newest] = own.sort((one, other) => (one.newestTs < other.newestTs ? 1 : -1));
  return newest?.channelId ?? null;
}
