import { expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { makeActionItem, newActionIds, putActionItem } from '../../src/domain/actions/actions.ts';
import { actionToChange, changeActionItem, reschedule } from '../../src/domain/actions/changing.ts';
import { handOver } from '../../src/domain/actions/giving.ts';
import { listActions, ownActions } from '../../src/domain/actions/lists.ts';
import { askAboutOwnerless } from '../../src/domain/actions/ownerless.ts';
import { remindOwners } from '../../src/domain/actions/reminding.ts';
import { dropActionItem, markDone, takeUpAgain } from '../../src/domain/actions/settling.ts';
import { type ActionItemId, actionItemId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

describeEachEngine('action items', (openDb) => {
  it('are listed with the viewer’s own first, each soonest first, a page at a time', async () => {
    const small = await begin();
    for (let day = 10; day < 22; day += 1)
      await make(small, 'chloe', { text: `Chloé ${day}`, due: `2026-03-${day}` });
    await make(small, 'ben', { text: 'Later', due: '2026-03-20' });
    await make(small, 'ben', { text: 'Sooner', due: '2026-03-03' });
    const first = await list(small, 'ben', 0);
    expect(first).toMatchObject({ page: 0, count: 14, own: 2, settled: [] });
    expect(first.open.map(({ text }) => text).slice(0, 4)).toEqual([
      'Sooner',
      'Later',
      'Chloé 10',
      'Chloé 11',
    ]);
    expect(first.open.map(({ maySettle }) => maySettle).slice(0, 4)).toEqual([true, true, false, false]);
    const past = await list(small, 'ben', 7);
    expect(past.page).toBe(1);
    expect(past.open.map(({ text }) => text)).toEqual(['Chloé 18', 'Chloé 19', 'Chloé 20', 'Chloé 21']);
    const { items, count } = await ownActions(small.ctx, small.actor('chloe'), 2);
    expect(items.map(({ text }) => text)).toEqual(['Chloé 10', 'Chloé 11']);
    expect(count).toBe(12);
  });

  it('that were settled are listed on the last page, the latest ten of two weeks', async () => {
    const small = await begin();
    const old = await make(small, 'ben', { text: 'Old' });
    await markDone(small.ctx, small.actor('ben'), old);
    small.passDays(15);
    for (let at = 0; at < 11; at += 1) {
      const id = await make(small, 'ben', { text: `Thing ${at}`, due: '2026-04-01' });
      await dropActionItem(small.ctx, small.actor('ben'), id, at === 10 ? ' Too dear ' : null);
    }
    const { settled, hasMoreSettled } = await list(small, 'ana', 0);
    expect(settled).toHaveLength(10);
    expect(hasMoreSettled).toBe(true);
    expect(settled.map(({ text }) => text)).not.toContain('Old');
    expect(settled.every(({ is, mayTakeUpAgain }) => is === 'dropped' && mayTakeUpAgain)).toBe(true);
  });

  it('remind their owners where it is the day by then, twice at most', async () => {
    const small = await begin();
    await make(small, 'chloe', { due: '2026-03-03' });
    await make(small, 'eva', { due: '2026-03-03' });
    const at = (instant: string) =>
      remindOwners(small.ctx, small.community.workspaceId, Temporal.Instant.from(instant));
    await at('2026-03-02T14:59:00Z');
    expect(await reminders(small)).toEqual([]);
    await at('2026-03-02T15:00:00Z');
    await at('2026-03-02T15:00:00Z');
    expect(await reminders(small)).toEqual([['chloe', 'action-due']]);
    await at('2026-03-03T05:00:00Z');
    await at('2026-03-05T14:59:00Z');
    expect(await reminders(small)).toEqual([
      ['chloe', 'action-due'],
      ['eva', 'action-due'],
    ]);
    await at('2026-03-05T15:00:00Z');
    await at('2026-03-06T05:00:00Z');
    await at('2026-03-30T05:00:00Z');
    expect(await reminders(small)).toEqual([
      ['chloe', 'action-due'],
      ['chloe', 'action-overdue'],
      ['eva', 'action-due'],
      ['eva', 'action-overdue'],
    ]);
  });

  it('of owners who left are asked about: who made them, else every leader, once', async () => {
    const small = await begin();
    await make(small, 'chloe', { text: 'Given', owner: 'ben' });
    await make(small, 'ben', { text: 'Own' });
    await make(small, 'dev', { text: 'Of one who stays' });
    await become(small, 'eva', { role: 'leader' });
    await become(small, 'ben', { state: 'left' });
    const now = small.ctx.clock.now();
    await askAboutOwnerless(small.ctx, small.community.workspaceId, now);
    await askAboutOwnerless(small.ctx, small.community.workspaceId, now);
    expect(await asked(small)).toEqual(['ana', 'chloe', 'eva']);
  });

  it('of owners who left wait while nobody leads', async () => {
    const small = await begin();
    await make(small, 'ben', {});
    await become(small, 'ben', { state: 'left' });
    await become(small, 'ana', { role: 'member' });
    const now = small.ctx.clock.now();
    await askAboutOwnerless(small.ctx, small.community.workspaceId, now);
    expect(await asked(small)).toEqual([]);
    await become(small, 'chloe', { role: 'leader' });
    await askAboutOwnerless(small.ctx, small.community.workspaceId, now);
    expect(await asked(small)).toEqual(['chloe']);
  });

  it('say the same to whoever may not see them as where there is none', async () => {
    const small = await begin();
    const id = await make(small, 'ben', {});
    const none = actionItemId.of(crypto.randomUUID());
    const tries: ((who: Name, item: ActionItemId) => Promise<unknown>)[] = [
      (who, item) => markDone(small.ctx, small.actor(who), item),
      (who, item) => dropActionItem(small.ctx, small.actor(who), item, null),
      (who, item) => takeUpAgain(small.ctx, small.actor(who), item),
      (who, item) => reschedule(small.ctx, small.actor(who), item, '2026-03-12'),
      (who, item) => changeActionItem(small.ctx, small.actor(who), item, { text: 'x', due: '2026-03-12' }),
      (who, item) => handOver(small.ctx, small.actor(who), item, { ownerId: idOf('eva'), due: '2026-03-12' }),
      (who, item) => actionToChange(small.ctx, small.actor(who), item),
    ];
    for (const run of tries) {
      const gone = { code: 'not_found', message: expect.stringContaining('no longer there') };
      await expect(run('gus', id)).rejects.toMatchObject(gone);
      await expect(run('ana', none)).rejects.toMatchObject(gone);
      await expect(run('chloe', id)).rejects.toMatchObject({ code: 'not_allowed' });
      await expect(run('stranger', id)).rejects.toMatchObject({ code: 'not_allowed' });
    }
  });

  it('are put by other features inside their own transactions, for people who belong only', async () => {
    const small = await begin();
    const { community, ctx } = small;
    const put = (owner: Name) =>
      write(ctx.db, (tx) =>
        putActionItem(
          tx,
          community,
          {
            text: 'Buy a whiteboard',
            ownerId: idOf(owner),
            dueOn: '2026-03-12',
            madeBy: idOf('ana'),
            origin: { kind: 'own' },
          },
          newActionIds(ctx),
          ctx.clock.now(),
        ),
      );
    await expect(put('gus')).rejects.toMatchObject({ code: 'invalid', field: 'owner' });
    await put('ben');
    const parts = await ctx.db.kysely.selectFrom('letter_parts').select(['user_id', 'kind']).execute();
    expect(parts).toEqual([{ user_id: idOf('ben'), kind: 'action-given' }]);
  });

  it('may be taken back twice, and nothing happens', async () => {
    const small = await begin();
    const id = await make(small, 'ben', { owner: 'chloe' });
    const { ctx } = small;
    await takeUpAgain(ctx, small.actor('ben'), id);
    await markDone(ctx, small.actor('ana'), id);
    await markDone(ctx, small.actor('chloe'), id);
    const [done] = (await list(small, 'ana', 0)).settled;
    expect(done).toMatchObject({ is: 'done', by: idOf('ana'), reason: null });
    await expect(dropActionItem(ctx, small.actor('ben'), id, null)).rejects.toMatchObject({
      code: 'conflict',
    });
    await takeUpAgain(ctx, small.actor('ben'), id);
    await takeUpAgain(ctx, small.actor('ben'), id);
    expect((await list(small, 'ana', 0)).count).toBe(1);
  });

  async function begin(): Promise<SmallCommunity> {
    return await smallCommunity(await openDb());
  }
});

interface Made {
  readonly text?: string;
  readonly owner?: Name;
  readonly due?: string;
}

async function make(small: SmallCommunity, who: Name, made: Made): Promise<ActionItemId> {
  const { text = 'Buy a whiteboard', owner = who, due = '2026-03-09' } = made;
  const { ctx } = small;
  const known = await ctx.db.kysely.selectFrom('action_items').select('id').execute();
  await makeActionItem(ctx, small.actor(who), small.community.id, { text, ownerId: idOf(owner), due });
  const rows = await ctx.db.kysely.selectFrom('action_items').select('id').execute();
  const isNew = ({ id }: { id: ActionItemId }) => !known.some((before) => before.id === id);
  return rows.find(isNew)!.id;
}

function list(small: SmallCommunity, who: Name, page: number) {
  return listActions(small.ctx, small.actor(who), small.community.id, page);
}

async function become(
  small: SmallCommunity,
  who: Name,
  changed: { readonly state?: 'left'; readonly role?: 'leader' | 'member' },
): Promise<void> {
  await small.ctx.db.kysely.updateTable('members').set(changed).where('user_id', '=', idOf(who)).execute();
}

async function reminders(small: SmallCommunity): Promise<[string, string][]> {
  const parts = await small.ctx.db.kysely
    .selectFrom('letter_parts')
    .select(['user_id', 'kind'])
    .orderBy('user_id')
    .orderBy('kind')
    .execute();
  return parts.map(({ user_id: user, kind }) => [user.slice(1).toLowerCase(), kind]);
}

async function asked(small: SmallCommunity): Promise<string[]> {
  const parts = await small.ctx.db.kysely
    .selectFrom('letter_parts')
    .select('user_id')
    .where('kind', '=', 'action-ownerless')
    .orderBy('user_id')
    .execute();
  return parts.map(({ user_id: user }) => user.slice(1).toLowerCase());
}
