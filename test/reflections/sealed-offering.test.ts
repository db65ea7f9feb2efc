import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { sealSizeFor } from '../../src/domain/reflections/without-name/sealed-week.ts';
import { describeEachEngine } from '../support/databases.ts';
import { memberNumber, sealedCommunity } from './sealed-community.ts';

describeEachEngine('answering without a name is offered', (openDb) => {
  async function offered(others: number, change: (db: Db) => Promise<unknown> = async () => {}) {
    const db = await openDb();
    const sealed = await sealedCommunity(db, others);
    await change(db);
    return (await sealed.opens(0)).withoutName;
  }
  const becomes = (number: number, what: { is_active?: 0; standing?: 'guest' }) => (db: Db) =>
    db.kysely.updateTable('people').set(what).where('user_id', '=', memberNumber(number)).execute();

  it('where five do not lead', async () => {
    expect(await offered(5)).toBe('offered');
  });

  it('not where four do not', async () => {
    expect(await offered(4)).toBe('no');
  });

  it('not where one of the five has no account any more', async () => {
    expect(await offered(5, becomes(4, { is_active: 0 }))).toBe('no');
  });

  it('not where one of the five is a guest, and guests do not belong', async () => {
    expect(await offered(5, becomes(4, { standing: 'guest' }))).toBe('no');
  });

  it('where one of the five is a guest, and guests belong', async () => {
    const guests = async (db: Db) => {
      await becomes(4, { standing: 'guest' })(db);
      await db.kysely.updateTable('communities').set({ guests_belong: 1 }).execute();
    };
    expect(await offered(5, guests)).toBe('offered');
  });

  it('not where nobody leads and would read', async () => {
    const leaderless = (db: Db) => db.kysely.updateTable('members').set({ role: 'member' }).execute();
    expect(await offered(6, leaderless)).toBe('no');
  });
});

it('leaves room for those who join', () => {
  expect(sealSizeFor(6).capacity).toBe(38);
  expect(sealSizeFor(101).capacity).toBe(152);
});
