import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import type { TypedRound } from '../../src/domain/rounds/drafting/draft.ts';
import type { RoundId } from '../../src/ids.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { chanceOf } from '../long/chance.ts';
import { filledFor, markerOf } from '../support/round-answers.ts';
import {
  actorOf,
  BEGIN,
  communityIn,
  contextOf,
  memberNamed,
  openRoundIn,
  WORKSPACE,
} from '../support/round-stage.ts';

const MEMBERS = 7;
const STARTED = [0, 1, 2, 3, 4];
const WEEK = Temporal.Duration.from({ hours: 24 * 7 });
const INTERLEAVINGS = 1000;

async function stage() {
  const db = openDatabase(':memory:');
  await migrate(db, BEGIN);
  let now = BEGIN;
  const ctx = contextOf({ db, keys: memoryKeys(), members: MEMBERS, now: () => now });
  const community = await communityIn(ctx);
  return {
    db,
    ctx,
    answer: (round: RoundId, member: number) =>
      answerRound(ctx, actorOf(memberNamed(member)), round, filledFor(member, 'pulse')),
    begin: async (typed: TypedRound) => {
      const round = await openRoundIn(ctx, community, {
        template: 'pulse',
        title: 'Race',
        ...typed,
      });
      for (const member of STARTED) {
        await answerRound(ctx, actorOf(memberNamed(member)), round, filledFor(member, 'pulse'));
      }
      return round;
    },
    pass: (duration: Temporal.Duration) => {
      now = now.add(duration);
    },
    carryOn: () => carryOnRounds(ctx, WORKSPACE, now),
    /** How often a member's answer stands in what the leader reads. */
    timesRead: async (round: RoundId, member: number) => {
      const comments = await db.kysely
        .selectFrom('round_comments')
        .select('words')
        .where('round_id', '=', round)
        .execute();
      return comments.filter(({ words }) => words.startsWith(`${markerOf(member)} `)).length;
    },
    stateOf: async (round: RoundId) => {
      const row = await db.kysely
        .selectFrom('rounds')
        .select(['state', 'answered'])
        .where('id', '=', round)
        .executeTakeFirstOrThrow();
      return row;
    },
  };
}

for (const identity of ['unlinked', 'named'] as const) {
  test(`of fifty answers that one member sends at once, one counts (${identity})`, async () => {
    const { answer, begin, pass, carryOn, timesRead, stateOf, db } = await stage();
    const round = await begin({ identity });
    const sent = await Promise.all(Array.from({ length: 50 }, () => answer(round, 5)));
    expect(sent.filter(({ is }) => is === 'taken')).toHaveLength(1);
    pass(WEEK.add({ hours: 24 }));
    await carryOn();
    expect(await stateOf(round)).toEqual({ state: 'closed', answered: STARTED.length + 1 });
    expect(await timesRead(round, 5)).toBe(1);
    await db.close();
  });
}

test('an answer that meets the closing is counted or refused with a reason, and never thanked for and dropped', async () => {
  const { answer, begin, pass, carryOn, timesRead, stateOf, db } = await stage();
  const seed = Date.now() % 1_000_000;
  const chance = chanceOf(seed);
  let counted = 0;
  for (let n = 0; n < INTERLEAVINGS; n += 1) {
    const round = await begin({});
    const closes = async () => {
      await turns(chance.below(12));
      pass(WEEK.add({ hours: 24 }));
      await carryOn();
    };
    const answers = async () => {
      await turns(chance.below(12));
      return await answer(round, 5).then(
        ({ is }) => is,
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          expect(error.message).toContain('closed');
          return 'refused' as const;
        },
      );
    };
    const both = n % 2 === 0 ? [closes(), answers()] : [answers(), closes()];
    const outcome = (await Promise.all(both)).find((one) => one !== undefined);
    await carryOn();
    const { state, answered } = await stateOf(round);
    const stands = outcome === 'taken' ? 1 : 0;
    expect({ state, answered, read: await timesRead(round, 5) }, `seed ${seed}, ${n}: ${outcome}`).toEqual({
      state: 'closed',
      answered: STARTED.length + stands,
      read: stands,
    });
    counted += stands;
  }
  // Both happen, or the races are none.
  expect(counted, `seed ${seed}`).toBeGreaterThan(INTERLEAVINGS / 20);
  expect(counted, `seed ${seed}`).toBeLessThan((INTERLEAVINGS * 19) / 20);
  await db.close();
});

/** Lets whatever else goes on go on, so many times. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}
