import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer, Deed, PlaceShown, Sections } from '../protocol.ts';
import { Blocks } from './blocks.tsx';
import { Clock } from './clock.tsx';
import { Connection, type Seen } from './connection.ts';
import { Conversation } from './conversation.tsx';
import { Inspector } from './inspector.tsx';
import { Modal } from './modal.tsx';
import { leaveAt, placeLeft, readMarks } from './read-marks.ts';
import { Sidebar } from './sidebar.tsx';
import { eyesThrough, type Sight, SightProvider, useSight, type Where } from './sight.ts';
import { didStep, keepProgress, Tour, tourProgress } from './tour.tsx';

const NEWEST = 100;
const TOAST_MS = 8000;

/** The page of one person. Another person's page is another one: nothing is carried over. */
export function App({
  userId,
  become,
}: {
  readonly userId: string;
  become(userId: string): void;
}): JSX.Element {
  const [seen, setSeen] = useState<Seen>({});
  const [isConnected, setConnected] = useState(true);
  const [where, setWhere] = useState<Where>({ channelId: null, threadTs: null, isHome: false });
  const [limit, setLimit] = useState(NEWEST);
  const [toast, setToast] = useState<string | null>(null);
  const connection = useRef<Connection | null>(null);
  useEffect(() => {
    const wire = new Connection(userId, (next, isOpen) => {
      setSeen(next);
      setConnected(isOpen);
    });
    connection.current = wire;
    return () => wire.close();
  }, [userId]);
  useEffect(() => connection.current?.look({ do: 'look', ...where, limit }), [where, limit]);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const [tourAt, setTourAt] = useState(tourProgress);
  const latest = useRef<Seen>(seen);
  latest.current = seen;
  const act = useCallback(async (deed: Deed): Promise<Answer> => {
    const title = latest.current.modals?.at(-1)?.title ?? '';
    const answer = (await connection.current?.act(deed)) ?? { how: 'failed', error: 'Not connected.' };
    if (answer.how === 'failed') setToast(answer.error);
    setTourAt((tour) => {
      const step = latest.current.tour?.[tour.at];
      const isDone = step !== undefined && didStep(step.doneWhen, deed, answer, title);
      return isDone ? { ...tour, at: tour.at + 1 } : tour;
    });
    return answer;
  }, []);
  const go = useCallback(
    (next: Where) => {
      setLimit(NEWEST);
      setWhere(next);
      if (next.channelId !== null) leaveAt(userId, next.channelId);
      if (next.isHome) void act({ do: 'open home' });
    },
    [act],
  );
  const all = whole(seen);
  const sight = useMemo<Sight | null>(
    () => (all === null ? null : { seen: all, eyes: eyesThrough(all), act, go }),
    [seen, act, go],
  );
  const left = placeLeft(userId);
  const isThere = all?.places.some(({ channelId }) => channelId === left) === true;
  const home = all === null ? null : isThere ? left : liveliest(all.places);
  useEffect(() => {
    if (where.channelId === null && !where.isHome && home !== null)
      setWhere({ channelId: home, threadTs: null, isHome: false });
  }, [home]);
  const becomeAnother = (next: string) => {
    const waits = sight?.seen.tour[tourAt.at]?.doneWhen.happens === 'becomes another';
    if (waits && !tourAt.isClosed) keepProgress(tourAt.at + 1);
    become(next);
  };
  if (sight === null) return <p class="waiting">Opening the workspace…</p>;
  return (
    <SightProvider value={sight}>
      {tourAt.isClosed ? null : (
        <Tour
          steps={sight.seen.tour}
          at={tourAt.at}
          seen={sight.seen}
          next={(at) => setTourAt(at === 'closed' ? { at: 0, isClosed: true } : { at, isClosed: false })}
        />
      )}
      <Page where={where} become={becomeAnother} showOlder={() => setLimit((count) => count + NEWEST)} />
      {isConnected ? null : (
        <p class="toast" role="status">
          The local Slack cannot be reached. Trying again…
        </p>
      )}
      {toast === null ? null : (
        <p class="toast" role="alert">
          {toast}
          <button type="button" aria-label="Dismiss" onClick={() => setToast(null)}>
            ×
          </button>
        </p>
      )}
    </SightProvider>
  );
}

function Page({
  where,
  become,
  showOlder,
}: {
  readonly where: Where;
  become(userId: string): void;
  showOlder(): void;
}): JSX.Element {
  const { seen, act, go } = useSight();
  const marks = useMemo(() => readMarks(seen.me.userId), [seen.me.userId]);
  const place = seen.places.find(({ channelId }) => channelId === where.channelId);
  if (place !== undefined) marks.read(place.channelId, place.newestTs);
  const isNew = ({ channelId, newestTs, isMember }: PlaceShown) =>
    isMember && marks.isNew(channelId, newestTs);
  const modal = seen.modals.at(-1);
  return (
    <div class={`page ${where.channelId === null && !where.isHome ? '' : 'in-place'}`}>
      <Sidebar where={where} isNew={isNew} />
      <main class="main">
        <header class="bar">
          <button
            type="button"
            class="back"
            aria-label="Back to the workspace"
            onClick={() => go({ channelId: null, threadTs: null, isHome: false })}
          >
            ←
          </button>
          <Title where={where} place={place} />
          <Clock />
          <ActAs become={become} />
          <button
            type="button"
            class="button"
            aria-pressed={seen.inspection !== null}
            onClick={() => act({ do: 'inspect', isOn: seen.inspection === null })}
          >
            Inspect
          </button>
        </header>
        <Body where={where} place={place} showOlder={showOlder} />
      </main>
      {where.threadTs === null || seen.thread === null ? null : (
        <aside class="thread" aria-label="Thread">
          <header class="bar">
            <h2>Thread</h2>
            <button
              type="button"
              class="cross"
              aria-label="Close thread"
              onClick={() => go({ ...where, threadTs: null })}
            >
              ×
            </button>
          </header>
          <Conversation
            conversation={seen.thread}
            name="the thread"
            canWrite={place?.isMember === true && !place.isArchived}
            showOlder={() => undefined}
          />
        </aside>
      )}
      {seen.inspection === null ? null : <Inspector inspection={seen.inspection} />}
      {modal === undefined ? null : <Modal key={modal.id} view={modal} />}
    </div>
  );
}

function Title({
  where,
  place,
}: {
  readonly where: Where;
  readonly place: PlaceShown | undefined;
}): JSX.Element {
  const { seen, go } = useSight();
  const isWithApp = where.isHome || place?.others.includes(seen.app.botUserId) === true;
  if (isWithApp) {
    return (
      <div class="title">
        <h2>{seen.app.name}</h2>
        <button
          type="button"
          class="tab"
          aria-pressed={where.isHome}
          onClick={() => go({ ...where, threadTs: null, isHome: true })}
        >
          Home
        </button>
        <button
          type="button"
          class="tab"
          aria-pressed={!where.isHome}
          disabled={where.channelId === null}
          onClick={() => go({ ...where, threadTs: null, isHome: false })}
        >
          Messages
        </button>
      </div>
    );
  }
  return (
    <div class="title">
      <h2>{place === undefined ? seen.app.teamName : nameOf(place)}</h2>
      <span class="aside">{place?.purpose ?? ''}</span>
    </div>
  );
}

function Body({
  where,
  place,
  showOlder,
}: {
  readonly where: Where;
  readonly place: PlaceShown | undefined;
  showOlder(): void;
}): JSX.Element {
  const { seen } = useSight();
  if (where.isHome) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      <section class="home" aria-label="Home" tabIndex={0}>
        {seen.home === null ? (
          <p class="aside">{seen.app.name} has not shown anything here yet.</p>
        ) : (
          <Blocks
            key={seen.home.id}
            blocks={seen.home.blocks}
            around={{ place: 'home', values: seen.home.values, errors: {} }}
          />
        )}
      </section>
    );
  }
  const { conversation } = seen;
  if (place === undefined || conversation === null || conversation.channelId !== place.channelId) {
    return <p class="waiting">Choose where to look.</p>;
  }
  return (
    <Conversation
      conversation={conversation}
      name={nameOf(place)}
      canWrite={place.isMember && !place.isArchived}
      showOlder={showOlder}
    />
  );
}

function ActAs({ become }: { become(userId: string): void }): JSX.Element {
  const { seen } = useSight();
  return (
    <label class="act-as">
      <span class="aside">Act as</span>
      <select
        aria-label="Act as"
        value={seen.me.userId}
        onChange={({ currentTarget: { value } }) => become(value)}
      >
        {seen.people
          .filter(({ isHere, isBot }) => isHere && !isBot)
          .map(({ name, userId }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}

function nameOf(place: PlaceShown): string {
  return place.kind === 'public' || place.kind === 'private' ? `#${place.name}` : place.name;
}

/** Where something was said last, of the channels this person is in. */
function liveliest(places: readonly PlaceShown[]): string | null {
  const own = places.filter(({ isMember, kind, isArchived }) => isMember && kind === 'public' && !isArchived);
  const [newest] = own.sort((one, other) => (one.newestTs < other.newestTs ? 1 : -1));
  return newest?.channelId ?? null;
}

/** All of it, once each part has come. */
function whole(seen: Seen): Sections | null {
  const { me, app, people, places, conversation, thread, modals, home, inspection, tour, clockAheadMs } =
    seen;
  if (me === undefined || app === undefined || people === undefined || places === undefined) return null;
  if (conversation === undefined || thread === undefined || modals === undefined) return null;
  if (inspection === undefined) return null;
  if (home === undefined || tour === undefined || clockAheadMs === undefined) return null;
  return { me, app, people, places, conversation, thread, modals, home, inspection, tour, clockAheadMs };
}
