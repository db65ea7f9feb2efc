import type { Tx } from '../../../db/transaction.ts';
import { type DeliveryId, deliveryId, type SuggestionId, suggestionId, type UserId } from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import { localDateOf } from '../../time.ts';
import { nearestFor } from '../matching/nearest.ts';
import type { Asked } from '../matching/premises.ts';
import type { MatchingPerson } from '../mentoring.ts';
import { apartPairs, matchingPeople } from '../profiles/for-matching.ts';
import { noteWaiting } from '../profiles/pausing.ts';
import { closeRoundIfSettled } from '../rounds/settling.ts';
import { savePeopleTold } from '../rounds/store-of-people.ts';
import {
  forbiddenIn,
  hasOpen,
  type InRound,
  isUnserved,
  listInRound,
  listNotNeeded,
  listUnserved,
  type SentRound,
} from './store-of-rounds.ts';
import { suggest } from './suggesting.ts';
import { tellLeft } from './telling-left.ts';

/** People told in one transaction. */
const SLICE = 200;

/**
 * For each whom a sent round has left without anybody: the next best who has room and takes part, without touching what was agreed or is
 * open; and where nobody is left, a word. When nothing of the round is open any more, the mentors who were not needed have theirs, and
 * it is closed.
 */
export async function findForNobody(ctx: Ctx, round: SentRound, now: Temporal.Instant): Promise<void> {
  const unserved = await look(ctx, (tx) => listUnserved(tx, round));
  if (unserved.length > 0) {
    const field = await look(ctx, (tx) => fieldOf(tx, round, now));
    for (const one of inTurn(unserved, field)) await findFor(ctx, round, field, one, now);
  }
  if (!(await look(ctx, (tx) => hasOpen(tx, round.workspaceId, round.id)))) await close(ctx, round, now);
}

/** Among whom a round can look. */
interface Field {
  readonly asked: Asked;
  readonly mentors: readonly MatchingPerson[];
  /** Those who take no part, and could be asked all the same. */
  readonly others: readonly MatchingPerson[];
  readonly mentees: ReadonlyMap<UserId, MatchingPerson>;
}

async function fieldOf(tx: Tx, round: SentRound, now: Temporal.Instant): Promise<Field> {
  const { program, preset, rules } = round;
  const inRound = new Map((await listInRound(tx, round)).map(({ userId, part }) => [userId, part]));
  const withoutProfile = program === 'buddies';
  const people = await matchingPeople(tx, { ...round, users: 'all', withoutProfile });
  const apart = [...(await apartPairs(tx, round)), ...(await forbiddenIn(tx, round))];
  const mayMentor = ({ userId }: MatchingPerson) =>
    inRound.get(userId) === 'mentor' || inRound.get(userId) === 'both';
  return {
    asked: {
      program: program === 'buddies' ? 'buddies' : 'mentoring',
      preset,
      rules,
      apart,
      on: localDateOf(now, 'UTC'),
    },
    // Whoever takes part as a mentor is one here, whatever their profile says, or without any.
    mentors: people.filter(mayMentor).map((person) => ({ ...person, wants: 'mentor' })),
    others: people.filter(({ userId }) => !inRound.has(userId)),
    mentees: new Map(people.map((person) => [person.userId, person])),
  };
}

/** Whom a round left with nobody before comes first. */
function inTurn(unserved: readonly InRound[], { mentees }: Field): InRound[] {
  const waited = ({ userId }: InRound) => (mentees.get(userId)?.waited === true ? 0 : 1);
  return [...unserved].sort((one, other) => waited(one) - waited(other));
}

interface Ids {
  readonly suggestion: SuggestionId;
  readonly told: readonly [DeliveryId, DeliveryId];
}

async function findFor(
  ctx: Ctx,
  round: SentRound,
  field: Field,
  { userId, part }: InRound,
  now: Temporal.Instant,
): Promise<void> {
  const mentee = field.mentees.get(userId);
  const isMentee = part !== 'peer' && mentee !== undefined;
  const next = isMentee ? nearestFor(mentee, field.mentors, field.asked, field.mentors.length) : [];
  const alternativeId = isMentee ? alternativeFor(mentee, field) : null;
  const ids: Ids = {
    suggestion: suggestionId.of(ctx.random.uuid()),
    told: [deliveryId.of(ctx.random.uuid()), deliveryId.of(ctx.random.uuid())],
  };
  await change(ctx, round.workspaceId, async (tx) => {
    if (!(await isUnserved(tx, round, userId))) return;
    for (const { mentor } of next) {
      if (!(await hasRoom(tx, round, mentor))) continue;
      return await suggestInstead(tx, round, { mentor: mentor.userId, mentee: userId, ids }, now);
    }
    const who = { workspaceId: round.workspaceId, communityId: round.communityId, userId };
    const word = { roundId: round.id, because: 'asked all', alternativeId } as const;
    await tellLeft(tx, who, word, ids.told[0], now);
    await noteWaiting(tx, who, now);
    // Not why: leaders read that, and it would say what somebody answered.
    await savePeopleTold(tx, round, [userId]);
  });
}

/** Somebody outside the round whom they can ask by themselves: for mentoring, in which one can ask. */
function alternativeFor(mentee: MatchingPerson, { asked, others }: Field): UserId | null {
  if (asked.program !== 'mentoring') return null;
  return nearestFor(mentee, others, asked, 1, 'beside the wish')[0]?.mentor.userId ?? null;
}

/** Others may have been suggested to them in the same tick. */
async function hasRoom(tx: Tx, round: SentRound, { userId }: MatchingPerson): Promise<boolean> {
  const withoutProfile = round.program === 'buddies';
  const [fresh] = await matchingPeople(tx, { ...round, users: [userId], withoutProfile });
  return fresh !== undefined && fresh.room > 0;
}

interface Instead {
  readonly mentor: UserId;
  readonly mentee: UserId;
  readonly ids: Ids;
}

async function suggestInstead(
  tx: Tx,
  round: SentRound,
  { mentor, mentee, ids }: Instead,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, id, program, preset, answerDays } = round;
  const given = {
    id: ids.suggestion,
    workspaceId,
    communityId,
    roundId: id,
    askedBy: null,
    program,
    preset,
    people: [
      { userId: mentor, part: 'mentor' },
      { userId: mentee, part: 'mentee' },
    ],
    answerDays,
  } as const;
  await suggest(tx, given, ids.told, now);
}

async function close(ctx: Ctx, round: SentRound, now: Temporal.Instant): Promise<void> {
  while (await tellSomeNotNeeded(ctx, round, now));
}

/** Tells some of the mentors who were not needed; when all know, the round is closed. @returns whether there may be more. */
async function tellSomeNotNeeded(ctx: Ctx, round: SentRound, now: Temporal.Instant): Promise<boolean> {
  const { workspaceId, communityId, id: roundId } = round;
  const ids = Array.from({ length: SLICE }, () => deliveryId.of(ctx.random.uuid()));
  return await change(ctx, workspaceId, async (tx) => {
    if ((await hasOpen(tx, workspaceId, roundId)) || (await listUnserved(tx, round)).length > 0) return false;
    const notNeeded = await listNotNeeded(tx, round, SLICE);
    for (const [index, userId] of notNeeded.entries()) {
      const id = ids[index];
      if (id === undefined) throw new TypeError('more than a slice');
      const who = { workspaceId, communityId, userId };
      await tellLeft(tx, who, { roundId, because: 'not needed', alternativeId: null }, id, now);
    }
    await savePeopleTold(tx, round, notNeeded);
    if (notNeeded.length < SLICE) await closeRoundIfSettled(tx, workspaceId, roundId);
    return notNeeded.length === SLICE;
  });
}
