import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import type { PinnedMessage } from '../../src/domain/directory.ts';
import { askAuthors, listPins } from '../../src/domain/gather/gathering.ts';
import { messageTs } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

describeEachEngine('gathering what you have', (openDb) => {
  it('lists pinned messages of people who can be asked, and counts the others', async () => {
    const { small } = await begin();
    const { messages, left } = await listPins(small.ctx, small.actor('ana'), small.community.id);
    expect(messages.map(({ authorName, text }) => [authorName, text])).toEqual([
      ['ben', 'Restart the worker before the queue.'],
      ['gus', 'The old server needs a second start.'],
    ]);
    expect(left).toBe(2);
  });

  it('asks the authors of what was ticked, and publishes nothing', async () => {
    const { db, small } = await begin();
    expect(await gather(small, '1772000001.000001')).toEqual({ asked: 1, published: 0, passedOver: 0 });
    const shares = await db.kysely.selectFrom('shares').selectAll().execute();
    expect(shares).toMatchObject([
      {
        author_id: idOf('ben'),
        saved_by: idOf('ana'),
        state: 'asked',
        place: 'library',
        learned: 'Restart the worker before the queue.',
        source_permalink: 'https://practice.slack.com/archives/C1/p1772000001000001',
        learned_at: '2026-02-25T06:13:21.000Z',
      },
    ]);
    const parts = await db.kysely.selectFrom('letter_parts').select(['kind', 'user_id']).execute();
    expect(parts).toContainEqual({ kind: 'share_ask', user_id: idOf('ben') });
    const asked = await db.kysely.selectFrom('deliveries').select('kind').execute();
    expect(asked.filter(({ kind }) => kind === 'share')).toEqual([]);
  });

  it('does not ask about the same message again, whatever its author said', async () => {
    const { db, small } = await begin();
    await gather(small, '1772000001.000001');
    await db.kysely.deleteFrom('shares').execute();
    const { messages } = await listPins(small.ctx, small.actor('ana'), small.community.id);
    expect(messages.map(({ authorName }) => authorName)).toEqual(['gus']);
    expect(await gather(small, '1772000001.000001')).toEqual({ asked: 0, published: 0, passedOver: 1 });
  });

  it('passes over what was unpinned since, or nobody can be asked about', async () => {
    const { small } = await begin();
    expect(await gather(small, '1772000009.000009', '1772000003.000003', '1772000002.000002')).toEqual({
      asked: 1,
      published: 0,
      passedOver: 2,
    });
  });

  it('takes the leader’s own at once, and asks nobody', async () => {
    const { db, small } = await begin();
    small.pins = [pin('1772000001.000001', 'ana', 'Ask before you build.')];
    expect(await gather(small, '1772000001.000001')).toEqual({ asked: 0, published: 1, passedOver: 0 });
    const shares = await db.kysely.selectFrom('shares').select(['author_id', 'state']).execute();
    expect(shares).toEqual([{ author_id: idOf('ana'), state: 'published' }]);
    const owed = await db.kysely
      .selectFrom('deliveries')
      .select('kind')
      .where('kind', 'like', 'share%')
      .execute();
    expect(owed).toEqual([]);
  });

  it('takes a message that is longer than a share, shortened', async () => {
    const { db, small } = await begin();
    small.pins = [pin('1772000001.000001', 'ben', '🙂'.repeat(4000))];
    await gather(small, '1772000001.000001');
    const [share] = await db.kysely.selectFrom('shares').select('learned').execute();
    expect([...(share?.learned ?? '')]).toHaveLength(3000);
    expect(share?.learned).toMatch(/…$/u);
  });

  it('carries no link out of a private channel', async () => {
    const { db, small } = await begin();
    await db.kysely.updateTable('communities').set({ is_private: 1 }).execute();
    await gather(small, '1772000001.000001');
    const shares = await db.kysely.selectFrom('shares').select('source_permalink').execute();
    expect(shares).toEqual([{ source_permalink: null }]);
  });

  it('refuses without a tick, without the right to read pins, and to members', async () => {
    const { small } = await begin();
    await expect(gather(small)).rejects.toMatchObject({ code: 'invalid' });
    const byBen = listPins(small.ctx, small.actor('ben'), small.community.id);
    await expect(byBen).rejects.toMatchObject({ code: 'not_allowed' });
    small.pins = null;
    await expect(gather(small, '1772000001.000001')).rejects.toMatchObject({ code: 'unavailable' });
  });

  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    const small = await smallCommunity(db);
    small.pins = [
      pin('1772000001.000001', 'ben', 'Restart the worker before the queue.'),
      pin('1772000002.000002', 'gus', 'The old server needs a second start.'),
      pin('1772000003.000003', 'stranger', 'We do it another way.'),
      pin('1772000004.000004', null, 'Welcome to the channel'),
      pin('1772000005.000005', 'chloe', ' \u200b\n '),
    ];
    return { db, small };
  }
});

function pin(ts: string, author: Name | null, text: string): PinnedMessage {
  return {
    ts: messageTs.of(ts),
    author: author === null ? null : idOf(author),
    text,
    permalink: `https://practice.slack.com/archives/C1/p${ts.replace('.', '')}`,
  };
}

function gather(small: SmallCommunity, ...chosen: string[]) {
  const ticked = new Set(chosen.map(messageTs.of));
  return askAuthors(small.ctx, small.actor('ana'), small.community.id, ticked);
}
