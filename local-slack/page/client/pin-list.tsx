import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlaceShown } from '../protocol.ts';
import { Dialog } from './dialog.tsx';
import { MessageRow } from './message.tsx';
import { useSight } from './sight.ts';

/** How many messages are pinned in this place, and which, when it is pressed; the last one pinned first. */
export function PinList({ place }: { readonly place: PlaceShown }): JSX.Element | null {
  const { seen } = useSight();
  const [isOpen, setOpen] = useState(false);
  const pins = seen.about?.channelId === place.channelId ? seen.about.pins : [];
  if (pins.length === 0 && !isOpen) return null;
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-label={pins.length === 1 ? '1 pinned message' : `${pins.length} pinned messages`}
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">📌</span> {pins.length}
      </button>
      {isOpen ? (
        <Dialog title="Pinned messages" close={() => setOpen(false)}>
          {pins.length === 0 ? <p class="aside">Nothing is pinned here.</p> : null}
          {pins.toReversed().map(({ message }) => (
            <MessageRow key={message.ts} message={message} isInThread />
          ))}
        </Dialog>
      ) : null}
    </>
  );
}
