import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { read } from '../../src/db/transaction.ts';
import { markAnswer } from '../../src/domain/shares/answers/answers.ts';
import { answerConsent } from '../../src/domain/shares/consenting.ts';
import { importShares } from '../../src/domain/shares/importing.ts';
import { sayWhatHappened } from '../../src/domain/shares/looking-again.ts';
import {
  markUsed,
  putOnShelf,
  sayWhatChanged,
  takeOffShelf,
  undoUse,
  whatChangedFor,
} from '../../src/domain/shares/marks/marks.ts';
import { findShare, recentShares, sharesOf, shelfOf } from '../../src/domain/shares/reading/lists.ts';
import { presentShares } from '../../src/domain/shares/reading/presenting.ts';
import { saveMessage } from '../../src/domain/shares/saving.ts';
import { deleteShare, editShare, postShare } from '../../src/domain/shares/shares.ts';
import { findTags } from '../../src/domain/shares/tags.ts';
import type { TypedShare } from '../../src/domain/shares/wording.ts';
import { channelId, messageTs, type ShareId, shareId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

const ALL = { limit: 50, offset: 0 };
const SECRET = channelId.of('C9');

function typed(learned: string, more: Partial<TypedShare> = {}): TypedShare {
  return {
    kind: 'insight',
    learned,
    howToUse: null,
    link: null,
    expected: null,
    lookAgainOn: null,
    usedToThink: null,
    tags: [],
    ...more,
  };
}

describeEachEngine('the doors of shares', (openDb) => {
  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    return { db, small: await smallCommunity(db) };
  }

  async function post(small: SmallCommunity, by: Name, learned: string, more: Partial<TypedShare> = {}) {
    const share = { communityId: small.community.id, place: 'channel' as const, typed: typed(learned, more) };
    const id = await postShare(small.ctx, small.actor(by), share);
    return await findShare(small.ctx, small.actor(by), id);
  }

  /** Ana saves what ben wrote where only some can read. */
  async function proposed(db: Db, small: SmallCommunity): Promise<ShareId> {
    const ctx = {
      ...small.ctx,
      directory: {
        ...small.ctx.directory,
        channel: async () => ({
          channelId: SECRET,
          name: 'secret',
          creator: null,
          kind: 'private' as const,
          isArchived: false,
          isShared: false,
          hasBot: true,
          memberCount: 2,
        }),
      },
    };
    await saveMessage(
      ctx,
      small.actor('ana'),
      { communityId: small.community.id, place: 'channel', typed: typed('Between us') },
      {
        channelId: SECRET,
        ts: messageTs.of('1772000001.000001'),
        authorId: idOf('ben'),
        permalink: 'https://practice.slack.com/archives/C9/p1772000001000001',
      },
    );
    const row = await db.kysely.selectFrom('shares').select('id').executeTakeFirstOrThrow();
    return row.id;
  }

  it('presents a share with everything that belongs to it, as each viewer may see it', async () => {
    const { small } = await begin();
    const posted = await post(small, 'ana', 'One', { tags: ['Git', 'rebase now'], howToUse: 'So' });
    expect(posted).toMatchObject({ isMine: true, usedByMe: false, tags: ['Git', 'rebase-now'], uses: 0 });
    await sayWhatChanged(small.ctx, small.actor('ben'), posted.id, 'Much\nfaster');
    await putOnShelf(small.ctx, small.actor('ben'), posted.id);
    const seen = await findShare(small.ctx, small.actor('ben'), posted.id);
    expect(seen).toMatchObject({
      isMine: false,
      usedByMe: true,
      onMyShelf: true,
      uses: 1,
      changes: [{ by: idOf('ben'), words: 'Much faster' }],
      authorId: idOf('ana'),
      communityName: 'Learning',
    });
    await expect(findShare(small.ctx, small.actor('gus'), posted.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(findShare(small.ctx, small.actor('stranger'), posted.id)).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('shows nothing of another workspace or to who left, but keeps what is theirs', async () => {
    const { db, small } = await begin();
    const { id } = await post(small, 'ben', 'Mine');
    await db.kysely
      .updateTable('members')
      .set({ state: 'left' })
      .where('user_id', '!=', idOf('ana'))
      .execute();
    const seenBy = (name: Name) => read(db, (tx) => presentShares(tx, small.actor(name), [id]));
    expect(await seenBy('ana')).toHaveLength(1);
    expect(await seenBy('ben')).toHaveLength(1);
    expect(await seenBy('chloe')).toEqual([]);
    await expect(markUsed(small.ctx, small.actor('chloe'), id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(editShare(small.ctx, small.actor('ben'), id, typed('No'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await deleteShare(small.ctx, small.actor('ben'), id);
    expect(await seenBy('ana')).toEqual([]);
  });

  it('lists newest first, page by page', async () => {
    const { small } = await begin();
    for (const word of ['one', 'two', 'three']) {
      await post(small, 'ana', word);
      small.passDays(1);
    }
    const first = await recentShares(small.ctx, small.actor('ben'), small.community.id, {
      limit: 2,
      offset: 0,
    });
    expect(first.shares.map((share) => share.learned)).toEqual(['three', 'two']);
    expect(first.hasMore).toBe(true);
    const second = await recentShares(small.ctx, small.actor('ben'), small.community.id, {
      limit: 2,
      offset: 2,
    });
    expect(second.shares.map((share) => share.learned)).toEqual(['one']);
    expect(second.hasMore).toBe(false);
    const hers = await sharesOf(small.ctx, small.actor('ben'), idOf('ana'), ALL);
    expect(hers.shares).toHaveLength(3);
    const none = await recentShares(small.ctx, small.actor('gus'), small.community.id, ALL);
    expect(none.shares).toEqual([]);
  });

  it('keeps a shelf in the order of saving', async () => {
    const { small } = await begin();
    const [one, two] = [await post(small, 'ana', 'one'), await post(small, 'ana', 'two')];
    const ben = small.actor('ben');
    expect(await putOnShelf(small.ctx, ben, two.id)).toEqual({ isNew: true });
    small.passDays(1);
    await putOnShelf(small.ctx, ben, one.id);
    expect(await putOnShelf(small.ctx, ben, one.id)).toEqual({ isNew: false });
    const shelf = await shelfOf(small.ctx, ben, ALL);
    expect(shelf.shares.map((share) => share.learned)).toEqual(['one', 'two']);
    await takeOffShelf(small.ctx, ben, one.id);
    await takeOffShelf(small.ctx, ben, one.id);
    expect((await shelfOf(small.ctx, ben, ALL)).shares).toHaveLength(1);
    expect((await shelfOf(small.ctx, small.actor('ana'), ALL)).shares).toEqual([]);
  });

  it('counts a use once a person, and search ranks by it', async () => {
    const { db, small } = await begin();
    const { id } = await post(small, 'ana', 'one');
    const count = async () =>
      (await db.kysely.selectFrom('shares').select('helpfulness').executeTakeFirstOrThrow()).helpfulness;
    expect(await markUsed(small.ctx, small.actor('ben'), id)).toEqual({ isNew: true });
    expect(await markUsed(small.ctx, small.actor('ben'), id)).toEqual({ isNew: false });
    await markUsed(small.ctx, small.actor('chloe'), id);
    expect(await count()).toBe(2);
    await undoUse(small.ctx, small.actor('ben'), id);
    await undoUse(small.ctx, small.actor('ben'), id);
    expect(await count()).toBe(1);
    await sayWhatChanged(small.ctx, small.actor('chloe'), id, 'Calmer');
    expect(await whatChangedFor(small.ctx, small.actor('chloe'), id)).toBe('Calmer');
    await sayWhatChanged(small.ctx, small.actor('chloe'), id, ' ');
    expect(await whatChangedFor(small.ctx, small.actor('chloe'), id)).toBeNull();
    await expect(markUsed(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('finds tags by their beginning, then inside, whatever the case, and those of asked shares not', async () => {
    const { db, small } = await begin();
    await post(small, 'ana', 'one', { tags: ['Git', '100%', 'digits'] });
    await post(small, 'ben', 'two', { tags: ['GIT', 'a_b'] });
    const find = async (word: string) => {
      const { known, fresh } = await findTags(small.ctx, small.actor('eva'), small.community.id, word);
      return [known.map((tag) => tag.label), fresh?.label ?? null];
    };
    expect(await find('gi')).toEqual([['Git', 'digits'], 'gi']);
    expect(await find('git')).toEqual([['Git', 'digits'], null]);
    expect(await find('%')).toEqual([['100%'], '%']);
    expect(await find('_')).toEqual([['a_b'], '_']);
    await db.kysely.updateTable('shares').set({ state: 'asked' }).execute();
    expect(await find('gi')).toEqual([[], 'gi']);
  });

  it('lets only saver and author see what waits for a yes', async () => {
    const { db, small } = await begin();
    const id = await proposed(db, small);
    const seenBy = (name: Name) => read(db, (tx) => presentShares(tx, small.actor(name), [id]));
    expect(await seenBy('ana')).toMatchObject([{ state: 'asked', sourcePermalink: null }]);
    expect(await seenBy('ben')).toHaveLength(1);
    expect(await seenBy('chloe')).toEqual([]);
    const recent = await recentShares(small.ctx, small.actor('ben'), small.community.id, ALL);
    expect(recent.shares).toEqual([]);
    expect((await sharesOf(small.ctx, small.actor('ana'), idOf('ana'), ALL)).shares).toHaveLength(1);
    await expect(markUsed(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(answerConsent(small.ctx, small.actor('ana'), id, 'yes')).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(answerConsent(small.ctx, small.actor('chloe'), id, 'yes')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(editShare(small.ctx, small.actor('ana'), id, typed('Other'))).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('publishes on yes, in the library only where the channel is closed by then; yes twice is one', async () => {
    const { db, small } = await begin();
    const id = await proposed(db, small);
    await db.kysely
      .updateTable('communities')
      .set({ state: 'resting', resting_because: 'archived' })
      .execute();
    await answerConsent(small.ctx, small.actor('ben'), id, 'yes');
    await answerConsent(small.ctx, small.actor('ben'), id, 'yes');
    expect(await db.kysely.selectFrom('shares').select(['state', 'place']).execute()).toEqual([
      { state: 'published', place: 'library' },
    ]);
    const kinds = await db.kysely.selectFrom('deliveries').select('kind').orderBy('kind').execute();
    expect(kinds.map(({ kind }) => kind)).not.toContain('share');
    expect(await db.kysely.selectFrom('library_entries').selectAll().execute()).toHaveLength(1);
    await expect(answerConsent(small.ctx, small.actor('ben'), id, 'no')).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('lets the saver take a proposal back, and the question with it', async () => {
    const { db, small } = await begin();
    const id = await proposed(db, small);
    await deleteShare(small.ctx, small.actor('ana'), id);
    const ask = await db.kysely
      .selectFrom('letter_parts')
      .select('state')
      .where('kind', '=', 'share_ask')
      .executeTakeFirstOrThrow();
    expect(ask.state).toBe('over');
    const letter = await db.kysely
      .selectFrom('deliveries')
      .select('state')
      .where('kind', '=', 'letter')
      .executeTakeFirstOrThrow();
    expect(letter.state).toBe('removed');
  });

  it('adds what came of an experiment, and lets search find it', async () => {
    const { db, small } = await begin();
    const experiment = { kind: 'experiment', expected: 'Calm', lookAgainOn: '2026-03-09' } as const;
    const { id } = await post(small, 'eva', 'No meetings', experiment);
    const ask = await db.kysely
      .selectFrom('letter_parts')
      .select(['key', 'due_at'])
      .where('kind', '=', 'share_look_again')
      .execute();
    // 10:00 in New York, a day after its clocks went forward.
    expect(ask).toEqual([{ key: `share-look-again:${id}:2026-03-09`, due_at: '2026-03-09T14:00:00.000Z' }]);
    await sayWhatHappened(small.ctx, small.actor('eva'), id, 'Zweimal ruhiger');
    expect(await findShare(small.ctx, small.actor('eva'), id)).toMatchObject({ outcome: 'Zweimal ruhiger' });
    await expect(sayWhatHappened(small.ctx, small.actor('ana'), id, 'x')).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(sayWhatHappened(small.ctx, small.actor('eva'), id, ' ')).rejects.toMatchObject({
      field: 'outcome',
    });
  });

  it('keeps answers in order, each reply once', async () => {
    const { db, small } = await begin();
    const { id } = await post(small, 'ben', 'Why?', { kind: 'question' });
    await db.kysely
      .updateTable('deliveries')
      .set({ state: 'sent', posted_channel_id: channelId.of('C1'), posted_ts: messageTs.of('1772.000001') })
      .where('kind', '=', 'share')
      .execute();
    const mark = (ts: string, text: string) =>
      markAnswer(small.ctx, small.actor('ben'), {
        channelId: channelId.of('C1'),
        threadTs: messageTs.of('1772.000001'),
        ts: messageTs.of(ts),
        authorId: idOf('dev'),
        text,
        permalink: 'https://practice.slack.com/x',
      });
    expect(await mark('1773.000001', 'Because')).toMatchObject({ isNew: true });
    expect(await mark('1774.000001', 'And also')).toMatchObject({ isNew: true });
    expect(await mark('1773.000001', 'Because')).toMatchObject({ isNew: false });
    const { answers } = await findShare(small.ctx, small.actor('ana'), id);
    expect(answers.map((answer) => answer.text)).toEqual(['Because', 'And also']);
  });

  it('imports a batch once, under the name of its source', async () => {
    const { db, small } = await begin();
    const into = {
      workspaceId: small.community.workspaceId,
      communityId: small.community.id,
      savedBy: idOf('ana'),
      sourceName: 'TIL',
    };
    const entry = (importKey: string) => ({
      importKey,
      kind: 'insight' as const,
      title: `Title ${importKey}`,
      learned: 'Body',
      link: null,
      tags: [{ tag: 'git', label: 'git' }],
      learnedAt: Temporal.Instant.from('2020-01-01T00:00:00Z'),
    });
    const batch = Array.from({ length: 230 }, (_, index) => entry(`k${index % 220}`));
    expect(await importShares(small.ctx, into, batch)).toBe(220);
    expect(await importShares(small.ctx, into, [...batch, entry('new')])).toBe(1);
    expect(await db.kysely.selectFrom('library_entries').selectAll().execute()).toHaveLength(221);
    expect(
      await db.kysely.selectFrom('deliveries').select('key').where('kind', '=', 'share').execute(),
    ).toEqual([]);
    const { shares } = await sharesOf(small.ctx, small.actor('ana'), idOf('ana'), { limit: 1, offset: 0 });
    expect(shares).toMatchObject([{ authorId: null, sourceName: 'TIL', isMine: true, tags: ['git'] }]);
  });

  it('tells nobody whether a share is absent or not theirs', async () => {
    const { small } = await begin();
    const absent = shareId.of('00000000-0000-4000-8000-000000000000');
    const refusal = { code: 'not_found' };
    for (const attempt of [
      findShare(small.ctx, small.actor('ana'), absent),
      deleteShare(small.ctx, small.actor('ana'), absent),
      editShare(small.ctx, small.actor('ana'), absent, typed('x')),
      putOnShelf(small.ctx, small.actor('ana'), absent),
    ]) {
      await expect(attempt).rejects.toMatchObject(refusal);
    }
  });
});
