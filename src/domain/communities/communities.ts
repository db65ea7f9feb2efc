import { writeInstant } from '../../db/instants.ts';
import type { Db } from '../../db/open.ts';
import { read, type Tx } from '../../db/transaction.ts';
import type { ChannelId, CommunityId, UserId, WorkspaceId } from '../../ids.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { savedPerson } from '../people/store.ts';
import { localDateOf } from '../time.ts';
import type { Community, Member } from './community.ts';
import { countMembers, findMember, listMembers, listNewcomers } from './members/store.ts';
import { zoneWhereLived } from './members/store-of-days.ts';
import {
  findCommunity,
  findCommunityOfChannel,
  findNormsLookedAt,
  findSetUpAt,
  listCommunitiesOf,
  listNorms,
} from './store.ts';

/** The active communities where this person belongs, oldest first. */
export function communitiesOf(ctx: Ctx, actor: Actor): Promise<Community[]> {
  return look(ctx, (tx) => listCommunitiesOf(tx, actor.workspaceId, actor.userId));
}

/** The community of this channel where this person belongs to it; elsewhere all of theirs, oldest first. */
export async function communitiesAround(
  ctx: Ctx,
  actor: Actor,
  channel: ChannelId | null,
): Promise<Community[]> {
  const theirs = await communitiesOf(ctx, actor);
  const here = theirs.filter((community) => community.channelId === channel);
  return here.length > 0 ? here : theirs;
}

/**
 * Which community is meant: the channel's own in a home channel; elsewhere the person's only one, else the one they used
 * last. Null where there is none. Says nothing of rights: a person may stand in a home channel and not belong.
 */
export function communityFor(ctx: Ctx, actor: Actor, channel: ChannelId | null): Promise<Community | null> {
  const { workspaceId, userId } = actor;
  return look(ctx, async (tx) => {
    const here = channel === null ? null : await findCommunityOfChannel(tx, workspaceId, channel);
    if (here !== null) return here;
    const theirs = await listCommunitiesOf(tx, workspaceId, userId);
    const known = await savedPerson(tx, workspaceId, userId);
    return theirs.find((community) => community.id === known?.lastCommunityId) ?? theirs[0] ?? null;
  });
}

/** The active communities where both belong, oldest first, inside someone's transaction. */
export async function sharedCommunities(
  tx: Tx,
  workspace: WorkspaceId,
  one: UserId,
  other: UserId,
): Promise<Community[]> {
  const theirs = new Set((await listCommunitiesOf(tx, workspace, other)).map(({ id }) => id));
  return (await listCommunitiesOf(tx, workspace, one)).filter(({ id }) => theirs.has(id));
}

/** A community, inside someone's transaction; null where it is gone. Says nothing of rights. */
export function findCommunityById(
  tx: Tx,
  workspace: WorkspaceId,
  id: CommunityId,
): Promise<Community | null> {
  return findCommunity(tx, workspace, id);
}

/** Whether this person belongs there now, inside someone's transaction. */
export async function isMember(
  tx: Tx,
  workspace: WorkspaceId,
  id: CommunityId,
  user: UserId,
): Promise<boolean> {
  return (await findMember(tx, workspace, id, user))?.state === 'belongs';
}

/** Everyone who belongs there now, inside someone's transaction. */
export async function peopleOf(tx: Tx, workspace: WorkspaceId, id: CommunityId): Promise<UserId[]> {
  const members = await listMembers(tx, workspace, id);
  return members.filter(({ state }) => state === 'belongs').map(({ userId }) => userId);
}

/**
 * Who belongs and came at most so many days ago, in the order of their ids, inside someone's transaction. Those who came with its first
 * hour were there before it, and are no newcomers.
 */
export async function newcomersOf(
  tx: Tx,
  { workspaceId, communityId }: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId },
  days: number,
  now: Temporal.Instant,
): Promise<UserId[]> {
  const since = now.subtract({ hours: 24 * days });
  const begun = (await findSetUpAt(tx, workspaceId, communityId))?.add({ hours: 1 }) ?? since;
  const from = Temporal.Instant.compare(since, begun) < 0 ? begun : since;
  return await listNewcomers(tx, workspaceId, communityId, writeInstant(from));
}

/** How many belong there now, inside someone's transaction. */
export function countPeople(tx: Tx, workspace: WorkspaceId, id: CommunityId): Promise<number> {
  return countMembers(tx, workspace, id);
}

/** The local date where this person's days pass, inside someone's transaction: their zone, Slack's, or the community's. */
export async function todayOf(
  tx: Tx,
  of: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId; readonly userId: UserId },
  now: Temporal.Instant,
): Promise<string> {
  return localDateOf(now, await zoneWhereLived(tx, of));
}

/** Where this person's days pass, inside someone's transaction: their choice for this community, else Slack's word, else the community's. IANA. */
export function zoneOf(
  tx: Tx,
  of: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId; readonly userId: UserId },
): Promise<string> {
  return zoneWhereLived(tx, of);
}

export interface CommunityShown {
  readonly community: Community;
  readonly norms: readonly string[];
  readonly normsLookedAt: string;
}

/** A community with its agreement, as its messages show it. Null where it is gone. */
export function communityShown(
  db: Db,
  workspace: WorkspaceId,
  id: CommunityId,
): Promise<CommunityShown | null> {
  return read(db, async (tx) => {
    const community = await findCommunity(tx, workspace, id);
    const lookedAt = await findNormsLookedAt(tx, workspace, id);
    if (community === null || lookedAt === null) return null;
    return { community, norms: await listNorms(tx, workspace, id), normsLookedAt: lookedAt };
  });
}

/** This person's place in a community; null where they were never there. */
export function memberIn(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Member | null> {
  return look(ctx, (tx) => findMember(tx, actor.workspaceId, id, actor.userId));
}
