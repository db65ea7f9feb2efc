import type { ChannelId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Ctx } from '../../context.ts';
import type { LookUp, Person } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';

const AT_ONCE = 8;
/** From here on, reading the list of everybody asks less of Slack. */
const MOST_ONE_BY_ONE = 60;

export interface InChannel {
  /** Everyone there, bots and strangers included. */
  readonly ids: ReadonlySet<UserId>;
  /** Those that Slack told us of. */
  readonly people: readonly Person[];
}

/** Everybody of the workspace, read when first asked for. */
export type Roster = () => Promise<ReadonlyMap<UserId, Person>>;

export function rosterOf(ctx: Ctx, workspace: WorkspaceId): Roster {
  let read: Promise<ReadonlyMap<UserId, Person>> | null = null;
  const byId = async () =>
    new Map((await ctx.directory.everyone(workspace)).map((person) => [person.userId, person]));
  return () => {
    read ??= byId();
    return read;
  };
}

/** Who is in a channel of few, while a person waits. */
export async function peopleInSmallChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
): Promise<InChannel> {
  const ids = await ctx.directory.channelMembers(workspace, channel);
  return { ids: new Set(ids), people: await lookUp(ctx, workspace, ids, { allowOlder: true }) };
}

/** Who is in a channel of any size; waits where Slack asks us to go slower. */
export async function peopleInChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  roster: Roster,
): Promise<InChannel> {
  const ids = await ctx.directory.channelMembers(workspace, channel);
  const everybody = ids.length > MOST_ONE_BY_ONE ? await roster() : new Map<UserId, Person>();
  const listed = ids.flatMap((id) => everybody.get(id) ?? []);
  const others = ids.filter((id) => !everybody.has(id));
  const looked = await lookUp(ctx, workspace, others, { allowOlder: true, patiently: true });
  return { ids: new Set(ids), people: [...listed, ...looked] };
}

async function lookUp(
  ctx: Ctx,
  workspace: WorkspaceId,
  ids: readonly UserId[],
  how: LookUp,
): Promise<Person[]> {
  const people: Person[] = [];
  const waiting = ids.values();
  const next = async () => {
    for (const user of waiting) {
      const person = await personOrNot(ctx, workspace, user, how);
      if (person !== null) people.push(person);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return people;
}

/** One whom Slack does not tell of now is found another day; the others need not wait for it. */
async function personOrNot(
  ctx: Ctx,
  workspace: WorkspaceId,
  user: UserId,
  how: LookUp,
): Promise<Person | null> {
  try {
    return await ctx.directory.person(workspace, user, how);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
