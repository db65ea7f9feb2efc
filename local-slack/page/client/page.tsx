import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PlaceShown } from '../protocol.ts';
import { ActionMenu } from './action-menu.tsx';
import { Blocks } from './blocks.tsx';
import { Clock } from './clock.tsx';
import { Conversation } from './conversation.tsx';
import { Inspector } from './inspector.tsx';
import { Modal } from './modal.tsx';
import { readMarks } from './read-marks.ts';
import { Sidebar } from './sidebar.tsx';
import { useSight, type Where } from './sight.ts';

/** The workspace with what is open in it. */
export function Page({
  where,
  become,
  showOlder,
  toasts,
}: {
  readonly where: Where;
  become(userId: string): void;
  showOlder(): void;
  /** Over everything: in front of a modal too, where one is open. */
  readonly toasts: JSX.Element;
}): JSX.Element {
  const { seen, go, inspect } = useSight();
  const marks = useMemo(() => readMarks(seen.me.userId, seen.places), [seen.me.userId]);
  const place = seen.places.find(({ channelId }) => channelId === where.channelId);
  if (place !== undefined && !where.isHome) marks.read(place.channelId, place.newestTs);
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
            onClick={() => inspect(seen.inspection === null)}
          >
            Inspect
          </button>
        </header>
        <Body where={where} place={place} showOlder={showOlder} />
      </main>
      {where.threadTs === null || seen.thread?.threadTs !== where.threadTs ? null : (
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
      {modal === undefined ? (
        toasts
      ) : (
        <Modal key={modal.id} view={modal}>
          {toasts}
        </Modal>
      )}
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
  const withApp = seen.places.find(
    ({ kind, others }) => kind === 'im' && others.includes(seen.app.botUserId),
  );
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
          disabled={withApp === undefined}
          onClick={() => go({ channelId: withApp?.channelId ?? null, threadTs: null, isHome: false })}
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
      <section class="home" aria-label="Home">
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
    <ActionMenu
      label={`Act as ${seen.people.find(({ userId }) => userId === seen.me.userId)?.name ?? 'somebody'}`}
      items={seen.people
        .filter(({ isHere, isBot }) => isHere && !isBot)
        .map(({ name, userId }) => ({ name, choose: () => become(userId) }))}
    />
  );
}

function nameOf(place: PlaceShown): string {
  return place.kind === 'public' || place.kind === 'private' ? `#${place.name}` : place.name;
}
