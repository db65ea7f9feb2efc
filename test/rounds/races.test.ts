import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, databaseOf } from '../../src/db/open.ts';
import { keepStatements } from '../../src/db/statement-cache.ts';
import type { Tables } from '../../src/db/tables.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import type { TypedRound } from '../../src/domain/rounds/drafting/draft.ts';
import type { RoundId } from '../../src/ids.ts';
import type { KeyStore, SealKey } from '../../src/keys/key-store.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { chanceOf } from '../long/chance.ts';
import { describeEachEngine } from '../support/databases.ts';
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

const STARTED = [0, 1, 2, 3, 4];
/** Answers while others do, or while the round closes. */
const RACER = 5;
const AFTER_ITS_WEEK = BEGIN.add({ hours: 24 * 8 });
const INTERLEAVINGS = 1000;

interface StageParts {
  readonly db: Db;
  readonly keys: KeyStore;
  readonly members: number;
}

function stage({ db, keys, members }: StageParts) {
  let now = BEGIN;
  const ctx = contextOf({ db, keys, members, now: () => now });
  const answer = (round: RoundId, member: number) =>
    answerRound(ctx, actorOf(memberNamed(member)), round, filledFor(member, 'pulse'));
  return {
    answer,
    open: async (typed: TypedRound, answered: readonly number[]) => {
      const community = await communityIn(ctx);
      const round = await openRoundIn(ctx, community, { template: 'pulse', title: 'Race', ...typed });
      for (const member of answered) await answer(round, member);
      return round;
    },
    close: async () => {
      now = AFTER_ITS_WEEK;
      await carryOnRounds(ctx, WORKSPACE, now);
    },
    /** Whose answers stand in what the leader reads: each as often as it does. */
    read: async () => {
      const comments = await db.kysely.selectFrom('round_comments').select('words').execute();
      return Array.from({ length: members }, (_, member) => member).flatMap((member) =>
        comments.flatMap(({ words }) => (words.startsWith(`${markerOf(member)} `) ? [member] : [])),
      );
    },
    state: () => db.kysely.selectFrom('rounds').select(['state', 'answered']).executeTakeFirstOrThrow(),
  };
}

describeEachEngine('many at once', (openDb, engine) => {
  for (const identity of ['unlinked', 'named'] as const) {
    test(`of fifty answers that one member sends, one counts (${identity})`, async () => {
      const { answer, open, close, read, state } = stage({
        db: await openDb(),
        keys: memoryKeys(),
        members: 7,
      });
      const round = await open({ identity }, STARTED);
      const sent = await Promise.all(Array.from({ length: 50 }, () => answer(round, RACER)));
      expect(sent.filter(({ is }) => is === 'taken')).toHaveLength(1);
      await close();
      expect(await state()).toEqual({ state: 'closed', answered: 6 });
      expect(await read()).toEqual([...STARTED, RACER]);
    });
  }

  test('everyone who is asked answers, and each counts', async () => {
    const members = engine === 'sqlite' ? 50 : 20;
    const { answer, open, close, read, state } = stage({ db: await openDb(), keys: memoryKeys(), members });
    const round = await open({}, []);
    const everyone = Array.from({ length: members }, (_, member) => member);
    const sent = await Promise.all(everyone.map((member) => answer(round, member)));
    expect(sent.map(({ is }) => is)).toEqual(everyone.map(() => 'taken'));
    await close();
    expect(await state()).toEqual({ state: 'closed', answered: members });
    expect(await read()).toEqual(everyone);
  });
});

test('an answer that meets the closing is counted or refused with a reason, and never thanked for and dropped', async () => {
  const seed = Date.now() % 1_000_000;
  const chance = chanceOf(seed);
  const again = await openAndAnswered();
  let counted = 0;
  for (let n = 0; n < INTERLEAVINGS; n += 1) {
    const { round, db, answer, close, read, state } = again();
    const closes = async () => {
      await turns(chance.below(12));
      await close();
    };
    const answers = async () => {
      await turns(chance.below(12));
      return await answer(round, RACER).then(
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
    await close();
    const stands = outcome === 'taken' ? 1 : 0;
    const found = { ...(await state()), read: await read() };
    expect(found, `seed ${seed}, ${n}: ${outcome}`).toEqual({
      state: 'closed',
      answered: STARTED.length + stands,
      read: stands === 1 ? [...STARTED, RACER] : STARTED,
    });
    counted += stands;
    await db.close();
  }
  // Both happen, or the races are none.
  expect(counted, `seed ${seed}`).toBeGreaterThan(INTERLEAVINGS / 20);
  expect(counted, `seed ${seed}`).toBeLessThan((INTERLEAVINGS * 19) / 20);
});

/** Makes a round that some have answered, once. @returns a function that gives it as it was then, each time. */
async function openAndAnswered() {
  const sqlite = new Sqlite(':memory:');
  const db = around(sqlite);
  await migrate(db, BEGIN);
  const made = memoryKeys();
  const round = await stage({ db, keys: made, members: 7 }).open({}, STARTED);
  const image = sqlite.serialize();
  const [sealId] = await made.list();
  const key = sealId === undefined ? null : await made.read(sealId);
  await db.close();
  return () => {
    const copy = around(new Sqlite(image));
    return { round, db: copy, ...stage({ db: copy, keys: oneKey(key), members: 7 }) };
  };
}

function around(sqlite: Sqlite.Database): Db {
  sqlite.pragma('foreign_keys = ON');
  const dialect = new SqliteDialect({ database: keepStatements(sqlite) });
  return databaseOf('sqlite', new Kysely<Tables>({ dialect }), null);
}

function oneKey(key: SealKey | null): KeyStore {
  let kept = key;
  return {
    create: async () => {},
    read: async () => kept,
    destroy: async () => {
      kept = null;
    },
    list: async () => [],
  };
}

/** Lets whatever else goes on go on, so many times. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}
