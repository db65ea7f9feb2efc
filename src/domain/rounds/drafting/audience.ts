import { type UserId, userGroupId, userId } from '../../../ids.ts';
import type { UserGroup } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';
import type { Audience } from '../round.ts';
import type { TypedRound } from './draft.ts';

/** Slack's field holds no more; who asks more people asks the channel or a user group. */
export const MOST_CHOSEN = 100;
const MOST_NAMED = 8;

/** Who is asked, as chosen. @throws Refusal `invalid` at `who`, `people` or `group`. */
export function checkAudience(
  typed: TypedRound,
  before: Audience,
  groups: readonly UserGroup[] | null,
): Audience {
  switch (typed.who) {
    case undefined:
      return before;
    case 'channel':
      return { who: 'channel' };
    case 'chosen':
      return { who: 'chosen', people: peopleIn(typed, before) };
    case 'group':
      return groupIn(typed, before, groups);
    default:
      throw new Refusal('invalid', 'Please choose who is asked.', 'who');
  }
}

function peopleIn({ people }: TypedRound, before: Audience): UserId[] {
  const known = before.who === 'chosen' ? before.people : [];
  const chosen = new Set(people === undefined ? known : people.flatMap((id) => userId.parse(id) ?? []));
  if (chosen.size === 0) throw new Refusal('invalid', 'Please choose at least one member.', 'people');
  if (chosen.size > MOST_CHOSEN) {
    throw new Refusal(
      'invalid',
      `These are ${chosen.size} people. Please choose at most ${MOST_CHOSEN}, or ask everyone in the channel.`,
      'people',
    );
  }
  return [...chosen].sort();
}

function groupIn({ group }: TypedRound, before: Audience, groups: readonly UserGroup[] | null): Audience {
  if (groups === null) {
    throw new Refusal(
      'unavailable',
      'I cannot read the user groups of this workspace now. Please choose another way.',
      'group',
    );
  }
  const known = before.who === 'group' ? before.groupId : null;
  const chosen = group === undefined ? known : userGroupId.parse(group);
  if (chosen === null) throw new Refusal('invalid', 'Please choose a user group.', 'group');
  const found = groups.find(({ id }) => id === chosen);
  if (found === undefined) {
    throw new Refusal('invalid', 'This user group is no longer there. Please choose another.', 'group');
  }
  return { who: 'group', groupId: found.id, handle: found.handle };
}

/** Somebody who was chosen and cannot be asked. */
export interface Stranger {
  /** Null where we do not know it. */
  readonly name: string | null;
  readonly isApp: boolean;
}

/** @throws Refusal `invalid` at `people`, which names them, where there are any. */
export function refuseStrangers(strangers: readonly Stranger[], communityName: string): void {
  if (strangers.length === 0) return;
  const all = strangers.map(nameOf).sort((one, other) => one.localeCompare(other, 'en'));
  const names = all.slice(0, MOST_NAMED);
  const others = all.length - names.length;
  const list = [...names, ...(others === 0 ? [] : [`${others} more`])].join(', ');
  throw new Refusal(
    'invalid',
    `Only members of ${communityName} can be asked. Please take out: ${list}.`,
    'people',
  );
}

function nameOf({ name, isApp }: Stranger): string {
  if (name === null) return 'someone I do not know';
  return isApp ? `${name} (an app)` : name;
}
