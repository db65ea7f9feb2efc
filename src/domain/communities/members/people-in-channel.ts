import type { ChannelId, WorkspaceId } from '../../../ids.ts';
import type { Ctx } from '../../context.ts';
import type { Person } from '../../directory.ts';

/** Everyone in the channel as Slack knows them, bots and strangers included. Slow for big channels: a look-up a person. */
export async function followedPeople(
  ctx: Ctx,
  workspace: WorkspaceId,
  channel: ChannelId,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const user of await ctx.directory.channelMembers(workspace, channel)) {
    const person = await ctx.directory.person(workspace, user, { allowOlder: true });
    if (person !== null) people.push(person);
  }
  return people;
}
