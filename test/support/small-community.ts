import type { Clock } from '../../src/clock.ts';
import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import type { Community } from '../../src/domain/communities/community.ts';
import { setUpCommunity } from '../../src/domain/communities/set-up.ts';
import { type Actor, type Ctx, cryptoRandom } from '../../src/domain/context.ts';
import type { Channel, Directory, Person, PinnedMessage } from '../../src/domain/directory.ts';
import { savePerson, saveWorkspace } from '../../src/domain/people/store.ts';
import { channelId, type UserId, userId, workspaceId } from '../../src/ids.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';

/** A Monday morning. */
const BEGIN = Temporal.Instant.from('2026-03-02T09:00:00Z');
const WORKSPACE = workspaceId.of('T1');
const LEARNING = channelId.of('C1');

const ZONES = {
  ana: 'Europe/Berlin',
  ben: 'Europe/London',
  chloe: 'Asia/Tokyo',
  dev: 'Asia/Kolkata',
  eva: 'America/New_York',
} as const;
export type Name = keyof typeof ZONES | 'gus' | 'stranger';

/** A community in #learning that ana leads, without any Slack: for the doors of the domain alone. */
export interface SmallCommunity {
  readonly ctx: Ctx;
  readonly community: Community;
  /** Taking a pin away, or all leave to read them, is done here. */
  pins: PinnedMessage[] | null;
  actor(name: Name): Actor;
  passDays(days: number): void;
}

export function idOf(name: Name): UserId {
  return userId.of(`U${name.toUpperCase()}`);
}

function personNamed(name: Name): Person {
  const standing = name === 'gus' ? 'guest' : name === 'stranger' ? 'outsider' : 'regular';
  const zone = name in ZONES ? ZONES[name as keyof typeof ZONES] : 'Europe/Berlin';
  return { userId: idOf(name), name, zone, standing, isActive: true };
}

export async function smallCommunity(db: Db): Promise<SmallCommunity> {
  let now = BEGIN;
  const clock: Clock = { now: () => now, sleepUntil: () => Promise.resolve() };
  const names: Name[] = ['ana', 'ben', 'chloe', 'dev', 'eva', 'gus', 'stranger'];
  const people = new Map(names.map((name) => [idOf(name), personNamed(name)]));
  const channel: Channel = {
    channelId: LEARNING,
    name: 'learning',
    creator: idOf('ana'),
    kind: 'public',
    isArchived: false,
    isShared: false,
    hasBot: true,
    memberCount: names.length,
  };
  const state: { pins: PinnedMessage[] | null } = { pins: [] };
  const directory: Directory = {
    person: async (_workspace, user) => people.get(user) ?? null,
    channel: async (_workspace, id) =>
      id === LEARNING ? channel : { ...channel, channelId: id, name: 'random', hasBot: id !== 'C3' },
    channelMembers: async () => [...people.keys()],
    everyone: async () => [...people.values()],
    permalink: async () => null,
    openDirect: async () => null,
    openGroup: async () => ({ is: 'not now' }),
  };
  await write(db, async (tx) => {
    await saveWorkspace(
      tx,
      { id: WORKSPACE, name: 'Practice', botUserId: userId.of('UBOT') },
      writeInstant(now),
    );
    for (const person of people.values()) await savePerson(tx, WORKSPACE, person, now);
  });
  const rest = { db, clock, random: cryptoRandom, keys: memoryKeys(), wakeSender: () => {}, input: null };
  const ctx = (): Ctx => {
    const { pins } = state;
    return { ...rest, directory: pins === null ? directory : { ...directory, pinned: async () => pins } };
  };
  const actor = (name: Name): Actor => ({ workspaceId: WORKSPACE, userId: idOf(name) });
  const community = await setUpCommunity(ctx(), actor('ana'), LEARNING, {
    name: 'Learning',
    purpose: 'To learn from each other',
    zone: 'Europe/Berlin',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  return {
    get ctx() {
      return ctx();
    },
    community,
    get pins() {
      return state.pins;
    },
    set pins(pins) {
      state.pins = pins;
    },
    actor,
    passDays: (days) => {
      now = now.add({ hours: 24 * days });
    },
  };
}
