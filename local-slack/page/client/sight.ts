import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Eyes } from '../../reading/eyes.ts';
import type { Answer, Deed, PlaceShown, Sections } from '../protocol.ts';

/** What every part of the page may know and do. */
export interface Sight {
  readonly seen: Sections;
  readonly eyes: Eyes;
  /** Does it; what failed is told in a toast. */
  act(deed: Deed): Promise<Answer>;
  go(where: Where): void;
  inspect(isOn: boolean): void;
}

export interface Where {
  readonly channelId: string | null;
  readonly threadTs: string | null;
  readonly isHome: boolean;
}

const Context = createContext<Sight | null>(null);
export const SightProvider = Context.Provider;

export function useSight(): Sight {
  const sight = useContext(Context);
  if (sight === null) throw new Error('nothing is seen outside of the page');
  return sight;
}

/** Names and zone through this person's eyes. */
export function eyesThrough(seen: Sections): Eyes {
  const people = new Map(seen.people.map((person) => [person.userId, person]));
  const places = new Map(seen.places.map((place) => [place.channelId, place]));
  return {
    userName: (id) => people.get(id)?.name ?? null,
    channelName: (id) => places.get(id)?.name ?? null,
    groupName: () => null,
    chosenIn: () => ({}),
    zone: seen.me.zone,
    get now() {
      return nowOf(seen);
    },
  };
}

export function nowOf({ clockAheadMs }: Sections): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now() + clockAheadMs);
}

/** When a message was written, where this person is. */
export function timeOf(ts: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000)).toZonedDateTimeISO(zone);
}

/** The conversation with the app, which begins when somebody opens it. */
export function placeWithApp({ places, app }: Sections): PlaceShown | undefined {
  return places.find(({ kind, others }) => kind === 'im' && others.includes(app.botUserId));
}

/** `#learning`, or the others' names. */
export function nameOf(place: PlaceShown): string {
  return place.kind === 'public' || place.kind === 'private' ? `#${place.name}` : place.name;
}
