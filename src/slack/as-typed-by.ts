import type { ChannelId } from '../ids.ts';
import { asTyped, unnamedMentions } from './blocks/as-typed.ts';
import type { Call } from './calls.ts';

/** A person waits for the window: more names than this are not looked up. */
const MOST_NAMES = 8;

/** Slack's mrkdwn as its author typed it, with the names of whom it mentions. `hidden`: a place that is nobody else's to know. */
export async function wordsAsTyped(
  { ctx, actor }: Call,
  mrkdwn: string,
  hidden: ChannelId | null = null,
): Promise<string> {
  const people = await Promise.all(
    unnamedMentions(mrkdwn)
      .slice(0, MOST_NAMES)
      .map((user) => ctx.directory.person(actor.workspaceId, user, { allowOlder: true })),
  );
  const names = new Map(people.flatMap((person) => (person === null ? [] : [[person.userId, person.name]])));
  return asTyped(mrkdwn, { names, ...(hidden === null ? {} : { hidden }) });
}
