import { createSecretKey, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { read, write } from '../../src/db/transaction.ts';
import { cryptoRandom } from '../../src/domain/context.ts';
import { boxesThatStand, readBox } from '../../src/domain/sealing/box.ts';
import { disclose, keysOf, SealError } from '../../src/domain/sealing/envelope.ts';
import {
  answeredAmong,
  hasAnswered,
  howManyAnswered,
  openSeal,
  putIntoBox,
  removeBoxes,
  type Seal,
  type SealSize,
  unseal,
} from '../../src/domain/sealing/sealing.ts';
import { sealId, type UserId, userId, workspaceId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';

const memberNamed = (number: number): UserId => userId.of(`UMEMBER${number}`);

async function sealIn(db: Db, { capacity = 5, answerBytes = 60 }: Partial<SealSize> = {}): Promise<Seal> {
  const seal: Seal = {
    workspaceId: workspaceId.of('T1'),
    sealId: sealId.of(crypto.randomUUID()),
    key: createSecretKey(randomBytes(32)),
  };
  await write(db, (tx) => openSeal(tx, seal, { answerBytes, capacity }));
  return seal;
}

function put(db: Db, seal: Seal, number: number, answer = `answer ${number}`) {
  const given = { memberId: memberNamed(number), answer };
  return write(db, (tx) => putIntoBox(tx, seal, given, cryptoRandom), 'seals');
}

async function putAll(db: Db, seal: Seal, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) await put(db, seal, number);
}

const unsealed = (db: Db, seal: Seal) => read(db, (tx) => unseal(tx, seal, cryptoRandom));

/** What stands in the first box, in its order. */
async function orderIn(db: Db, { sealId: seal, key }: Seal): Promise<string[]> {
  const { contents } = await db.kysely
    .selectFrom('sealed_boxes')
    .select('contents')
    .executeTakeFirstOrThrow();
  return readBox(disclose(keysOf(seal, key).contents, `seal ${seal}, box 0`, contents), 60);
}

/** Everything that stands in the tables, but what is encrypted: of that only the length. */
async function visibleIn(db: Db): Promise<string[]> {
  const seals = await db.kysely.selectFrom('seals').selectAll().orderBy('id').execute();
  const boxes = await db.kysely
    .selectFrom('sealed_boxes')
    .selectAll()
    .orderBy('seal_id')
    .orderBy('box')
    .execute();
  return [
    ...seals.map((row) => JSON.stringify({ ...row, receipts: row.receipts.length })),
    ...boxes.map((row) => JSON.stringify({ ...row, contents: row.contents.length })),
  ];
}

describeEachEngine('sealed boxes', (openDb, engine) => {
  it('give back all answers in an order of chance, and who gave any', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 40 });
    await putAll(db, seal, 40);
    const answers = await unsealed(db, seal);
    const given = Array.from({ length: 40 }, (_, number) => `answer ${number}`);
    expect(answers.toSorted()).toEqual(given.toSorted());
    expect(answers).not.toEqual(given);
    expect(await unsealed(db, seal)).not.toEqual(answers);
    expect(await read(db, (tx) => howManyAnswered(tx, seal))).toBe(40);
  });

  it('take one answer of a member, however often it comes', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    expect(await read(db, (tx) => hasAnswered(tx, seal, memberNamed(1)))).toBe(false);
    expect(await put(db, seal, 1, 'first')).toBe('taken');
    expect(await put(db, seal, 1, 'second')).toBe('already');
    expect(await read(db, (tx) => hasAnswered(tx, seal, memberNamed(1)))).toBe(true);
    expect(await read(db, (tx) => hasAnswered(tx, seal, memberNamed(2)))).toBe(false);
    expect(await unsealed(db, seal)).toEqual(['first']);
    expect(await read(db, (tx) => answeredAmong(tx, seal, [1, 2, 3].map(memberNamed)))).toEqual(
      new Set([memberNamed(1)]),
    );
  });

  it('take one of fifty that one member sends at once', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => put(db, seal, 1, `answer ${n}`)));
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(49);
    expect(await unsealed(db, seal)).toEqual([`answer ${outcomes.indexOf('taken')}`]);
  });

  it('lose none of those that many send at once', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 50 });
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, number) => put(db, seal, number)));
    expect(new Set(outcomes)).toEqual(new Set(['taken']));
    expect((await unsealed(db, seal)).length).toBe(50);
  });

  it('have writers wait for their turn where more than one can write at a time', async () => {
    const db = await openDb();
    if (engine === 'sqlite') return;
    const held = await write(
      db,
      (tx) =>
        sql<{ mode: string }>`
          select mode from pg_locks where relation = 'seals'::regclass and granted`.execute(tx),
      'seals',
    );
    // It lets others read, and no one else in turn, nor write.
    expect(held.rows).toEqual([{ mode: 'ShareRowExclusiveLock' }]);
  });

  it('are full when as many have answered as may', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 3 });
    await putAll(db, seal, 3);
    expect(await put(db, seal, 3)).toBe('full');
    expect(await put(db, seal, 2)).toBe('already');
    expect(await unsealed(db, seal)).toHaveLength(3);
  });

  it('show by nothing but the number of boxes how many answered, nor how long an answer is', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 70 });
    const seen = new Map<number, string>();
    for (let answers = 0; ; answers += 1) {
      const visible = await visibleIn(db);
      const standing = boxesThatStand(answers, 70);
      expect(visible).toHaveLength(1 + standing);
      const before = seen.get(standing) ?? visible.join('\n');
      expect(visible.join('\n')).toBe(before);
      seen.set(standing, before);
      if (answers === 70) break;
      expect(await put(db, seal, answers, 'x'.repeat((answers * 7) % 61))).toBe('taken');
    }
    expect([...seen.keys()]).toEqual([2, 3]);
  });

  it('are written anew as a whole at each answer, and not where none is taken', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    const bytes = async () => {
      const [row] = await db.kysely.selectFrom('seals').select('receipts').execute();
      const [box] = await db.kysely.selectFrom('sealed_boxes').select('contents').execute();
      return [row?.receipts, box?.contents].map((all) => Buffer.from(all ?? []));
    };
    const before = await bytes();
    await put(db, seal, 1);
    const after = await bytes();
    for (const [place, one] of after.entries()) {
      const same = one.filter((byte, at) => byte === before[place]?.[at]).length;
      expect(same).toBeLessThan(one.length / 20);
    }
    await put(db, seal, 1);
    expect(await bytes()).toEqual(after);
  });

  it('hold their answers in another order at each write', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 32 });
    await putAll(db, seal, 20);
    const before = await orderIn(db, seal);
    await put(db, seal, 20);
    const after = await orderIn(db, seal);
    const given = Array.from({ length: 20 }, (_, number) => `answer ${number}`);
    expect(before.toSorted()).toEqual(given.toSorted());
    expect(before).not.toEqual(given);
    expect(after.filter((answer) => answer !== 'answer 20')).not.toEqual(before);
  });

  it('refuse an answer that has no room, and keep what they have', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { answerBytes: 10 });
    await expect(put(db, seal, 1, 'x'.repeat(11))).rejects.toThrow(RangeError);
    expect(await read(db, (tx) => howManyAnswered(tx, seal))).toBe(0);
    expect(await put(db, seal, 1, 'x'.repeat(10))).toBe('taken');
  });

  it('stay shut for another key, and say so', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    await put(db, seal, 1);
    const wrong = { ...seal, key: createSecretKey(randomBytes(32)) };
    await expect(put(db, wrong, 2)).rejects.toThrow(SealError);
    await expect(unsealed(db, wrong)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    await expect(read(db, (tx) => hasAnswered(tx, wrong, memberNamed(1)))).rejects.toThrow(SealError);
    expect(await unsealed(db, seal)).toEqual(['answer 1']);
  });

  it('notice where anything in them was changed, or stands at another place', async () => {
    const db = await openDb();
    const seal = await sealIn(db, { capacity: 64 });
    const other = { ...(await sealIn(db, { capacity: 64 })), key: seal.key };
    await write(db, (tx) => removeBoxes(tx, other));
    await write(db, (tx) => openSeal(tx, other, { answerBytes: 60, capacity: 64 }));
    // As many in each box, so that no count gives a swap away.
    for (const box of [0, 1]) {
      const random = { ...cryptoRandom, below: (limit: number) => Math.min(box, limit - 1) };
      for (const into of [seal, other]) {
        const given = { memberId: memberNamed(box), answer: `answer ${box}` };
        await write(db, (tx) => putIntoBox(tx, into, given, random));
      }
    }
    const swaps = [
      // Between seals of the same key, between boxes of one seal, and one box for another kind of thing.
      sql`update sealed_boxes set contents = (select contents from sealed_boxes
        where seal_id = ${other.sealId} and box = 0) where seal_id = ${seal.sealId} and box = 0`,
      sql`update sealed_boxes set contents = (select contents from sealed_boxes
        where seal_id = ${seal.sealId} and box = 1) where seal_id = ${seal.sealId} and box = 0`,
      sql`update seals set receipts = (select receipts from seals where id = ${other.sealId}) where id = ${seal.sealId}`,
      sql`delete from sealed_boxes where seal_id = ${seal.sealId} and box = 0`,
    ];
    expect(await unsealed(db, seal)).toHaveLength(2);
    for (const swap of swaps) {
      await write(db, async (tx) => {
        await swap.execute(tx);
        await expect(unseal(tx, seal, cryptoRandom)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
        throw new Error('as it was');
      }).catch((error: unknown) => expect(error).toEqual(new Error('as it was')));
    }
    expect(await unsealed(db, seal)).toHaveLength(2);
  });

  it('take nothing where a box is missing, rather than begin it anew', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    await db.kysely.deleteFrom('sealed_boxes').execute();
    await expect(put(db, seal, 1)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    expect(await read(db, (tx) => howManyAnswered(tx, seal))).toBe(0);
  });

  it('notice where receipts and a box of another time stand together', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    await put(db, seal, 1);
    const [early] = await db.kysely.selectFrom('sealed_boxes').select('contents').execute();
    await put(db, seal, 2);
    await db.kysely.updateTable('sealed_boxes').set({ contents: early!.contents }).execute();
    await expect(unsealed(db, seal)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });

  it('are gone when they are removed, and others stay', async () => {
    const db = await openDb();
    const seal = await sealIn(db);
    const other = await sealIn(db);
    await put(db, seal, 1);
    await put(db, other, 1);
    await write(db, (tx) => removeBoxes(tx, seal));
    await write(db, (tx) => removeBoxes(tx, seal));
    expect(await visibleIn(db)).toHaveLength(2);
    await expect(put(db, seal, 2)).rejects.toMatchObject({ code: 'SEAL_GONE' });
    expect(await unsealed(db, other)).toEqual(['answer 1']);
  });
});
