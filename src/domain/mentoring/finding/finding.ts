import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { localDateOf } from '../../time.ts';
import { type Near, nearestFor } from '../matching/nearest.ts';
import { reasonsFor, tellingTo, type Writing } from '../matching/reasons.ts';
import type { InCommunity, MatchingPerson } from '../mentoring.ts';
import { pairKey } from '../pair-key.ts';
import { apartPairs, matchingPeople } from '../profiles/for-matching.ts';
import { type MentorIn, mentorIn } from '../profiles/profile.ts';
import { findProfile } from '../profiles/store.ts';
import { type Skill, type WrittenSkill, writtenSkill } from '../skills/skill.ts';
import { skillNames } from '../skills/skills.ts';
import { findSkills } from '../skills/store.ts';
import { skillsInstead } from './nearest-skills.ts';
import { listAskedNow, listHelpers, listOffers } from './store.ts';

const MOST_FOUND = 5;
/** Nobody asks more people at a time by themselves. */
export const openAsks = 3;

/** What somebody looked for, and whom I can suggest to them. For themselves alone. */
export interface Findings {
  readonly community: Community;
  /** As the list has it, else as it was written. */
  readonly skill: string;
  readonly found: readonly Found[];
  /** Other skills that are offered to them; where nobody was found. */
  readonly instead: readonly string[];
  /** Whether it is among what they want to learn. */
  readonly isWanted: boolean;
  /** Whom they have asked, and who has not answered yet. */
  readonly asked: readonly UserId[];
}

export interface Found {
  readonly userId: UserId;
  /** Why they, at most three sentences. */
  readonly reasons: readonly string[];
  /** What they hope for, in their words: they know that it is read. */
  readonly hopes: string | null;
}

/**
 * Up to five people who can help a member with a skill, whatever its spelling: who want to mentor, have room, and can be suggested to
 * them. Who would rather not, said no or was with them before is left out like whoever has no room: nothing tells them apart.
 * @throws Refusal `invalid` at `skill`, `conflict` while they are paused, and like asMember.
 */
export async function findMentors(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  typed: string,
  writing: Writing,
): Promise<Findings> {
  const who = await identify(ctx, actor, 'member');
  const written = readSkill(typed);
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const { community } = await asMember(tx, who, id);
    const of = mentorIn(actor, id);
    const own = await findProfile(tx, of);
    const [skill = null] = await findSkills(tx, of, [written.folded]);
    const apart = await apartPairs(tx, of);
    const near = skill === null ? [] : (await mentorsFor(tx, of, { skill, apart, now })).slice(0, MOST_FOUND);
    const found: Found[] = [];
    for (const one of near) found.push(await present(tx, of, one, writing));
    return {
      community,
      skill: skill?.name ?? written.name,
      found,
      instead: near.length > 0 ? [] : await offeredInstead(tx, of, written.folded, apart),
      isWanted: own?.learns.some((one) => one.id === skill?.id) ?? false,
      asked: await listAskedNow(tx, of),
    };
  });
}

/** What somebody looks for. @throws Refusal `invalid` at `skill` where there is nothing to see, or it is too long. */
export function readSkill(typed: string): WrittenSkill {
  const written = writtenSkill(typed, 'skill');
  if (written === null) throw new Refusal('invalid', 'Please name what you want to learn.', 'skill');
  return written;
}

/** Of somebody found, and of whoever looks. */
export interface NearMe extends Near {
  readonly mentee: MatchingPerson;
}

/** All who can be suggested for one skill, the best first, inside someone's transaction. @throws Refusal `conflict` while they are paused. */
export async function mentorsFor(
  tx: Tx,
  of: MentorIn,
  asked: { readonly skill: Skill; readonly apart: ReadonlySet<string>; readonly now: Temporal.Instant },
): Promise<NearMe[]> {
  const [self] = await matchingPeople(tx, { ...of, users: [of.userId], withoutProfile: true });
  if (self === undefined) throw paused();
  const mentee = { ...self, learns: [asked.skill.id] };
  const users = await listHelpers(tx, of, asked.skill.id);
  const known = await matchingPeople(tx, { ...of, users, withoutProfile: false });
  // In which order they stand must not tell what they gave as private reasons.
  const mentors = known.map((mentor) => ({ ...mentor, cares: [] }));
  const rules = { notManager: false, notSameTeam: false, sameLanguage: false, leastSharedMinutes: 0 };
  const on = localDateOf(asked.now, self.zone);
  const given = { program: 'mentoring', preset: 'teacher', rules, apart: asked.apart, on } as const;
  return nearestFor(mentee, mentors, given, mentors.length).map((near) => ({ ...near, mentee }));
}

async function present(
  tx: Tx,
  of: InCommunity,
  { mentor, mentee, sharedMinutes }: NearMe,
  writing: Writing,
): Promise<Found> {
  const names = await skillNames(tx, of.workspaceId, [...mentor.helps, ...mentee.learns]);
  const found = { program: 'mentoring', preset: 'teacher', sharedMinutes } as const;
  const profile = await findProfile(tx, { ...of, userId: mentor.userId });
  return {
    userId: mentor.userId,
    hopes: profile?.hopes ?? null,
    reasons: reasonsFor(mentor, mentee, found, tellingTo(mentee.userId, writing, names)),
  };
}

async function offeredInstead(
  tx: Tx,
  of: MentorIn,
  folded: string,
  apart: ReadonlySet<string>,
): Promise<string[]> {
  const offers = (await listOffers(tx, of)).filter(
    ({ userId }) => userId !== of.userId && !apart.has(pairKey(userId, of.userId)),
  );
  const bySkill = Map.groupBy(offers, ({ id }) => id);
  const offered = [...bySkill.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ name: first.name, folded: first.folded, times: same.length }];
  });
  return skillsInstead(folded, offered);
}

function paused(): Refusal {
  return new Refusal(
    'conflict',
    'You are paused, so I suggest nobody to you. Type `/mentor resume`, and look again.',
  );
}
