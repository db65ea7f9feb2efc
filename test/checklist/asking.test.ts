import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { askThree, askToShareFor } from '../../src/domain/checklist/asking.ts';
import { checklistsOf } from '../../src/domain/checklist/checklists.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

describeEachEngine('asking three people', (openDb) => {
  it('owes each one message, in their own daytime, and takes the step off', async () => {
    const { db, small } = await begin();
    expect(await ask(small, 'ana', ['ben', 'chloe', 'eva'])).toBe(3);
    expect(await owed(db)).toEqual([
      { user_id: idOf('ben'), due_at: '2026-03-02T09:00:00.000Z' },
      { user_id: idOf('chloe'), due_at: '2026-03-02T09:00:00.000Z' },
      { user_id: idOf('eva'), due_at: '2026-03-02T13:00:00.000Z' },
    ]);
    const [list] = await checklistsOf(small.ctx, small.actor('ana'));
    expect(list?.open).not.toContain('ask_three');
  });

  it('asks nobody twice', async () => {
    const { db, small } = await begin();
    await ask(small, 'ana', ['ben', 'ben']);
    expect(await ask(small, 'ana', ['ben', 'dev'])).toBe(1);
    expect(await owed(db)).toHaveLength(2);
  });

  it.each<[string, Name[]]>([
    ['nobody', []],
    ['four people', ['ben', 'chloe', 'dev', 'eva']],
    ['oneself', ['ana', 'ben']],
    ['a guest who does not belong', ['ben', 'gus']],
  ])('refuses %s at the field, and asks nobody', async (_whom, names) => {
    const { db, small } = await begin();
    await expect(ask(small, 'ana', names)).rejects.toMatchObject({ code: 'invalid', field: 'people' });
    expect(await owed(db)).toEqual([]);
  });

  it('is for leaders', async () => {
    const { small } = await begin();
    await expect(ask(small, 'ben', ['chloe'])).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('says nothing to who has left by the time it is sent', async () => {
    const { db, small } = await begin();
    const { workspaceId, id: communityId } = small.community;
    const from = { workspaceId, communityId, leader: idOf('ana') };
    expect(await askToShareFor(small.ctx, from, idOf('ben'))).toMatchObject({ leader: idOf('ana') });
    await db.kysely
      .updateTable('members')
      .set({ state: 'left' })
      .where('user_id', '=', idOf('ben'))
      .execute();
    expect(await askToShareFor(small.ctx, from, idOf('ben'))).toBeNull();
  });

  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    return { db, small: await smallCommunity(db) };
  }
});

function ask(small: SmallCommunity, who: Name, names: Name[]): Promise<number> {
  const people = { users: names.map(idOf), field: 'people' };
  return askThree(small.ctx, small.actor(who), small.community.id, people);
}

function owed(db: Db) {
  return db.kysely
    .selectFrom('letter_parts')
    .select(['user_id', 'due_at'])
    .where('kind', '=', 'ask-to-share')
    .orderBy('user_id')
    .execute();
}
