import type { Tx } from '../db/transaction.ts';
import type { CommunityId } from '../ids.ts';
import type { Community, Member } from './communities/community.ts';
import { findMember } from './communities/members/store.ts';
import { findCommunity } from './communities/store.ts';
import type { Actor, Ctx } from './context.ts';
import type { Person } from './directory.ts';
import { Refusal } from './refusal.ts';

/** A person who acts, as Slack knows them now. Only `identify` makes one, so that nothing is checked against an old role. */
export interface Identified {
  readonly actor: Actor;
  readonly person: Person;
}

export interface Membership {
  readonly community: Community;
  readonly member: Member;
}

/**
 * Who this is, looked up at most a minute ago; before the transaction, never inside it. While Slack does not answer,
 * members go on as last known, and leaders wait. An `answerer` is a member of whom nothing may be kept that says when they answered.
 * @throws Refusal for people who are deactivated, of another organisation, or no people.
 */
export async function identify(
  ctx: Ctx,
  actor: Actor,
  as: 'member' | 'leader' | 'answerer',
): Promise<Identified> {
  const { workspaceId, userId } = actor;
  const person = await ctx.directory.person(workspaceId, userId, {
    allowOlder: as !== 'leader',
    withoutTrace: as === 'answerer',
  });
  if (person === null || !person.isActive || person.standing === 'bot') {
    throw new Refusal('not_allowed', 'Lyceum is for people with an active account in this workspace.');
  }
  if (person.standing === 'outsider') {
    throw new Refusal(
      'not_allowed',
      'Lyceum is for people of this organisation. You can still read and answer in the channel.',
    );
  }
  return { actor, person };
}

/**
 * This person as somebody who may read there, also while the community rests.
 * @throws Refusal `not_found` where there is no such community, or they do not belong: the two look alike from outside.
 */
export async function asReader(tx: Tx, who: Identified, id: CommunityId): Promise<Membership> {
  const { workspaceId, userId } = who.actor;
  const community = await findCommunity(tx, workspaceId, id);
  const member = community === null ? null : await findMember(tx, workspaceId, id, userId);
  if (community === null || member === null || member.state !== 'belongs') {
    throw new Refusal('not_found', 'You are not in this community now. Join its channel, then try again.');
  }
  if (who.person.standing === 'guest' && !community.guestsBelong) {
    throw new Refusal(
      'not_allowed',
      `Guests do not take part in ${community.name}. A leader can change that.`,
    );
  }
  return { community, member };
}

/** This person as a member of that community. @throws Refusal like asReader, and `conflict` while it rests. */
export async function asMember(tx: Tx, who: Identified, id: CommunityId): Promise<Membership> {
  const membership = await asReader(tx, who, id);
  if (membership.community.restingBecause !== null) {
    throw new Refusal('conflict', `${whyItRests(membership.community)} Nothing can change there until then.`);
  }
  return membership;
}

/** Why a community rests, and what would wake it. Empty where it does not rest. */
export function whyItRests({ name, restingBecause }: Community): string {
  switch (restingBecause) {
    case null:
      return '';
    case 'archived':
      return `${name} is resting until its channel is taken out of the archive.`;
    case 'deleted':
      return `${name} is resting, because its channel was deleted.`;
    case 'removed':
      return `${name} is resting until someone adds me to its channel again.`;
    case 'shared':
      return `${name} is resting while its channel is shared with another organisation.`;
  }
}

/** This person as one of its leaders. @throws Refusal like asMember, and where they do not lead it. */
export async function asLeader(tx: Tx, who: Identified, id: CommunityId): Promise<Membership> {
  const membership = await asMember(tx, who, id);
  if (membership.member.role !== 'leader') {
    throw new Refusal('not_allowed', `Only leaders of ${membership.community.name} can do this.`);
  }
  return membership;
}
