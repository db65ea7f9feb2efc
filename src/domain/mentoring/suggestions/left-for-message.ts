import { read, type Tx } from '../../../db/transaction.ts';
import {
  type CommunityId,
  type MatchingRoundId,
  type UserId,
  userId,
  type WorkspaceId,
} from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Ctx } from '../../context.ts';
import { inBoth } from '../matching/in-both.ts';
import type { Program } from '../mentoring.ts';
import { pairKey } from '../pair-key.ts';
import { apartPairs, matchingPeople } from '../profiles/for-matching.ts';
import { skillNames } from '../skills/skills.ts';
import { standingsOf } from './store-of-people.ts';
import { roundNow } from './store-of-rounds.ts';

export interface LeftTold {
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly program: Program;
  readonly because: string;
  /** Somebody whom they can ask by themselves, as long as that one has room and can be suggested to them. */
  readonly alternative: Alternative | null;
}

interface Alternative {
  readonly userId: UserId;
  /** What they offer of it, else what they offer; null where that is nothing. */
  readonly skill: string | null;
}

interface LeftAsked {
  readonly roundId: MatchingRoundId;
  readonly reader: UserId;
  /** As it was owed. */
  readonly subject: Readonly<Record<string, string>>;
  readonly stands: boolean;
}

/** What the word to somebody says whom a round left with nobody; about to be said for the first time, null where they have left. */
export function leftForMessage(
  ctx: Pick<Ctx, 'db'>,
  workspace: WorkspaceId,
  { roundId, reader, subject, stands }: LeftAsked,
): Promise<LeftTold | null> {
  return read(ctx.db, async (tx) => {
    const round = await roundNow(tx, workspace, roundId);
    const community = round === null ? null : await findCommunityById(tx, workspace, round.communityId);
    if (round === null || community === null) return null;
    const of = { workspaceId: workspace, communityId: community.id };
    const isThere = (await standingsOf(tx, of, [reader])).get(reader)?.isThere === true;
    if (!stands && !isThere) return null;
    const other = round.program === 'mentoring' ? userId.parse(subject.alternativeId) : null;
    return {
      communityId: community.id,
      communityName: community.name,
      program: round.program,
      because: subject.because ?? '',
      alternative: other === null ? null : await alternativeOf(tx, of, reader, other),
    };
  });
}

async function alternativeOf(
  tx: Tx,
  of: { readonly workspaceId: WorkspaceId; readonly communityId: CommunityId },
  reader: UserId,
  other: UserId,
): Promise<Alternative | null> {
  const people = await matchingPeople(tx, { ...of, users: [reader, other], withoutProfile: true });
  const mentor = people.find((one) => one.userId === other);
  const mentee = people.find((one) => one.userId === reader);
  if (mentor === undefined || mentor.room === 0) return null;
  if ((await apartPairs(tx, of)).has(pairKey(reader, other))) return null;
  const [skill] = [...inBoth(mentor.helps, mentee?.learns ?? []), ...mentor.helps];
  const names = skill === undefined ? null : await skillNames(tx, of.workspaceId, [skill]);
  return { userId: other, skill: (skill === undefined ? null : names?.get(skill)) ?? null };
}
