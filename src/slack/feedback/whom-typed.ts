import { personNamed } from '../../domain/feedback/meeting.ts';
import { type UserId, userId } from '../../ids.ts';
import { cut, escapeWords } from '../blocks/text.ts';
import type { Call } from '../calls.ts';

/** `<@U123|ben>`, as Slack sends a person chosen from its list. */
const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/;
const BETWEEN = /^(?:\s|,|&amp;|and\b)*(?=<@)/i;

export interface TypedPeople {
  readonly users: readonly UserId[];
  /** What follows them, as Slack sent it. */
  readonly rest: string;
}

/** The people mentioned at the beginning of what was typed after a command. */
export function peopleTyped(text: string): TypedPeople {
  const users: UserId[] = [];
  let rest = text.trim();
  for (;;) {
    const [mention = '', id] = MENTION.exec(rest) ?? [];
    const user = userId.parse(id);
    if (user === null) return { users: [...new Set(users)], rest: rest.trim() };
    users.push(user);
    rest = rest.slice(mention.length).replace(BETWEEN, '');
  }
}

/** Somebody typed by name alone: who it is, or a kind word that we do not know. `name` is mrkdwn. */
export async function personTyped(
  call: Call,
  name: string,
): Promise<{ readonly user: UserId | null; readonly note: string | null }> {
  const bare = name.replace(/^@/, '');
  const user = await personNamed(call.ctx, call.actor, bare);
  if (user !== null) return { user, note: null };
  const shown = escapeWords(cut(bare, 60));
  return {
    user,
    note: `I do not know whom you mean by “${shown}”. Please choose the person here.`,
  };
}
