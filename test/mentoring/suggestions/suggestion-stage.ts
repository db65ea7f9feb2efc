import type { Db } from '../../../src/db/open.ts';
import { write } from '../../../src/db/transaction.ts';
import { change } from '../../../src/domain/context.ts';
import { putProfile } from '../../../src/domain/mentoring/profiles/store.ts';
import { writtenSkills } from '../../../src/domain/mentoring/skills/skill.ts';
import { listSkills } from '../../../src/domain/mentoring/skills/skills.ts';
import { acceptSuggestion, declineSuggestion } from '../../../src/domain/mentoring/suggestions/answering.ts';
import { carryOnSuggestions } from '../../../src/domain/mentoring/suggestions/carrying-on.ts';
import { suggest, withdrawSuggestionsOf } from '../../../src/domain/mentoring/suggestions/suggesting.ts';
import { deliveryId, matchingRoundId, type SuggestionId, skillId, suggestionId } from '../../../src/ids.ts';
import { memoryKeys } from '../../../src/keys/memory-keys.ts';
import {
  actorOf,
  BEGIN,
  communityIn,
  contextOf,
  LEADER,
  memberNamed,
  WORKSPACE,
} from '../../support/round-stage.ts';
import { addSentRound } from './round-that-was-sent.ts';

/** Mentors are members 0 to so many, with these capacities; mentees come after them. */
export interface Staged {
  readonly capacities: readonly number[];
  readonly mentees: number;
}

/** Mentors and mentees of one skill in a community, without any Slack: for the doors of the domain alone. */
export async function suggestionStage(db: Db, { capacities, mentees }: Staged) {
  let now = BEGIN;
  const members = capacities.length + mentees;
  const ctx = contextOf({ db, keys: memoryKeys(), members, now: () => now });
  const communityId = await communityIn(ctx);
  const of = { workspaceId: WORKSPACE, communityId };
  await write(db, async (tx) => {
    const fresh = writtenSkills(['SQL'], 'helps').map((skill) => ({
      ...skill,
      id: skillId.of(crypto.randomUUID()),
    }));
    const sql = await listSkills(tx, of, fresh, now);
    for (let member = 0; member < members; member += 1) {
      const capacity = capacities[member];
      const isMentor = capacity !== undefined;
      const said = {
        wants: isMentor ? ('mentor' as const) : ('mentee' as const),
        capacity: capacity ?? 0,
        helps: isMentor ? sql : [],
        learns: isMentor ? [] : sql,
        experience: null,
        languages: [],
        hoursAMonth: null,
        hopes: null,
        team: null,
        managerId: null,
        avoids: [],
      };
      await putProfile(tx, { ...of, userId: memberNamed(member) }, said, now);
    }
  });
  const suggestTo = async (mentor: number, mentee: number, told: Told = {}): Promise<SuggestionId> => {
    const { roundId = null, askedBy = null } = told;
    const id = suggestionId.of(crypto.randomUUID());
    const given = {
      ...of,
      id,
      roundId,
      askedBy: askedBy === null ? null : memberNamed(askedBy),
      program: 'mentoring',
      preset: 'teacher',
      people: [
        { userId: memberNamed(mentor), part: 'mentor' },
        { userId: memberNamed(mentee), part: 'mentee' },
      ],
      answerDays: 3,
    } as const;
    const ids = [deliveryId.of(crypto.randomUUID()), deliveryId.of(crypto.randomUUID())];
    await change(ctx, WORKSPACE, (tx) => suggest(tx, given, ids, now));
    return id;
  };
  return {
    ctx,
    communityId,
    suggestTo,
    accept: (member: number, id: SuggestionId) => acceptSuggestion(ctx, actorOf(memberNamed(member)), id),
    decline: (member: number, id: SuggestionId) =>
      declineSuggestion(ctx, actorOf(memberNamed(member)), id, { why: null, words: null }),
    /** The round of these pairs, and of all members. */
    round: async (pairs: readonly (readonly [mentor: number, mentee: number])[]) => {
      const roundId = matchingRoundId.of(crypto.randomUUID());
      await addRound(db, { roundId, communityId, capacities, members, now });
      for (const [mentor, mentee] of pairs) await suggestTo(mentor, mentee, { roundId });
      return roundId;
    },
    cancel: (roundId: ReturnType<typeof matchingRoundId.of>) =>
      change(ctx, WORKSPACE, async (tx) => {
        await tx
          .updateTable('matching_rounds')
          .set({ state: 'cancelled' })
          .where('id', '=', roundId)
          .where('state', '=', 'sent')
          .execute();
        await withdrawSuggestionsOf(tx, WORKSPACE, roundId, now);
      }),
    pass: async (hours: number) => {
      now = now.add({ hours });
      await carryOnSuggestions(ctx, WORKSPACE, now);
    },
  };
}

interface Told {
  readonly roundId?: ReturnType<typeof matchingRoundId.of> | null;
  readonly askedBy?: number | null;
}

interface OfRound {
  readonly roundId: ReturnType<typeof matchingRoundId.of>;
  readonly communityId: Awaited<ReturnType<typeof communityIn>>;
  readonly capacities: readonly number[];
  readonly members: number;
  readonly now: Temporal.Instant;
}

async function addRound(db: Db, { roundId, communityId, capacities, members, now }: OfRound): Promise<void> {
  const round = { id: roundId, communityId, program: 'mentoring', answerDays: 3 } as const;
  await addSentRound(db, { ...round, workspaceId: WORKSPACE, ownerId: LEADER }, now);
  const rows = Array.from({ length: members }, (_, member) => ({
    workspace_id: WORKSPACE,
    round_id: roundId,
    user_id: memberNamed(member),
    part: member < capacities.length ? ('mentor' as const) : ('mentee' as const),
    skips: 0 as const,
    left_because: null,
    is_told: 0 as const,
  }));
  await db.kysely.insertInto('matching_people').values(rows).execute();
}
