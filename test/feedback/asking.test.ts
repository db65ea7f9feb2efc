import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { declineRequest, requestToAnswer } from '../../src/domain/feedback/answering.ts';
import { askForFeedback, removeRequest } from '../../src/domain/feedback/asking.ts';
import { exportFeedback } from '../../src/domain/feedback/exporting.ts';
import { forgetUnsent } from '../../src/domain/feedback/forgetting.ts';
import { draftFeedback, sendFeedback } from '../../src/domain/feedback/giving.ts';
import { listAsked, listMine } from '../../src/domain/feedback/mine.ts';
import { openFeedback, takeBack } from '../../src/domain/feedback/reading.ts';
import { waitingFeedback } from '../../src/domain/feedback/waiting.ts';
import type { FeedbackRequestId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

describeEachEngine('asking for feedback', (openDb) => {
  it('waits for the one who is asked, until they answer', async () => {
    const { small } = await begin();
    await ask(small, 'ben', ['ana'], 'my talk');
    const id = await waitingOne(small, 'ana');
    expect(await listed(small, 'ben')).toMatchObject([{ id, askedId: idOf('ana'), state: 'waits' }]);
    const feedback = await answer(small, 'ana', id);
    expect(await waiting(small, 'ana')).toEqual([]);
    expect(await listed(small, 'ben')).toMatchObject([{ id, about: 'my talk', state: 'answered' }]);
    const got = await listMine(small.ctx, small.actor('ben'), { side: 'got', page: 0 });
    expect(got.entries).toMatchObject([{ id: feedback, about: 'my talk' }]);
    await takeBack(small.ctx, small.actor('ana'), feedback);
    expect(await waitingOne(small, 'ana')).toBe(id);
  });

  it('is told in a letter, and its answer by itself', async () => {
    const { db, small } = await begin();
    await ask(small, 'ben', ['ana'], null);
    await answer(small, 'ana', await waitingOne(small, 'ana'));
    const parts = await db.kysely.selectFrom('letter_parts').select(['kind', 'user_id']).execute();
    expect(parts).toEqual([{ kind: 'feedback-asked', user_id: idOf('ana') }]);
    const alone = await db.kysely
      .selectFrom('deliveries')
      .select(['to_user_id', 'due_at'])
      .where('kind', '=', 'feedback-told')
      .execute();
    expect(alone).toEqual([{ to_user_id: idOf('ben'), due_at: '2026-03-02T09:00:00.000Z' }]);
  });

  it('answered twice has one answer; the other is feedback like any', async () => {
    const { small } = await begin();
    await ask(small, 'ben', ['ana'], 'my talk');
    const id = await waitingOne(small, 'ana');
    const drafts = [await draft(small, 'ana', id), await draft(small, 'ana', id)];
    for (const one of drafts) await sendFeedback(small.ctx, small.actor('ana'), one.id);
    const got = await listMine(small.ctx, small.actor('ben'), { side: 'got', page: 0 });
    expect(got.entries.map(({ about }) => about).sort()).toEqual(['my talk', null]);
  });

  it.each<[string, Name[]]>([
    ['nobody', []],
    ['four people', ['ana', 'chloe', 'dev', 'eva']],
    ['oneself', ['ana', 'ben']],
    ['a guest who does not belong', ['ana', 'gus']],
    ['somebody of another organisation', ['ana', 'stranger']],
  ])('of %s is refused at the field, and nobody is asked', async (_whom, names) => {
    const { small } = await begin();
    await expect(ask(small, 'ben', names, null)).rejects.toMatchObject({ code: 'invalid', field: 'people' });
    expect(await listed(small, 'ben')).toEqual([]);
    expect(await waiting(small, 'ana')).toEqual([]);
  });

  it('about more than 300 characters is refused at its field; about blanks is about nothing', async () => {
    const { small } = await begin();
    await expect(ask(small, 'ben', ['ana'], '🙂'.repeat(301))).rejects.toMatchObject({ field: 'about' });
    await ask(small, 'ben', ['ana'], ' \u200b\n');
    await ask(small, 'ben', ['eva'], '🙂'.repeat(300));
    expect(await waiting(small, 'ana')).toMatchObject([{ about: null }]);
    expect(await waiting(small, 'eva')).toMatchObject([{ about: '🙂'.repeat(300) }]);
  });

  it('twice in the same instant, asks once', async () => {
    const { small } = await begin();
    const both = await Promise.allSettled([
      ask(small, 'ben', ['ana'], 'my talk'),
      ask(small, 'ben', ['ana'], 'my talk'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await waiting(small, 'ana')).toHaveLength(1);
  });

  it('declined, removed or over, waits no longer, and its asker cannot tell the first from waiting', async () => {
    const { small } = await begin();
    await ask(small, 'ben', ['ana', 'dev', 'eva'], 'my talk');
    const before = await listed(small, 'ben');
    await declineRequest(small.ctx, small.actor('ana'), await waitingOne(small, 'ana'));
    expect(await waiting(small, 'ana')).toEqual([]);
    expect(await listed(small, 'ben')).toEqual(before);
    await removeRequest(small.ctx, small.actor('ben'), await waitingOne(small, 'dev'));
    expect(await waiting(small, 'dev')).toEqual([]);
    small.passDays(30);
    expect(await waiting(small, 'eva')).toEqual([]);
    expect((await listed(small, 'ben')).map(({ state }) => state)).toEqual(['over', 'over']);
  });

  it('is open to answer for the one who was asked only', async () => {
    const { small } = await begin();
    await ask(small, 'ben', ['ana'], 'my talk');
    const id = await waitingOne(small, 'ana');
    for (const other of ['ben', 'eva'] as const) {
      for (const verb of [requestToAnswer, declineRequest]) {
        await expect(verb(small.ctx, small.actor(other), id)).rejects.toMatchObject({ code: 'not_found' });
      }
      await expect(draft(small, other, id)).rejects.toMatchObject({ code: 'not_found' });
    }
    await removeRequest(small.ctx, small.actor('ana'), id);
    expect(await waitingOne(small, 'ana')).toBe(id);
  });

  it('is forgotten when it was removed and enough time has passed', async () => {
    const { db, small } = await begin();
    await ask(small, 'ben', ['ana', 'dev'], 'my talk');
    await removeRequest(small.ctx, small.actor('ben'), await waitingOne(small, 'ana'));
    const kept = async () => {
      await forgetUnsent(small.ctx, small.actor('ben').workspaceId, small.ctx.clock.now());
      return (await db.kysely.selectFrom('feedback_requests').select('about').execute()).length;
    };
    small.passDays(29);
    expect(await kept()).toBe(2);
    small.passDays(2);
    expect(await kept()).toBe(1);
  });

  it('is exported with what was got and given, without what was not opened', async () => {
    const { small } = await begin();
    await ask(small, 'ben', ['ana', 'dev'], 'my talk & <more>');
    const answered = await answer(small, 'ana', await waitingOne(small, 'ana'));
    await openFeedback(small.ctx, small.actor('ben'), answered);
    await answer(small, 'dev', await waitingOne(small, 'dev'));
    const typed = { draftId: null, preferred: null, requestId: null, person: idOf('eva') };
    const words = { situation: 'Then', behaviour: 'You spoke up', impact: 'We heard you' };
    const given = await draftFeedback(small.ctx, small.actor('ben'), { ...typed, ...words });
    await sendFeedback(small.ctx, small.actor('ben'), given.id);
    const { markdown, entries } = await exportFeedback(small.ctx, small.actor('ben'));
    expect(entries).toBe(4);
    expect(markdown).toContain('### From ana, 2 March 2026');
    expect(markdown).toContain('> my talk & <more>');
    expect(markdown).toContain('### To eva, 2 March 2026');
    expect(markdown).toContain('> You spoke up');
    expect(markdown).toContain('### Asked of dev, 2 March 2026');
    expect(markdown).toContain('not opened yet: 1.');
    expect(markdown).not.toContain('From dev');
    expect(await exportFeedback(small.ctx, small.actor('chloe'))).toMatchObject({ entries: 0 });
  });

  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    return { db, small: await smallCommunity(db) };
  }
});

function ask(small: SmallCommunity, asker: Name, names: readonly Name[], about: string | null) {
  return askForFeedback(small.ctx, small.actor(asker), { users: names.map(idOf), about, preferred: null });
}

async function waiting(small: SmallCommunity, name: Name) {
  return (await waitingFeedback(small.ctx, small.actor(name))).requests;
}

async function waitingOne(small: SmallCommunity, name: Name): Promise<FeedbackRequestId> {
  const [one, another] = await waiting(small, name);
  if (one === undefined || another !== undefined) throw new Error('there is not exactly one');
  return one.id;
}

async function listed(small: SmallCommunity, name: Name) {
  return (await listAsked(small.ctx, small.actor(name), { page: 0 })).entries;
}

function draft(small: SmallCommunity, author: Name, requestId: FeedbackRequestId) {
  const words = { situation: 'When', behaviour: 'What', impact: 'Why' };
  const typed = { draftId: null, preferred: null, requestId, person: null, ...words };
  return draftFeedback(small.ctx, small.actor(author), typed);
}

async function answer(small: SmallCommunity, author: Name, requestId: FeedbackRequestId) {
  const { id } = await draft(small, author, requestId);
  await sendFeedback(small.ctx, small.actor(author), id);
  return id;
}
