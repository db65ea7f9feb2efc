import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import type { Person } from '../../directory.ts';
import { forgetLookUp, savedPerson, savePerson } from '../../people/store.ts';
import { mayBelong } from '../belonging.ts';
import type { Community } from '../community.ts';
import { findCommunity, findCommunityOfChannel, listCommunities } from '../store.ts';
import { peopleInChannel, type Roster, rosterOf } from './people-in-channel.ts';
import {
  findMember,
  listMembers,
  listMembersUnlooked,
  putMember,
  saveMembersLookedAt,
  stateSince,
} from './store.ts';

/** What Slack told of a person and a channel. `at` is when it happened, not when we heard. */
export interface ComingOrGoing {
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly isThere: boolean;
  readonly at: Temporal.Instant;
}

/** Someone came or left. News older than what we know of them changes nothing: events come late, twice and in any order. */
export async function followPerson(ctx: Ctx, workspace: WorkspaceId, told: ComingOrGoing): Promise<void> {
  const { channelId, userId, isThere, at } = told;
  const community = await look(ctx, (tx) => findCommunityOfChannel(tx, workspace, channelId));
  if (community === null) return;
  const person = await ctx.directory.person(workspace, userId, { allowOlder: true });
  if (person === null) return;
  await change(ctx, workspace, async (tx) => {
    const current = await findCommunity(tx, workspace, community.id);
    if (current !== null) await place(tx, current, { person, isThere, at });
  });
}

/**
 * Slack told that a person changed: left the organisation, became a guest, moved. It tells of every change of mood too, so only what
 * differs from what we know is looked up.
 */
export async function followChanges(ctx: Ctx, workspace: WorkspaceId, told: Person): Promise<void> {
  const known = await look(ctx, (tx) => savedPerson(tx, workspace, told.userId));
  if (known === null || isSame(known.person, told)) return;
  await change(ctx, workspace, (tx) => forgetLookUp(tx, workspace, told.userId));
  const person = await ctx.directory.person(workspace, told.userId, { allowOlder: true, patiently: true });
  if (person === null) return;
  const at = ctx.clock.now();
  for (const community of await look(ctx, (tx) => listCommunities(tx, workspace))) {
    const before = mayBelong(community, known.person);
    const after = mayBelong(community, person);
    if (before === after || community.restingBecause !== null) continue;
    const isThere = after && (await isInChannel(ctx, community, person.userId));
    await change(ctx, workspace, (tx) => place(tx, community, { person, isThere, at }));
  }
}

/** Compares communities with who is in their channels now, and finds whatever the events did not tell. */
export async function reconcileMembers(
  ctx: Ctx,
  workspace: WorkspaceId,
  communities: readonly Community[],
): Promise<void> {
  const roster = rosterOf(ctx, workspace);
  for (const community of communities) await reconcile(ctx, community, roster);
}

async function reconcile(ctx: Ctx, community: Community, roster: Roster): Promise<void> {
  const { workspaceId, id, channelId } = community;
  // What happens while we read the list is newer than the list.
  const at = ctx.clock.now();
  const there = await peopleInChannel(ctx, workspaceId, channelId, roster);
  await change(ctx, workspaceId, async (tx) => {
    const current = await findCommunity(tx, workspaceId, id);
    if (current === null) return;
    for (const person of there.people) {
      await savePerson(tx, workspaceId, person, at);
      await place(tx, current, { person, isThere: true, at });
    }
    for (const member of await listMembers(tx, workspaceId, id)) {
      if (!there.ids.has(member.userId)) await leave(tx, current, member.userId, at);
    }
    await saveMembersLookedAt(tx, workspaceId, id, writeInstant(at));
  });
}

/** The same for communities that were just set up, woke, or now take other people. */
export async function reconcileChanged(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  await reconcileMembers(ctx, workspace, await look(ctx, (tx) => listMembersUnlooked(tx, workspace)));
}

interface Place {
  readonly person: Person;
  readonly isThere: boolean;
  readonly at: Temporal.Instant;
}

/** Puts one person where they belong by what was so at `at`. Does nothing where that is so already, or something newer is known. */
async function place(tx: Tx, community: Community, { person, isThere, at }: Place): Promise<void> {
  const { workspaceId, id } = community;
  if (!(isThere && mayBelong(community, person))) {
    await leave(tx, community, person.userId, at);
    return;
  }
  const member = await findMember(tx, workspaceId, id, person.userId);
  // Whoever stepped out stays out; whoever belonged and came back is welcome without asking again.
  const comesBack = member?.state === 'left' && (await isNewer(tx, community, person.userId, at));
  const isNew = member === null && community.belonging === 'everyone';
  if (comesBack || isNew) await put(tx, community, person.userId, 'belongs', at);
}

async function leave(tx: Tx, community: Community, user: UserId, at: Temporal.Instant): Promise<void> {
  const member = await findMember(tx, community.workspaceId, community.id, user);
  if (member?.state !== 'belongs' || !(await isNewer(tx, community, user, at))) return;
  await put(tx, community, user, 'left', at);
}

function put(
  tx: Tx,
  { workspaceId, id }: Community,
  userId: UserId,
  state: 'belongs' | 'left',
  at: Temporal.Instant,
): Promise<void> {
  return putMember(tx, workspaceId, { communityId: id, userId, role: 'member', state }, writeInstant(at));
}

async function isNewer(tx: Tx, community: Community, user: UserId, at: Temporal.Instant): Promise<boolean> {
  const since = await stateSince(tx, community.workspaceId, community.id, user);
  return since === null || Temporal.Instant.compare(since, at) <= 0;
}

async function isInChannel(ctx: Ctx, { workspaceId, channelId }: Community, user: UserId): Promise<boolean> {
  return (await ctx.directory.channelMembers(workspaceId, channelId)).includes(user);
}

function isSame(known: Person, told: Person): boolean {
  return (
    known.name === told.name &&
    known.zone === told.zone &&
    known.standing === told.standing &&
    known.isActive === told.isActive
  );
}
