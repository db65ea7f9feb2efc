import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX_HOLDS, boxesThatStand, mostBoxes, readBox, writeBox } from '../../src/domain/sealing/box.ts';
import {
  boxesWithRoom,
  hasReceipt,
  noReceipts,
  type Receipts,
  readReceipts,
  withReceipt,
  writeReceipts,
} from '../../src/domain/sealing/receipts.ts';
import { shuffled } from '../../src/domain/shuffled.ts';

const ROOM = 40;
const anAnswer = fc
  .string({ unit: 'binary' })
  .map((text) => text.toWellFormed())
  .filter((text) => Buffer.byteLength(text) <= ROOM);
const answersOfABox = fc.array(anAnswer, { maxLength: BOX_HOLDS });

describe('a box', () => {
  it('gives back what was put in, and is as long for anything', () => {
    const empty = writeBox([], ROOM).length;
    fc.assert(
      fc.property(answersOfABox, (answers) => {
        const box = writeBox(answers, ROOM);
        expect(box.length).toBe(empty);
        expect(readBox(box, ROOM)).toEqual(answers);
      }),
    );
  });

  it('has room for the longest answer, and for as many as it says', () => {
    const longest = Array.from({ length: BOX_HOLDS }, () => 'x'.repeat(ROOM));
    expect(readBox(writeBox(longest, ROOM), ROOM)).toEqual(longest);
    expect(() => writeBox([...longest, ''], ROOM)).toThrow(RangeError);
    expect(() => writeBox(['é'.repeat(ROOM / 2 + 1)], ROOM)).toThrow(RangeError);
  });

  it('is filled with chance, the same for the same answers never', () => {
    expect(writeBox(['one'], ROOM).equals(writeBox(['one'], ROOM))).toBe(false);
  });
});

describe('boxes', () => {
  it('always have room for who has not answered, and never stand for more than may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (capacity, some) => {
        const answers = some % capacity;
        const standing = boxesThatStand(answers, capacity);
        expect(standing).toBeLessThanOrEqual(mostBoxes(capacity));
        expect(standing * BOX_HOLDS).toBeGreaterThan(answers);
        expect(boxesThatStand(answers + 1, capacity)).toBeGreaterThanOrEqual(standing);
      }),
    );
  });

  it('one for 32 people, and in all no more than they fill', () => {
    expect([1, 32, 33, 64, 65, 2000].map(mostBoxes)).toEqual([1, 1, 2, 2, 3, 63]);
    expect([0, 31, 32, 63, 64].map((answers) => boxesThatStand(answers, 2000))).toEqual([2, 2, 3, 3, 4]);
  });
});

describe('receipts', () => {
  const aReceipt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

  it('are read as they were written, sorted, and as long for nobody as for all', () => {
    const capacity = 70;
    const empty = writeReceipts(noReceipts(capacity), capacity).length;
    const some = fc.array(fc.tuple(aReceipt, fc.nat(mostBoxes(capacity) - 1)), { maxLength: capacity });
    fc.assert(
      fc.property(some, aReceipt, (given, other) => {
        const kept = given.reduce<Receipts>(
          (before, [receipt, box]) => withReceipt(before, receipt, box),
          noReceipts(capacity),
        );
        const bytes = writeReceipts(kept, capacity);
        expect(bytes.length).toBe(empty);
        const read = readReceipts(bytes, capacity);
        expect(read.receipts).toEqual(given.map(([receipt]) => receipt).sort(Buffer.compare));
        expect(read.inBoxes).toEqual(
          [0, 1, 2].map((number) => given.filter(([, box]) => box === number).length),
        );
        for (const [receipt] of given) expect(hasReceipt(read, receipt)).toBe(true);
        expect(hasReceipt(read, other)).toBe(given.some(([receipt]) => receipt.equals(other)));
      }),
    );
  });

  it('name the boxes that have room, of those that stand', () => {
    const inBoxes = [BOX_HOLDS, BOX_HOLDS - 1, 0, 0];
    expect(boxesWithRoom({ receipts: [], inBoxes }, 3)).toEqual([1, 2]);
  });
});

describe('shuffled', () => {
  it('gives each order exactly as often: once for each course that chance may take', () => {
    const items = ['a', 'b', 'c', 'd', 'e'];
    const courses = items.reduce<number[][]>(
      (before, _, taken) =>
        before.flatMap((course) =>
          Array.from({ length: items.length - taken }, (_, next) => [...course, next]),
        ),
      [[]],
    );
    const orders = courses.map((course) => {
      const steps = [...course];
      const below = (limit: number) => {
        const step = steps.shift() ?? Number.NaN;
        expect(step).toBeLessThan(limit);
        return step;
      };
      return shuffled(items, { below }).join('');
    });
    expect(courses).toHaveLength(120);
    expect(new Set(orders).size).toBe(120);
    for (const order of orders) expect([...order].sort()).toEqual(items);
  });

  it('leaves the given list as it is', () => {
    const items = [1, 2, 3];
    expect(shuffled(items, { below: (limit) => limit - 1 })).toEqual([3, 2, 1]);
    expect(items).toEqual([1, 2, 3]);
  });
});
