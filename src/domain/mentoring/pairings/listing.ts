import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import type { PairingId, UserId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { findCommunityById, zoneOf } from '../../communities/communities.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { namesOf } from '../../people/store.ts';
import { localDateOf } from '../../time.ts';
import type { Program } from '../mentoring.ts';
import { type EndedBecause, othersIn, type Pairing, pairingKeys } from './pairing.ts';
import { pairingsWith } from './store.ts';
import { numbersOfReflections } from './store-of-check-ins.ts';
import { listOfPerson, ownWhys } from './store-of-lists.ts';

const MOST_RUNNING = 20;
const MOST_OVER = 10;

/** A pairing as one of its people sees it. Dates are local to them. */
export interface OwnPairing {
  readonly id: PairingId;
  readonly program: Program;
  readonly communityName: string;
  readonly others: readonly UserId[];
  /** Of the others, as last known; plain text. */
  readonly names: readonly string[];
  readonly since: string;
  /** When they are asked next how it goes; null where they are not. */
  readonly nextAskedOn: string | null;
  /** Check-ins under which they wrote something looking back, the earliest first. */
  readonly reflections: readonly number[];
  /** Null while it runs for them. */
  readonly over: { readonly on: string; readonly because: EndedBecause; readonly why: string | null } | null;
}

export interface OwnPairings {
  readonly running: readonly OwnPairing[];
  readonly over: readonly OwnPairing[];
  /** Whether there are more that are over than are shown. */
  readonly hasMore: boolean;
}

/** This person's pairings, in whatever community: what is theirs they can read also after leaving. */
export async function ownPairings(ctx: Ctx, actor: Actor): Promise<OwnPairings> {
  await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  return await look(ctx, async (tx) => {
    const over = await listOfPerson(tx, workspaceId, userId, { which: 'over', limit: MOST_OVER + 1 });
    return {
      running: await runningOf(ctx, tx, actor, MOST_RUNNING),
      over: await presented(ctx, tx, actor, over.slice(0, MOST_OVER)),
      hasMore: over.length > MOST_OVER,
    };
  });
}

/** Those that run, newest first. */
export function runningPairings(ctx: Ctx, actor: Actor, most: number): Promise<readonly OwnPairing[]> {
  return look(ctx, (tx) => runningOf(ctx, tx, actor, most));
}

/** Where the introduction of each can be read, which is in their conversation; those of which Slack does not say it are left out. */
export async function conversationsOf(
  ctx: Ctx,
  actor: Actor,
  ids: readonly PairingId[],
): Promise<ReadonlyMap<PairingId, string>> {
  const { workspaceId } = actor;
  const links = await Promise.all(
    ids.map(async (id) => {
      const at = await look(ctx, (tx) => whereItStands(tx, workspaceId, pairingKeys.introduction(id)));
      const link = at === null ? null : await ctx.directory.permalink(workspaceId, at.channelId, at.ts);
      return { id, link };
    }),
  );
  return new Map(links.flatMap(({ id, link }) => (link === null ? [] : [[id, link]])));
}

async function runningOf(ctx: Ctx, tx: Tx, actor: Actor, most: number): Promise<readonly OwnPairing[]> {
  const { workspaceId, userId } = actor;
  return await presented(
    ctx,
    tx,
    actor,
    await listOfPerson(tx, workspaceId, userId, { which: 'running', limit: most }),
  );
}

async function presented(
  ctx: Ctx,
  tx: Tx,
  { workspaceId, userId }: Actor,
  ids: readonly PairingId[],
): Promise<OwnPairing[]> {
  const pairings = await pairingsWith(tx, workspaceId, ids);
  const whys = await ownWhys(tx, workspaceId, userId, ids);
  const reflections = await numbersOfReflections(tx, workspaceId, userId, ids);
  const names = await namesOf(tx, workspaceId, [
    ...new Set(pairings.flatMap((one) => othersIn(one, userId))),
  ]);
  const own: OwnPairing[] = [];
  for (const pairing of pairings) {
    const { communityId } = pairing;
    const zone = await zoneOf(tx, { workspaceId, communityId, userId });
    const community = await findCommunityById(tx, workspaceId, communityId);
    const others = othersIn(pairing, userId);
    own.push({
      id: pairing.id,
      program: pairing.program,
      communityName: community?.name ?? '',
      others,
      names: others.map((user) => names.get(user) ?? 'somebody'),
      since: localDateOf(pairing.beganAt, zone),
      nextAskedOn: nextAskedOn(pairing, zone, ctx.clock.now()),
      reflections: reflections.get(pairing.id) ?? [],
      over: overFor(pairing, userId, { zone, why: whys.get(pairing.id) ?? null }),
    });
  }
  return own;
}

function nextAskedOn(
  { introducedAt, nextStepAt }: Pairing,
  zone: string,
  now: Temporal.Instant,
): string | null {
  if (introducedAt === null || nextStepAt === null) return null;
  const isPast = Temporal.Instant.compare(nextStepAt, now) < 0;
  return localDateOf(isPast ? now : nextStepAt, zone);
}

function overFor(
  pairing: Pairing,
  user: UserId,
  { zone, why }: { readonly zone: string; readonly why: string | null },
): OwnPairing['over'] {
  const leftAt = pairing.people.find((person) => person.userId === user)?.leftAt ?? null;
  if (leftAt !== null) return { on: localDateOf(leftAt, zone), because: 'ended', why };
  return pairing.ended === null
    ? null
    : { on: localDateOf(pairing.ended.at, zone), because: pairing.ended.because, why };
}
