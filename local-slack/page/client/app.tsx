import type { ComponentChildren, JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer, Deed, PlaceShown } from '../protocol.ts';
import { useBeginning } from './beginning.ts';
import { useConnection } from './connecting.ts';
import { Page } from './page.tsx';
import { placeLeft, useReadMarks } from './read-marks.ts';
import { eyesThrough, type Sight, SightProvider, type Where } from './sight.ts';
import { Toasts, ToastsProvider } from './toasts.tsx';
import { Tour, useTour } from './tour.tsx';
import { useUnread } from './unread.ts';
import { NOWHERE, useWhereabouts } from './whereabouts.ts';

/** The page of one person. Another person's page is another one: nothing is carried over. */
export function App({
  userId,
  become,
}: {
  readonly userId: string;
  become(userId: string): void;
}): JSX.Element {
  const { where, limit, travel, showOlder, begin } = useWhereabouts(userId);
  const [inspects, setInspects] = useState(false);
  const [toast, setToast] = useState<string | null>(null);
  const marks = useReadMarks(userId);
  const gaze = { do: 'look', ...placeIn(where), limit, inspects } as const;
  const { seen, isConnected, act: send } = useConnection(userId, gaze, marks.kept);
  useBeginning(seen?.beginning.id);
  const unread = useUnread(seen, where, marks);
  const tour = useTour(seen?.tour ?? []);
  const latest = useRef({ seen, tour });
  latest.current = { seen, tour };
  const act = useCallback(async (deed: Deed): Promise<Answer> => {
    const title = latest.current.seen?.modals.at(-1)?.title ?? '';
    const answer = await send(deed);
    if (answer.how === 'failed') setToast(answer.error);
    if (answer.how === 'opened') travel({ ...NOWHERE, channelId: answer.channelId });
    latest.current.tour.heard(deed, answer, title);
    return answer;
  }, []);
  const go = useCallback((next: Where) => {
    travel(next);
    if (next.isHome) void act({ do: 'open home' });
  }, []);
  const sight = useMemo<Sight | null>(
    () => (seen === null ? null : { seen, eyes: eyesThrough(seen), act, go, inspect: setInspects }),
    [seen],
  );
  const start = seen === null ? null : whereToBegin(seen.places, placeLeft(userId));
  useEffect(() => begin(start), [start]);
  const toasts = <Toasts isConnected={isConnected} toast={toast} dismiss={() => setToast(null)} />;
  if (sight === null) return <Waiting>{toasts}</Waiting>;
  const becomeAnother = (next: string) => {
    if (next === userId) return;
    tour.becameAnother();
    become(next);
  };
  return (
    <SightProvider value={sight}>
      {tour.isClosed ? null : (
        <Tour steps={sight.seen.tour} at={tour.at} seen={sight.seen} where={where} next={tour.next} />
      )}
      <ToastsProvider value={toasts}>
        <Page
          where={where}
          unread={unread}
          become={becomeAnother}
          showOlder={() => showOlder(sight.seen.conversation?.messages.length ?? 0)}
          toasts={toasts}
        />
      </ToastsProvider>
    </SightProvider>
  );
}

function Waiting({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <>
      <p class="waiting">Opening the workspace…</p>
      {children}
    </>
  );
}

function placeIn({ channelId, threadTs }: Where): Pick<Where, 'channelId' | 'threadTs'> {
  return { channelId, threadTs };
}

/** Where this person was last, else where something was said last, of the channels they are in. */
function whereToBegin(places: readonly PlaceShown[], left: string | null): string | null {
  if (places.some(({ channelId }) => channelId === left)) return left;
  const own = places.filter(({ isMember, kind, isArchived }) => isMember && kind === 'public' && !isArchived);
  const [newest] = own.sort((one, other) => (one.newestTs < other.newestTs ? 1 : -1));
  return newest?.channelId ?? null;
}
