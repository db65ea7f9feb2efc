import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import { setUpCommunity } from '../../src/domain/communities/set-up.ts';
import { type Actor, type Ctx, cryptoRandom } from '../../src/domain/context.ts';
import type { Directory, Person } from '../../src/domain/directory.ts';
import { savePerson, saveWorkspace } from '../../src/domain/people/store.ts';
import type { TypedRound } from '../../src/domain/rounds/drafting/draft.ts';
import { changeDraft, proposeRound } from '../../src/domain/rounds/drafting/drafts.ts';
import { openRound } from '../../src/domain/rounds/opening/opening.ts';
import {
  type CommunityId,
  channelId,
  type RoundId,
  type UserId,
  userId,
  workspaceId,
} from '../../src/ids.ts';
import { reconcileCommunities } from '../../src/jobs/reconcile-members.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';

export const WORKSPACE = workspaceId.of('TROUNDS');
export const LEADER = userId.of('ULEADER');
const CHANNEL = channelId.of('CROUNDS');
/** A Monday morning. */
export const BEGIN = Temporal.Instant.from('2026-03-02T09:00:00Z');

export function memberNamed(number: number): UserId {
  return userId.of(`UMEMBER${number}`);
}

export function actorOf(user: UserId): Actor {
  return { workspaceId: WORKSPACE, userId: user };
}

export interface StageParts {
  readonly db: Db;
  readonly keys: KeyStore;
  readonly members: number;
  now(): Temporal.Instant;
}

/** A context for the doors of the domain, with a workspace of a leader and so many members behind it. */
export function contextOf({ db, keys, members, now }: StageParts): Ctx {
  const users = [LEADER, ...Array.from({ length: members }, (_, number) => memberNamed(number))];
  const people = new Map(users.map((user) => [user, personOf(user)]));
  const directory: Directory = {
    person: async (_workspace, user) => people.get(user) ?? null,
    everyone: async () => [...people.values()],
    channel: async () => ({
      channelId: CHANNEL,
      name: 'rounds',
      creator: LEADER,
      kind: 'public',
      isArchived: false,
      isShared: false,
      hasBot: true,
      memberCount: users.length,
    }),
    channelMembers: async () => users,
    permalink: async () => null,
    openDirect: async () => null,
    openGroup: async () => ({ is: 'not now' }),
  };
  const clock = { now, sleepUntil: async () => {} };
  return { db, clock, random: cryptoRandom, directory, keys, wakeSender: () => {}, input: null };
}

/** A community of them all. */
export async function communityIn(ctx: Ctx): Promise<CommunityId> {
  const now = ctx.clock.now();
  await write(ctx.db, async (tx) => {
    const workspace = { id: WORKSPACE, name: 'Rounds', botUserId: userId.of('UBOT') };
    await saveWorkspace(tx, workspace, writeInstant(now));
    for (const person of await ctx.directory.everyone(WORKSPACE))
      await savePerson(tx, WORKSPACE, person, now);
  });
  const community = await setUpCommunity(ctx, actorOf(LEADER), CHANNEL, {
    name: 'Rounds',
    purpose: 'To be asked',
    zone: 'UTC',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  // Of a large channel they are read a day later.
  await reconcileCommunities(ctx, WORKSPACE, now);
  return community.id;
}

/** A round that the leader sends, with what is not said here as usual. */
export async function openRoundIn(ctx: Ctx, community: CommunityId, typed: TypedRound): Promise<RoundId> {
  const leader = actorOf(LEADER);
  const { place } = await proposeRound(ctx, leader, community);
  const draft = await changeDraft(ctx, leader, place, typed, 'to send');
  const opened = await openRound(ctx, leader, draft.place.roundId);
  if (opened.is !== 'open') throw new Error(`the round is ${opened.is}`);
  return opened.round.id;
}

function personOf(user: UserId): Person {
  return { userId: user, name: user.toLowerCase(), zone: 'UTC', standing: 'regular', isActive: true };
}
