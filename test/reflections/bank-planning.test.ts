import { describe, expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { anotherQuestion, countAsked } from '../../src/domain/reflections/bank/planning.ts';
import { startAsking, stopAsking } from '../../src/domain/reflections/bank/switching.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf } from '../support/small-community.ts';

import { first, leading, NEXT, THIS } from './leading-the-bank.ts';

describeEachEngine('what comes next week', (openDb) => {
  it('is of another theme than this week’s, and does not change by being looked at', async () => {
    const ana = await leading(openDb);
    const { next, theme } = await ana.find();
    expect(next).toMatchObject({ theme: 'continuous_learning', isPicked: false, hasBegun: false });
    expect(theme).toBe('continuous_learning');
    expect(await ana.find()).toMatchObject({ next });
    expect(await ana.begin(THIS)).toMatchObject({ theme: 'safe_environment' });
    expect(await ana.find()).toMatchObject({ next });
    ana.small.passDays(7);
    expect(await ana.begin(NEXT)).toMatchObject({ question: next?.question });
    expect((await ana.find()).next?.theme).toBe('diverse_voices');
  });

  it('is what a leader picked, with its theme’s version for leaders, until it has begun', async () => {
    const ana = await leading(openDb);
    const { everyone, leaders } = await ana.find('working_together');
    const [one, two] = everyone;
    if (one === undefined || two === undefined) throw new Error('too few');
    await ana.pick(one);
    await ana.pick(two);
    expect((await ana.find()).next).toMatchObject({
      theme: 'working_together',
      question: two.text,
      leaderQuestion: first(leaders).text,
      isPicked: true,
    });
    await expect(ana.pick(first(leaders))).rejects.toMatchObject({ code: 'invalid' });
    await ana.retire(one);
    await expect(ana.pick(one)).rejects.toMatchObject({ code: 'conflict' });
    ana.small.passDays(7);
    expect(await ana.begin(NEXT)).toMatchObject({ question: two.text, picked_by: idOf('ana') });
  });

  it('can be left to the rotation again', async () => {
    const ana = await leading(openDb);
    const { next } = await ana.find();
    await ana.pick(first((await ana.find('working_together')).everyone));
    await ana.leave();
    await ana.leave();
    expect((await ana.find()).next).toEqual(next);
  });

  it('stays once somebody has opened it', async () => {
    const ana = await leading(openDb);
    const { next, everyone } = await ana.find();
    await ana.begin(NEXT);
    await expect(ana.pick(first(everyone))).rejects.toMatchObject({ code: 'conflict' });
    await expect(ana.leave()).rejects.toMatchObject({ code: 'conflict' });
    const asked = everyone.find(({ text }) => text === next?.question);
    if (asked === undefined) throw new Error('next week’s question is not shown');
    await ana.edit(asked, { text: 'Something else?' });
    await ana.retire(asked);
    expect((await ana.find()).next).toEqual({ ...next, hasBegun: true });
  });

  it('follows the bank: new words, a new order, and what is retired goes', async () => {
    const ana = await leading(openDb);
    const { everyone, leaders } = await ana.find('working_together');
    const [one, two] = everyone;
    if (one === undefined || two === undefined) throw new Error('too few');
    await ana.pick(one);
    await ana.edit(one, { text: 'How do you work together?' });
    await ana.edit(first(leaders), { text: 'How do you lead together?' });
    expect((await ana.find()).next).toMatchObject({
      question: 'How do you work together?',
      leaderQuestion: 'How do you lead together?',
      isPicked: true,
    });
    await ana.retire(one);
    expect((await ana.find()).next).toMatchObject({ theme: 'continuous_learning', isPicked: false });
    const [planned, after] = (await ana.find('continuous_learning')).everyone;
    if (planned === undefined || after === undefined) throw new Error('too few');
    await ana.move(planned, 'down');
    expect((await ana.find()).next?.question).toBe(after.text);
  });

  it('is the one question there is, and nothing where none is active', async () => {
    const ana = await leading(openDb);
    await ana.retireAll();
    expect(await ana.find()).toMatchObject({ next: null, theme: 'safe_environment' });
    expect(await ana.plan(THIS)).toBeNull();
    await ana.add({ audience: 'leaders' });
    expect((await ana.find()).next).toBeNull();
    await ana.add();
    for (const week of [THIS, NEXT, '2026-W12']) {
      expect(await ana.begin(week)).toMatchObject({
        question: 'What is new?',
        leader_question: 'What is new?',
      });
    }
  });

  it('is counted when it begins, and comes again when all were asked', async () => {
    const ana = await leading(openDb);
    await ana.retireAll('own_learning', 'working_together');
    const active = (await ana.active()).filter(({ audience }) => audience === 'everyone');
    const asked: string[] = [];
    for (let week = 0; week < active.length * 2; week += 1) {
      const number = `2026-W${10 + week}`;
      await ana.find();
      asked.push((await ana.begin(number))?.question ?? '');
      ana.small.passDays(7);
    }
    const half = asked.slice(0, active.length);
    expect(half.toSorted()).toEqual(active.map(({ text }) => text).toSorted());
    expect(asked.slice(active.length).toSorted()).toEqual(half.toSorted());
    expect(
      new Set(
        (await ana.active())
          .filter(({ audience }) => audience === 'everyone')
          .map(({ timesAsked }) => timesAsked),
      ),
    ).toEqual(new Set([2]));
  });
});

describeEachEngine('another question for one member', (openDb) => {
  it('is of another theme, neither planned nor asked of them before, and null where there is no other', async () => {
    const ana = await leading(openDb);
    const { ctx, community } = ana.small;
    await ana.retireAll('own_learning', 'working_together');
    const week = await ana.begin(THIS);
    const { next } = await ana.find();
    if (week === null) throw new Error('nothing is asked');
    const asked = { user_id: idOf('ben'), theme: week.theme, question_id: week.question_id };
    const another = () =>
      write(ctx.db, (tx) => anotherQuestion(tx, community.workspaceId, community.id, asked));
    expect(await another()).toMatchObject({ audience: 'everyone', theme: next?.theme });
    expect((await another())?.text).not.toBe(next?.question);
    await ctx.db.kysely
      .updateTable('questions')
      .set({ state: 'retired' })
      .where('id', '<>', week.question_id)
      .execute();
    expect(await another()).toBeNull();
  });
});

describeEachEngine('the switch of the weekly question', (openDb) => {
  it('stops it and starts it again; hours that passed are not made up', async () => {
    const ana = await leading(openDb);
    const { ctx, community, actor } = ana.small;
    const state = async () => {
      const { db } = ctx;
      const one = await db.kysely.selectFrom('communities').selectAll().executeTakeFirstOrThrow();
      const members = await db.kysely.selectFrom('members').selectAll().execute();
      return {
        asks: one.asks_weekly,
        stale: one.is_week_stale,
        membersStale: members.every((member) => member.is_prompt_stale === 1),
        from: [...new Set(members.map((member) => String(member.prompts_from)))],
      };
    };
    const settle = async () => {
      await ctx.db.kysely.updateTable('communities').set({ is_week_stale: 0 }).execute();
      await ctx.db.kysely.updateTable('members').set({ is_prompt_stale: 0 }).execute();
    };
    const begun = (await state()).from;
    await settle();
    await stopAsking(ctx, actor('ana'), community.id);
    expect(await state()).toEqual({ asks: 0, stale: 1, membersStale: true, from: begun });
    expect(await ana.find()).toMatchObject({ asksWeekly: false });
    await settle();
    await stopAsking(ctx, actor('ana'), community.id);
    expect(await state()).toMatchObject({ stale: 0, membersStale: false });
    ana.small.passDays(10);
    await startAsking(ctx, actor('ana'), community.id);
    expect(await state()).toEqual({
      asks: 1,
      stale: 1,
      membersStale: true,
      from: ['2026-03-12T09:00:00.000Z'],
    });
  });
});

describe('counting', () => {
  describeEachEngine('nothing', (openDb) => {
    it('changes nothing', async () => {
      const ana = await leading(openDb);
      const { ctx, community } = ana.small;
      await write(ctx.db, (tx) => countAsked(tx, community.workspaceId, []));
    });
  });
});
