import type { JSX } from 'preact';
import type { PlaceShown } from '../protocol.ts';
import { ActionMenu } from './action-menu.tsx';
import { Avatar } from './avatar.tsx';
import { BeginAgain } from './begin-again.tsx';
import { useSight, type Where } from './sight.ts';

/** The workspace: places, direct messages, the app. `isNew`: something was said there since this person looked. */
export function Sidebar({
  where,
  isNew,
}: {
  readonly where: Where;
  isNew(place: PlaceShown): boolean;
}): JSX.Element {
  const { seen, act, go } = useSight();
  const places = seen.places.filter(({ isArchived }) => !isArchived);
  const channels = places
    .filter(({ kind }) => kind === 'public' || kind === 'private')
    .sort((one, other) => one.name.localeCompare(other.name));
  const withApp = places.find(({ others, kind }) => kind === 'im' && others.includes(seen.app.botUserId));
  const direct = places.filter(
    (place) => (place.kind === 'im' || place.kind === 'mpim') && place !== withApp,
  );
  const openWith = async (userId: string) => {
    const answer = await act({ do: 'write to', userIds: [userId] });
    if (answer.how === 'opened') go({ channelId: answer.channelId, threadTs: null, isHome: false });
  };
  const row = (place: PlaceShown) => (
    <PlaceRow
      key={place.channelId}
      place={place}
      isOpen={!where.isHome && where.channelId === place.channelId}
      isNew={isNew(place)}
    />
  );
  return (
    <nav class="sidebar" aria-label="Workspace">
      <h1>{seen.app.teamName}</h1>
      <h2>Channels</h2>
      <ul>{channels.filter(({ isMember }) => isMember).map(row)}</ul>
      {channels.some(({ isMember }) => !isMember) ? (
        <>
          <h2>Other channels</h2>
          <ul>{channels.filter(({ isMember }) => !isMember).map(row)}</ul>
        </>
      ) : null}
      <h2>Direct messages</h2>
      <ul>{direct.map(row)}</ul>
      <ActionMenu
        label="Write to…"
        items={seen.people
          .filter(({ isHere, isBot, userId }) => isHere && !isBot && userId !== seen.me.userId)
          .map(({ name, userId }) => ({ name, choose: () => void openWith(userId) }))}
      />
      <h2>Apps</h2>
      <ul>
        <li>
          <button
            type="button"
            aria-current={where.isHome ? 'page' : undefined}
            class={`place ${withApp !== undefined && isNew(withApp) ? 'new' : ''}`}
            onClick={() =>
              go({ channelId: withApp?.channelId ?? where.channelId, threadTs: null, isHome: true })
            }
          >
            <Avatar name={seen.app.name} id={seen.app.botUserId} isBot />
            {seen.app.name}
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
  isNew,
}: {
  readonly place: PlaceShown;
  readonly isOpen: boolean;
  readonly isNew: boolean;
}): JSX.Element {
  const { go } = useSight();
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
        {isNew ? <span class="unread">new</span> : null}
      </button>
    </li>
  );
}
