import type { ChannelId, UserId, WorkspaceId } from '../../../ids.ts';
import type { Ctx } from '../../context.ts';
import type { Person } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';

const AT_ONCE = 8;

export interface InChannel {
  /** Everyone there, bots and strangers included. */
  readonly ids: ReadonlySet<UserId>;
  /** Those that Slack told us of. */
  readonly people: readonly Person[];
}

/** Who is in the channel. `patiently`: waits where Slack asks us to go slower, as jobs can and people cannot. */
export async function peopleInChannel(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
  { patiently }: { readonly patiently: boolean },
): Promise<InChannel> {
  const ids = await ctx.directory.channelMembers(workspace, channel);
  const people: Person[] = [];
  const waiting = ids.values();
  const lookUp = async () => {
    for (const user of waiting) {
      const person = await personOrNot(ctx, workspace, user, patiently);
      if (person !== null) people.push(person);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lookUp));
  return { ids: new Set(ids), people };
}

/** One whom Slack does not tell of now is found another day; the others need not wait for it. */
async function personOrNot(
  ctx: Ctx,
  workspace: WorkspaceId,
  user: UserId,
  patiently: boolean,
): Promise<Person | null> {
  try {
    return await ctx.directory.person(workspace, user, { allowOlder: true, patiently });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
