import { isObject, parsed } from './json.ts';
import type { InstalledApp, World } from './model.ts';

type Entries<M> = M extends Map<infer K, infer V> ? [K, V][] : never;

/** A world as plain JSON. Open modals and ephemeral messages are not kept: a restart loads every page anew. */
export interface SavedWorld {
  readonly version: 1;
  readonly teamId: string;
  readonly counters: World['counters'];
  readonly app: InstalledApp;
  readonly teams: Entries<World['teams']>;
  readonly users: Entries<World['users']>;
  readonly channels: Entries<World['channels']>;
  readonly messages: [string, World['messages'] extends Map<string, Map<string, infer M>> ? M[] : never][];
  readonly homes: Entries<World['homes']>;
  readonly files: Entries<World['files']>;
  /** In base64, by file, the newest first; missing in what was kept before files had bytes. */
  readonly contents?: [string, string][];
  readonly userGroups: Entries<World['userGroups']>;
  /** Missing in what was kept before profiles had fields. */
  readonly profileFields?: Entries<World['profileFields']>;
}

export function saveWorld(world: World): SavedWorld {
  return structuredClone({
    version: 1,
    teamId: world.teamId,
    counters: world.counters,
    app: world.app,
    teams: [...world.teams],
    users: [...world.users],
    channels: [...world.channels],
    messages: [...world.messages].map(([channel, messages]): SavedWorld['messages'][number] => [
      channel,
      [...messages.values()],
    ]),
    homes: [...world.homes],
    files: [...world.files],
    contents: contentsKept(world),
    userGroups: [...world.userGroups],
    profileFields: [...world.profileFields],
  });
}

/** All is written anew whenever something has changed, so what is large is not kept: after a restart only its name is known. */
const MOST_KEPT = { each: 2 * 1024 * 1024, together: 16 * 1024 * 1024 } as const;

function contentsKept({ contents }: World): [string, string][] {
  let left: number = MOST_KEPT.together;
  return [...contents].toReversed().flatMap(([id, bytes]) => {
    if (bytes.length > MOST_KEPT.each || bytes.length > left) return [];
    left -= bytes.length;
    return [[id, Buffer.from(bytes).toString('base64')]];
  });
}

const PARTS = ['counters', 'app', 'teams', 'users', 'channels', 'messages', 'homes', 'files', 'userGroups'];

/** Reads what `saveWorld` gave, kept as JSON. @throws where it is something else, or of another version */
export function readSavedWorld(text: string): SavedWorld {
  const saved = parsed(text);
  if (!isSavedWorld(saved)) throw new Error('this state was kept by another version: start afresh');
  return saved;
}

function isSavedWorld(value: unknown): value is SavedWorld {
  return isObject(value) && value.version === 1 && PARTS.every((part) => part in value);
}

/** What was kept by earlier versions lacks. */
const ADDED_LATER = {
  files: { isGivenToApp: false, usableFrom: 0 },
  userGroups: { created: 0, updated: 0, disabled: 0 },
  users: { profile: {} },
} as const;

/** The world again, served at `url` now. */
export function restoreWorld(saved: SavedWorld, url: string): World {
  const state = structuredClone(saved);
  return {
    counters: state.counters,
    teamId: state.teamId,
    url,
    app: state.app,
    teams: new Map(state.teams),
    users: new Map(state.users.map(([id, user]) => [id, { ...ADDED_LATER.users, ...user }])),
    channels: new Map(state.channels),
    messages: new Map(
      state.messages.map(([channel, messages]) => [
        channel,
        new Map(messages.map((message) => [message.ts, message])),
      ]),
    ),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(state.homes),
    messageValues: new Map(),
    files: new Map(state.files.map(([id, file]) => [id, { ...ADDED_LATER.files, ...file }])),
    contents: new Map(
      (state.contents ?? []).toReversed().map(([id, bytes]) => [id, Buffer.from(bytes, 'base64')]),
    ),
    userGroups: new Map(state.userGroups.map(([id, group]) => [id, { ...ADDED_LATER.userGroups, ...group }])),
    profileFields: new Map(state.profileFields ?? []),
  };
}
