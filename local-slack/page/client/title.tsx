import type { JSX } from 'preact';
import type { PlaceShown } from '../protocol.ts';
import { Count } from './count.tsx';
import { Members } from './members.tsx';
import { PinList } from './pin-list.tsx';
import { nameOf, placeWithApp, useSight, type Where } from './sight.ts';
import type { Unread } from './unread.ts';

/** What is open, who is in it, and what is pinned there. */
export function Title({
  where,
  place,
  unread,
}: {
  readonly where: Where;
  readonly place: PlaceShown | undefined;
  readonly unread: Unread;
}): JSX.Element {
  const { seen } = useSight();
  if (where.isHome || (place !== undefined && place === placeWithApp(seen)))
    return <Tabs where={where} unread={unread} />;
  return (
    <div class="title">
      <h2>{place === undefined ? seen.app.teamName : nameOf(place)}</h2>
      {place === undefined ? null : (
        <>
          <Members place={place} />
          <PinList place={place} />
          <span class="aside">{place.purpose}</span>
        </>
      )}
    </div>
  );
}

/** The app's own place: what it shows there, and what is said with it. */
function Tabs({ where, unread }: { readonly where: Where; readonly unread: Unread }): JSX.Element {
  const { seen, act, go } = useSight();
  const withApp = placeWithApp(seen);
  const openMessages = () => {
    if (withApp === undefined) void act({ do: 'open messages' });
    else go({ channelId: withApp.channelId, threadTs: null, isHome: false });
  };
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
      {seen.app.hasMessages ? (
        <button type="button" class="tab" aria-pressed={!where.isHome} onClick={openMessages}>
          Messages
          {withApp === undefined ? null : <Count unread={unread.countIn(withApp)} />}
        </button>
      ) : null}
    </div>
  );
}
