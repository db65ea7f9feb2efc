import { expect, test } from 'vitest';
import type { Db } from '../../../src/db/open.ts';
import { describeEachEngine } from '../../support/databases.ts';
import { suggestionStage } from './suggestion-stage.ts';

const MENTOR = 0;
const MENTEE = 1;

describeEachEngine('at once', (openDb) => {
  test('both accept: they are paired, once', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [1], mentees: 1 });
    const id = await stage.suggestTo(MENTOR, MENTEE);
    const said = await Promise.all([stage.accept(MENTOR, id), stage.accept(MENTEE, id)]);
    expect(said.sort()).toEqual(['agreed', 'waits']);
    expect(await countPairings(db)).toBe(1);
  });

  test('one accepts ten times, and the other too', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [1], mentees: 1 });
    const id = await stage.suggestTo(MENTOR, MENTEE);
    const all = Array.from({ length: 20 }, (_, n) => stage.accept(n % 2 === 0 ? MENTOR : MENTEE, id));
    expect((await Promise.all(all)).filter((said) => said === 'over')).toEqual([]);
    expect(await countPairings(db)).toBe(1);
  });

  test('the last yes meets a no: it is one or the other', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [1], mentees: 1 });
    const id = await stage.suggestTo(MENTOR, MENTEE);
    await stage.accept(MENTEE, id);
    const both = await Promise.allSettled([stage.accept(MENTOR, id), stage.decline(MENTEE, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { state } = await db.kysely.selectFrom('suggestions').select('state').executeTakeFirstOrThrow();
    expect(await countPairings(db)).toBe(state === 'agreed' ? 1 : 0);
  });

  test('a mentor with one place says yes to two who both asked: one is taken', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [1], mentees: 2 });
    const first = await stage.suggestTo(MENTOR, 1, { askedBy: 1 });
    const second = await stage.suggestTo(MENTOR, 2, { askedBy: 2 });
    const both = await Promise.allSettled([stage.accept(MENTOR, first), stage.accept(MENTOR, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countPairings(db)).toBe(1);
  });

  test('who are together already, and say yes to each other again, stay together once', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [5], mentees: 1 });
    for (let times = 0; times < 2; times += 1) {
      const id = await stage.suggestTo(MENTOR, MENTEE);
      await stage.accept(MENTOR, id);
      expect(await stage.accept(MENTEE, id)).toBe('agreed');
    }
    expect(await countPairings(db)).toBe(1);
  });

  test('the last yes meets the end of its time', async () => {
    const db = await openDb();
    const stage = await suggestionStage(db, { capacities: [1], mentees: 1 });
    const id = await stage.suggestTo(MENTOR, MENTEE);
    await stage.accept(MENTEE, id);
    for (let hours = 0; hours < 143; hours += 1) await stage.pass(1);
    const [said] = await Promise.allSettled([stage.accept(MENTOR, id), stage.pass(5)]);
    const { state } = await db.kysely.selectFrom('suggestions').select('state').executeTakeFirstOrThrow();
    expect(state).toBe(said.status === 'fulfilled' ? 'agreed' : 'expired');
    expect(await countPairings(db)).toBe(state === 'agreed' ? 1 : 0);
  });
});

async function countPairings(db: Db): Promise<number> {
  return (await db.kysely.selectFrom('pairings').select('id').execute()).length;
}
