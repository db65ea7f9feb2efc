import fc from 'fast-check';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { type Db, openDatabase } from '../../../src/db/open.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { type SuggestionId, suggestionId, type UserId } from '../../../src/ids.ts';
import { memberNamed } from '../../support/round-stage.ts';
import { suggestionStage } from './suggestion-stage.ts';

const CAPACITIES = [1, 2, 3];
const MENTEES = 4;
const MEMBERS = CAPACITIES.length + MENTEES;
/** As a round may have proposed: within capacities, and one mentee was left before. */
const PAIRS = [
  [0, 3],
  [1, 4],
  [2, 5],
  [2, 6],
] as const;

interface Happening {
  readonly is: 'yes' | 'no' | 'time' | 'pauses' | 'asks';
  /** A member; of time, the hours. */
  readonly who: number;
  /** Of their suggestions the one that they answer; whom they ask. */
  readonly which: number;
}

const member = fc.nat({ max: MEMBERS - 1 });
const which = fc.nat({ max: 2 });
const one = (weight: number, is: Happening['is'], who: fc.Arbitrary<number>) => ({
  weight,
  arbitrary: fc.record({ is: fc.constant(is), who, which }),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  one(9, 'yes', member),
  one(3, 'no', member),
  one(2, 'time', fc.integer({ min: 1, max: 40 })),
  one(1, 'pauses', member),
  one(3, 'asks', fc.integer({ min: CAPACITIES.length, max: MEMBERS - 1 })),
);

it('whatever happens in whatever order, nobody takes more than they can, is paired twice, or is left without a word', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 40 }),
      fc.option(fc.nat({ max: 39 })),
      async (happenings, cancelledAt) => {
        const db = openDatabase(':memory:');
        await migrate(db, Temporal.Instant.from('2026-01-05T09:00:00Z'));
        const stage = await suggestionStage(db, { capacities: CAPACITIES, mentees: MENTEES });
        const round = await stage.round(PAIRS);
        for (const [index, happened] of happenings.entries()) {
          if (index === cancelledAt) await stage.cancel(round);
          await happens(db, stage, happened);
          await nobodyTakesTooMany(db);
          await nobodyIsPairedTwice(db);
        }
        for (let days = 0; days < 60 && !(await isOver(db)); days += 1) await stage.pass(24);
        await nobodyTakesTooMany(db);
        await nobodyIsPairedTwice(db);
        await everybodyKnows(db, round);
        await db.close();
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);

type Stage = Awaited<ReturnType<typeof suggestionStage>>;

async function happens(db: Db, stage: Stage, { is, who, which: nth }: Happening): Promise<void> {
  if (is === 'time') return await stage.pass(who);
  if (is === 'asks') return void (await stage.suggestTo(nth, who, { askedBy: who }));
  if (is === 'pauses') {
    await db.kysely
      .updateTable('mentor_profiles')
      .set({ paused_because: 'own' })
      .where('user_id', '=', memberNamed(who))
      .execute();
    return;
  }
  const id = await oneOf(db, memberNamed(who), nth);
  if (id === null) return;
  const does = is === 'yes' ? stage.accept(who, id) : stage.decline(who, id);
  await does.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** People press what stands before them, open or not: the newest, or one before. */
async function oneOf(db: Db, user: UserId, nth: number): Promise<SuggestionId | null> {
  const rows = await db.kysely
    .selectFrom('suggestion_people')
    .innerJoin('suggestions', 'suggestions.id', 'suggestion_people.suggestion_id')
    .select(['suggestions.id', 'suggestions.state'])
    .where('suggestion_people.user_id', '=', user)
    .orderBy('suggestions.created_at', 'desc')
    .orderBy('suggestions.id')
    .execute();
  const open = rows.filter(({ state }) => state === 'open');
  const row = open[nth % Math.max(1, open.length)] ?? rows[0];
  return row === undefined ? null : suggestionId.of(row.id);
}

async function isOver(db: Db): Promise<boolean> {
  const { state } = await db.kysely.selectFrom('matching_rounds').select('state').executeTakeFirstOrThrow();
  const open = await db.kysely.selectFrom('suggestions').select('id').where('state', '=', 'open').execute();
  return state !== 'sent' && open.length === 0;
}

function running(db: Db) {
  return db.kysely
    .selectFrom('pairing_people')
    .innerJoin('pairings', 'pairings.id', 'pairing_people.pairing_id')
    .select(['pairings.id', 'pairing_people.user_id', 'pairing_people.part'])
    .orderBy('pairing_people.part')
    .execute();
}

async function nobodyTakesTooMany(db: Db): Promise<void> {
  const mentors = (await running(db)).filter(({ part }) => part === 'mentor').map((row) => row.user_id);
  for (const [member, capacity] of CAPACITIES.entries()) {
    const has = mentors.filter((user) => user === memberNamed(member)).length;
    expect(has, `mentor ${member}`).toBeLessThanOrEqual(capacity);
  }
}

async function nobodyIsPairedTwice(db: Db): Promise<void> {
  const pairs = new Map<string, string>();
  for (const row of await running(db)) pairs.set(row.id, `${pairs.get(row.id) ?? ''} ${row.user_id}`);
  expect(new Set(pairs.values()).size).toBe(pairs.size);
}

/** Each of the round is with somebody, or was told that they are not, once; but for those who let it pass, or paused. */
async function everybodyKnows(db: Db, round: string): Promise<void> {
  const { state } = await db.kysely.selectFrom('matching_rounds').select('state').executeTakeFirstOrThrow();
  const open = await db.kysely.selectFrom('suggestions').select('id').where('state', '=', 'open').execute();
  expect(open).toEqual([]);
  const words = await db.kysely
    .selectFrom('letter_parts')
    .select('user_id')
    .where('kind', '=', 'mentor-left')
    .execute();
  if (state === 'cancelled') return;
  expect(state).toBe('closed');
  const paused = await db.kysely
    .selectFrom('mentor_profiles')
    .select('user_id')
    .where('paused_because', 'is not', null)
    .execute();
  const letPass = await db.kysely
    .selectFrom('suggestion_people')
    .innerJoin('suggestions', 'suggestions.id', 'suggestion_people.suggestion_id')
    .select(['suggestion_people.user_id', 'suggestions.round_id'])
    .where('suggestions.state', '=', 'expired')
    .where('suggestion_people.answer', 'is', null)
    .execute();
  const paired = (await running(db)).map((row) => row.user_id);
  for (let member = 0; member < MEMBERS; member += 1) {
    const user = memberNamed(member);
    const told = words.filter((word) => word.user_id === user).length;
    expect(told, `member ${member}`).toBeLessThanOrEqual(1);
    const excused =
      paused.some((row) => row.user_id === user) ||
      letPass.some((row) => row.user_id === user && row.round_id === round);
    if (!excused) expect(told + Number(paired.includes(user)), `member ${member}`).toBeGreaterThanOrEqual(1);
  }
}
