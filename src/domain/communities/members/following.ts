import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import type { Person } from '../../directory.ts';
import { savePerson } from '../../people/store.ts';
import { mayBelong } from '../belonging.ts';
import type { Community } from '../community.ts';
import { tellOwnersWhereNobodyLeads } from '../leaderless.ts';
import { findCommunity, findCommunityOfChannel, listCommunities } from '../store.ts';
import { followedPeople } from './people-in-channel.ts';
import { findMember, listMembers, putMember } from './store.ts';

/**
 * Someone joined or left a channel, or said so to Slack: looks who is there now rather than trusting the event, which may come late
 * or twice. `isThere` is what the event said; the daily reconciliation mends what was missed.
 */
export async function followPerson(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  user: UserId,
  isThere: boolean,
): Promise<void> {
  const community = await look(ctx, (tx) => findCommunityOfChannel(tx, workspace, channel));
  if (community === null) return;
  const person = await ctx.directory.person(workspace, user, { allowOlder: true });
  if (person === null) return;
  await change(ctx, workspace, (tx) => place(tx, community, person, isThere, ctx.clock.now()));
  await tellOwnersWhereNobodyLeads(ctx, community);
}

/** Slack says that a person changed: left the organisation, became a guest, moved. */
export async function followChanges(ctx: Ctx, workspace: WorkspaceId, person: Person): Promise<void> {
  const now = ctx.clock.now();
  const touched = await change(ctx, workspace, async (tx) => {
    await savePerson(tx, workspace, person, now);
    const left: Community[] = [];
    for (const community of await listCommunities(tx, workspace)) {
      const member = await findMember(tx, workspace, community.id, person.userId);
      if (member?.state !== 'belongs' || mayBelong(community, person)) continue;
      await place(tx, community, person, false, now);
      left.push(community);
    }
    return left;
  });
  for (const community of touched) await tellOwnersWhereNobodyLeads(ctx, community);
}

/** Compares a community with who is in its channel now, and finds whatever the events did not tell. */
export async function reconcileMembers(ctx: Ctx, community: Community): Promise<void> {
  const people = await followedPeople(ctx, community.workspaceId, community.channelId);
  const inChannel = new Map(people.map((person) => [person.userId, person]));
  const now = ctx.clock.now();
  await change(ctx, community.workspaceId, async (tx) => {
    const current = await findCommunity(tx, community.workspaceId, community.id);
    if (current === null) return;
    for (const person of people) await place(tx, current, person, true, now);
    for (const member of await listMembers(tx, community.workspaceId, community.id)) {
      if (inChannel.has(member.userId) || member.state === 'left') continue;
      await leave(tx, current, member.userId, now);
    }
  });
  await tellOwnersWhereNobodyLeads(ctx, community);
}

/** Puts one person where they belong by what is true now. Does nothing where that is so already. */
async function place(
  tx: Tx,
  community: Community,
  person: Person,
  isThere: boolean,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id } = community;
  const member = await findMember(tx, workspaceId, id, person.userId);
  const belongs = isThere && mayBelong(community, person);
  if (!belongs) {
    if (member !== null && member.state !== 'left') await leave(tx, community, person.userId, now);
    return;
  }
  // Whoever stepped out stays out; whoever was here before and came back is welcome without asking again.
  const comesBack = member?.state === 'left';
  const isNew = member === null && community.belonging === 'everyone';
  if (!comesBack && !isNew) return;
  await putMember(
    tx,
    workspaceId,
    { communityId: id, userId: person.userId, role: 'member', state: 'belongs' },
    writeInstant(now),
  );
}

async function leave(tx: Tx, community: Community, user: UserId, now: Temporal.Instant): Promise<void> {
  await putMember(
    tx,
    community.workspaceId,
    { communityId: community.id, userId: user, role: 'member', state: 'left' },
    writeInstant(now),
  );
}
