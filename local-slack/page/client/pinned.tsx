import type { JSX } from 'preact';
import type { MessageShown } from '../protocol.ts';
import type { MenuItem } from './action-menu.tsx';
import { type Sight, useSight } from './sight.ts';

/** That this message is pinned, and by whom; nothing where it is not. */
export function PinnedBy({ message }: { readonly message: MessageShown }): JSX.Element | null {
  const { seen } = useSight();
  const pin = pinOf(seen, message);
  if (pin === undefined) return null;
  const name = seen.people.find(({ userId }) => userId === pin.by)?.name ?? 'someone';
  return (
    <p class="aside">
      <span aria-hidden="true">📌</span> Pinned by {pin.by === seen.me.userId ? 'you' : name}
    </p>
  );
}

/** Pinning, or its undoing, for those who are in the place. */
export function pinItems({ seen, act }: Sight, message: MessageShown): readonly MenuItem[] {
  const { channelId, ts } = message;
  const place = seen.places.find((one) => one.channelId === channelId);
  if (place?.isMember !== true || place.isArchived) return [];
  const isOn = pinOf(seen, message) === undefined;
  const to = place.kind === 'public' || place.kind === 'private' ? 'channel' : 'conversation';
  return [
    {
      name: isOn ? `Pin to this ${to}` : `Unpin from this ${to}`,
      choose: () => void act({ do: 'pin', channelId, ts, isOn }),
    },
  ];
}

function pinOf({ about }: Sight['seen'], { channelId, ts }: MessageShown) {
  if (about === null || about.channelId !== channelId) return undefined;
  return about.pins.find(({ message }) => message.ts === ts);
}
