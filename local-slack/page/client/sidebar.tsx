import type { JSX } from 'preact';
import type { PlaceShown } from '../protocol.ts';
import { AddChannel } from './add-channel.tsx';
import { Avatar } from './avatar.tsx';
import { BeginAgain } from './begin-again.tsx';
import { Count } from './count.tsx';
import { placeWithApp, useSight, type Where } from './sight.ts';
import type { Unread } from './unread.ts';
import { WriteTo } from './write-to.tsx';

/** The workspace: places, direct messages, the app, with what is unread in each. */
export function Sidebar({ where, unread }: { readonly where: Where; readonly unread: Unread }): JSX.Element {
  const { seen, go } = useSight();
  const places = seen.places.filter(({ isArchived }) => !isArchived);
  const channels = places
    .filter(({ kind }) => kind === 'public' || kind === 'private')
    .sort((one, other) => one.name.localeCompare(other.name));
  const withApp = placeWithApp(seen);
  const direct = places.filter(
    (place) => (place.kind === 'im' || place.kind === 'mpim') && place !== withApp,
  );
  const row = (place: PlaceShown) => (
    <PlaceRow
      key={place.channelId}
      place={place}
      isOpen={!where.isHome && where.channelId === place.channelId}
      unread={unread}
    />
  );
  return (
    <nav class="sidebar" aria-label="Workspace">
      <h1>{seen.app.teamName}</h1>
      <h2>Channels</h2>
      <ul>{channels.filter(({ isMember }) => isMember).map(row)}</ul>
      <AddChannel />
      {channels.some(({ isMember }) => !isMember) ? (
        <>
          <h2>Other channels</h2>
          <ul>{channels.filter(({ isMember }) => !isMember).map(row)}</ul>
        </>
      ) : null}
      <h2>Direct messages</h2>
      <ul>{direct.map(row)}</ul>
      <WriteTo />
      <h2>Apps</h2>
      <ul>
        <li>
          <button
            type="button"
            aria-current={where.isHome ? 'page' : undefined}
            class={`place ${withApp !== undefined && unread.isNew(withApp) ? 'new' : ''}`}
            onClick={() =>
              go({ channelId: withApp?.channelId ?? where.channelId, threadTs: null, isHome: true })
            }
          >
            <Avatar name={seen.app.name} id={seen.app.botUserId} isPerson={false} />
            {seen.app.name}
            {withApp === undefined ? null : <Count unread={unread.countIn(withApp)} />}
          </button>
        </li>
      </ul>
      <BeginAgain />
    </nav>
  );
}

function PlaceRow({
  place,
  isOpen,
  unread,
}: {
  readonly place: PlaceShown;
  readonly isOpen: boolean;
  readonly unread: Unread;
}): JSX.Element {
  const { go } = useSight();
  const isNew = unread.isNew(place);
  const count = unread.countIn(place);
  const sign = { public: '#', private: '🔒', im: '', mpim: '' }[place.kind];
  return (
    <li>
      <button
        type="button"
        class={`place ${isNew ? 'new' : ''}`}
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => go({ channelId: place.channelId, threadTs: null, isHome: false })}
      >
        <span aria-hidden="true">{sign}</span> {place.name}
        <Count unread={count} />
        {isNew && count === 0 ? <span class="visually-hidden"> new</span> : null}
      </button>
    </li>
  );
}
