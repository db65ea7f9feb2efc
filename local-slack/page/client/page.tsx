import type { JSX } from 'preact';
import type { PlaceShown } from '../protocol.ts';
import { Blocks } from './blocks.tsx';
import { Conversation } from './conversation.tsx';
import { Inspector } from './inspector.tsx';
import { Modal } from './modal.tsx';
import { Sidebar } from './sidebar.tsx';
import { nameOf, useSight, type Where } from './sight.ts';
import { Strip } from './strip.tsx';
import { Title } from './title.tsx';
import type { NewPart, Unread } from './unread.ts';

/** The workspace with what is open in it. */
export function Page({
  where,
  unread,
  become,
  showOlder,
  toasts,
}: {
  readonly where: Where;
  readonly unread: Unread;
  become(userId: string): void;
  showOlder(): void;
  /** Over everything: in front of a modal too, where one is open. */
  readonly toasts: JSX.Element;
}): JSX.Element {
  const { seen, go } = useSight();
  const place = seen.places.find(({ channelId }) => channelId === where.channelId);
  const modal = seen.modals.at(-1);
  return (
    <div class={`page ${where.channelId === null && !where.isHome ? '' : 'in-place'}`}>
      <Strip become={become} />
      <Sidebar where={where} unread={unread} />
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
          <Title where={where} place={place} unread={unread} />
        </header>
        <Body where={where} place={place} newPart={unread.newPart} showOlder={showOlder} />
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
            newPart={null}
            // It comes whole.
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

function Body({
  where,
  place,
  newPart,
  showOlder,
}: {
  readonly where: Where;
  readonly place: PlaceShown | undefined;
  readonly newPart: NewPart | null;
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
      newPart={newPart}
      showOlder={showOlder}
    />
  );
}
