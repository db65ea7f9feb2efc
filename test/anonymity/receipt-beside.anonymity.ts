import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { keysOf } from '../../src/domain/sealing/envelope.ts';
import { receiptOf } from '../../src/domain/sealing/receipts.ts';
import { shuffled } from '../../src/domain/shuffled.ts';
import { userId } from '../../src/ids.ts';
import { addResult, type Faults, sealedWorld } from './sealed-world.ts';
import { judge } from './verdict.ts';

/** A row for each receipt; and what is published, shuffled as it should be, still has the receipt beside it. */
function receiptsBeside(): Faults {
  const receipts = new Map<string, string>();
  return {
    submitting: async ({ db, seal }, member, { texts }) => {
      const receipt = receiptOf(keysOf(seal.sealId, seal.key).receipts, userId.of(member)).toString('hex');
      for (const text of texts) receipts.set(text, receipt);
      await sql`create table if not exists receipts (receipt text primary key)`.execute(db.kysely);
      await sql`insert into receipts values (${receipt})`.execute(db.kysely);
    },
    publishing: async (tx, stage, answers) => {
      const { random } = stage;
      const rows = answers.flatMap(({ texts }) => texts.map((words, question) => ({ words, question })));
      for (const { words, question } of shuffled(rows, random)) {
        await addResult(tx, stage, {
          id: random.uuid(),
          question,
          words,
          beside: receipts.get(words) ?? null,
        });
      }
    },
  };
}

it('is caught: a receipt is kept beside its answer', async () => {
  const breaches = await judge((seed) => sealedWorld(seed, receiptsBeside()));
  expect(breaches.get('joined with results, question 0')).toBe('800 links of 800');
});
