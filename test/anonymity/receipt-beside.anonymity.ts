import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { keysOf } from '../../src/domain/sealing/envelope.ts';
import { receiptOf } from '../../src/domain/sealing/receipts.ts';
import { roundsWorld } from './rounds-world.ts';
import { breachesOf } from './verdict.ts';

/** By the first text of an answer. */
const receipts = vi.hoisted(() => new Map<string, string>());

// A row for each receipt; and what is written at close, shuffled as it should be, still has the receipt as its id.
vi.mock('../../src/domain/sealing/sealing.ts', async (original) => {
  const sealing = await original<typeof import('../../src/domain/sealing/sealing.ts')>();
  const putIntoBox: typeof sealing.putIntoBox = async (tx, seal, given, random) => {
    const whole = receiptOf(keysOf(seal.sealId, seal.key).receipts, given.memberId).toString('hex');
    // As long as an id.
    const receipt = whole.slice(0, 36);
    const [first]: string[] = JSON.parse(given.answer);
    receipts.set(first ?? '', receipt);
    await sql`create table if not exists receipts (receipt text primary key)`.execute(tx);
    await sql`insert into receipts values (${receipt})`.execute(tx);
    return await sealing.putIntoBox(tx, seal, given, random);
  };
  return { ...sealing, putIntoBox };
});
vi.mock('../../src/domain/rounds/results/store.ts', async (original) => {
  const store = await original<typeof import('../../src/domain/rounds/results/store.ts')>();
  const saveComments: typeof store.saveComments = (tx, round, comments) => {
    const beside = comments.map((comment) => ({ ...comment, id: receipts.get(comment.words) ?? comment.id }));
    return store.saveComments(tx, round, beside);
  };
  return { ...store, saveComments };
});

it('is caught: a receipt is kept beside its answer', async () => {
  const breaches = await breachesOf(() => roundsWorld());
  expect(breaches.get('joined with round_comments, question 0')).toBe('160 links of 160');
});
