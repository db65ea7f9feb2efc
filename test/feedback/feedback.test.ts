import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { forgetUnsent } from '../../src/domain/feedback/forgetting.ts';
import { draftFeedback, dropDraft, findDraft, sendFeedback } from '../../src/domain/feedback/giving.ts';
import { personNamed, whyNotTo } from '../../src/domain/feedback/meeting.ts';
import { entriesPerPage, listMine } from '../../src/domain/feedback/mine.ts';
import { openFeedback, removeFromMine, takeBack } from '../../src/domain/feedback/reading.ts';
import { waitingFeedback } from '../../src/domain/feedback/waiting.ts';
import { type FeedbackId, feedbackId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

const WORDS = { situation: 'In the review', behaviour: 'You asked first', impact: 'We found it' };

async function draft(small: SmallCommunity, author: Name, reader: Name, behaviour = WORDS.behaviour) {
  const typed = {
    draftId: null,
    requestId: null,
    preferred: null,
    person: idOf(reader),
    ...WORDS,
    behaviour,
  };
  return await draftFeedback(small.ctx, small.actor(author), typed);
}

async function send(small: SmallCommunity, author: Name, reader: Name, behaviour?: string) {
  const { id } = await draft(small, author, reader, behaviour);
  expect(await sendFeedback(small.ctx, small.actor(author), id)).toMatchObject({ whyNot: null });
  return id;
}

async function listed(small: SmallCommunity, name: Name, side: 'got' | 'gave', page = 0) {
  return await listMine(small.ctx, small.actor(name), { side, page });
}

describeEachEngine('feedback between two people', (openDb) => {
  it('is a draft that nobody else sees, until it is sent', async () => {
    const { small } = await begin();
    const { id } = await draft(small, 'ben', 'ana');
    expect(await findDraft(small.ctx, small.actor('ben'), id)).toMatchObject({ words: WORDS });
    await expect(findDraft(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(openFeedback(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await waitingFeedback(small.ctx, small.actor('ana'))).toEqual({ unopened: [], requests: [] });
    expect((await listed(small, 'ben', 'gave')).count).toBe(0);
    await sendFeedback(small.ctx, small.actor('ben'), id);
    expect(await waitingFeedback(small.ctx, small.actor('ana'))).toEqual({
      unopened: [{ id, authorId: idOf('ben') }],
      requests: [],
    });
    expect((await listed(small, 'ben', 'gave')).entries).toMatchObject([{ id, openedAt: null }]);
    await expect(findDraft(small.ctx, small.actor('ben'), id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is sent once, and told once', async () => {
    const { db, small } = await begin();
    const id = await send(small, 'ben', 'ana');
    await Promise.all([1, 2, 3].map(() => sendFeedback(small.ctx, small.actor('ben'), id)));
    expect(await told(db)).toEqual([idOf('ana')]);
  });

  it('that was sent is no draft any more: neither changed nor dropped', async () => {
    const { small } = await begin();
    const id = await send(small, 'ben', 'ana');
    const typed = { draftId: id, requestId: null, preferred: null, person: idOf('dev'), ...WORDS };
    await expect(draftFeedback(small.ctx, small.actor('ben'), typed)).rejects.toMatchObject({
      code: 'conflict',
    });
    await dropDraft(small.ctx, small.actor('ben'), id);
    expect((await listed(small, 'ana', 'got')).entries).toMatchObject([{ id, readerId: idOf('ana') }]);
  });

  it('forgets drafts after a week, and keeps what was sent', async () => {
    const { small } = await begin();
    const sent = await send(small, 'ben', 'ana');
    await draft(small, 'ben', 'ana');
    small.passDays(6);
    const young = await draft(small, 'eva', 'ana');
    small.passDays(2);
    await forgetUnsent(small.ctx, small.actor('ben').workspaceId, small.ctx.clock.now());
    expect((await listed(small, 'ben', 'gave')).entries.map(({ id }) => id)).toEqual([sent]);
    expect(await findDraft(small.ctx, small.actor('eva'), young.id)).toMatchObject({ id: young.id });
  });

  it('is dropped by its author only', async () => {
    const { small } = await begin();
    const { id } = await draft(small, 'ben', 'ana');
    await dropDraft(small.ctx, small.actor('eva'), id);
    expect(await findDraft(small.ctx, small.actor('ben'), id)).toMatchObject({ id });
    await dropDraft(small.ctx, small.actor('ben'), id);
    await expect(findDraft(small.ctx, small.actor('ben'), id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is listed newest first, page by page, for each of the two', async () => {
    const { small } = await begin();
    const sent: FeedbackId[] = [];
    for (let n = 0; n < entriesPerPage + 2; n += 1) {
      sent.unshift(await send(small, 'ben', 'ana', `Number ${n}`));
      small.passDays(1);
    }
    for (const [name, section] of [
      ['ana', 'got'],
      ['ben', 'gave'],
    ] as const) {
      const first = await listed(small, name, section);
      const last = await listed(small, name, section, 99);
      expect(first).toMatchObject({ page: 0, count: sent.length });
      expect(last.page).toBe(1);
      expect([...first.entries, ...last.entries].map(({ id }) => id)).toEqual(sent);
    }
    expect((await listed(small, 'ana', 'gave')).count).toBe(0);
    expect((await listed(small, 'eva', 'got')).count).toBe(0);
  });

  it.each<[Name, string | null]>([
    ['ana', null],
    ['ben', 'This is you'],
    ['gus', 'share no learning community'],
    ['stranger', 'another organisation'],
  ])('from ben to %s', async (other, why) => {
    const { small } = await begin();
    const whyNot = await whyNotTo(small.ctx, small.actor('ben'), idOf(other));
    if (why === null) expect(whyNot).toBeNull();
    else expect(whyNot).toContain(why);
  });

  it('finds a person by their name, where it is one person’s', async () => {
    const { db, small } = await begin();
    const names = { ana: 'Ana Sousa', ben: 'Ben', chloe: 'Chloé Martin', dev: 'Dev Patel', eva: 'Dev Lind' };
    for (const [name, called] of Object.entries(names)) {
      await db.kysely.updateTable('people').set({ name: called }).where('name', '=', name).execute();
    }
    const named = (typed: string) => personNamed(small.ctx, small.actor('ben'), typed);
    expect(await named('ANA')).toBe(idOf('ana'));
    expect(await named('ana  sousa')).toBe(idOf('ana'));
    expect(await named('Chloé martin')).toBe(idOf('chloe'));
    expect(await named('dev patel')).toBe(idOf('dev'));
    for (const nobody of ['dev', 'an', 'sousa', 'ben', 'gus', '', '\u200b', 'Ana S']) {
      expect(await named(nobody), nobody).toBeNull();
    }
  });

  it('is neither opened nor taken back where there is none', async () => {
    const { small } = await begin();
    const id = feedbackId.of(crypto.randomUUID());
    await expect(openFeedback(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({
      code: 'not_found',
    });
    await takeBack(small.ctx, small.actor('ana'), id);
    await removeFromMine(small.ctx, small.actor('ana'), id);
  });

  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    return { db, small: await smallCommunity(db) };
  }
});

function told(db: Db) {
  return db.kysely
    .selectFrom('letter_parts')
    .select('user_id')
    .where('kind', '=', 'feedback-told')
    .execute()
    .then((rows) => rows.map((row) => row.user_id));
}
