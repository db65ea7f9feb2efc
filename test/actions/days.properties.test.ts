import fc from 'fast-check';
import { expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { dueDate } from '../../src/domain/actions/action.ts';
import { makeActionItem } from '../../src/domain/actions/actions.ts';
import { changeActionItem, reschedule } from '../../src/domain/actions/changing.ts';
import { handOver } from '../../src/domain/actions/giving.ts';
import { remindOwners } from '../../src/domain/actions/reminding.ts';
import { dropActionItem, markDone, takeUpAgain } from '../../src/domain/actions/settling.ts';
import type { ActionItemId } from '../../src/ids.ts';
import { idOf, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

const DAY_MS = 86_400_000;
const OWNERS = ['ben', 'chloe', 'eva'] as const;
type Owner = (typeof OWNERS)[number];

/** Days since 1970: the oracle counts, and knows no calendar. */
function dayOf(date: string): number {
  return Date.parse(date) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

it('a day is taken from today to the same day in two years', () => {
  const today = fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2032-01-01') });
  fc.assert(
    fc.property(today, fc.integer({ min: -800, max: 800 }), (now, ahead) => {
      const [year = 0, ...rest] = dateOf(now).split('-');
      const last = [Number(year) + 2, ...rest].join('-').replace(/(\d{4})-02-29/, '$1-02-28');
      const date = dateOf(now + ahead);
      const isTaken = ahead >= 0 && date <= last;
      if (isTaken) expect(dueDate(date, dateOf(now))).toBe(date);
      else expect(() => dueDate(date, dateOf(now))).toThrow(/Please choose/);
    }),
  );
  for (const typed of [null, '', '2026-02-30', '2026-3-9', '9 March', '2026-03-09T10:00', '+02026-03-09']) {
    expect(() => dueDate(typed, '2026-03-02')).toThrow('Please choose a day.');
  }
});

type Deed =
  | { readonly do: 'sleep' | 'pass'; readonly days: number }
  | { readonly do: 'reschedule'; readonly ahead: number }
  | { readonly do: 'hand over'; readonly ahead: number; readonly to: Owner }
  | { readonly do: 'reword' | 'done' | 'drop' | 'again' };

const ahead = fc.nat({ max: 6 });
const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('sleep' as const, 'pass' as const),
      days: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ do: fc.constant('reschedule' as const), ahead }),
    fc.record({ do: fc.constant('hand over' as const), ahead, to: fc.constantFrom(...OWNERS) }),
    fc.record({ do: fc.constantFrom('reword' as const, 'done' as const, 'drop' as const, 'again' as const) }),
  ),
  { maxLength: 14 },
);

/** What the item is, and which reminders are to have come, told step by step. */
class Oracle {
  state: 'open' | 'done' | 'drop' = 'open';
  settledOn = 0;
  readonly expected: string[] = [];
  #chosenOn: number;
  #firstOn: number | null = null;
  #isOver = false;
  owner: Owner;
  due: number;

  constructor(owner: Owner, due: number, today: number) {
    this.owner = owner;
    this.due = due;
    this.#chosenOn = today;
  }

  chosen(today: number): void {
    this.#chosenOn = today;
    this.#firstOn = null;
    this.#isOver = false;
  }

  tick(today: number): void {
    if (this.state !== 'open' || this.#isOver) return;
    const knewTheDay = this.due <= this.#chosenOn;
    const lastFrom = this.#firstOn ?? (knewTheDay ? this.#chosenOn : this.due);
    if (today >= lastFrom + 3) {
      this.expected.push(`${dateOf(today)} ${this.owner} action-overdue`);
      this.#isOver = true;
    } else if (this.#firstOn === null && !knewTheDay && today >= this.due) {
      this.expected.push(`${dateOf(today)} ${this.owner} action-due`);
      this.#firstOn = today;
    }
  }
}

it('whatever people do with an item, its owner is reminded on the day and once more, and never of what is settled', async () => {
  const db = openDatabase(':memory:');
  await migrate(db, Temporal.Instant.from('2026-01-05T09:00:00Z'));
  const small = await smallCommunity(db);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...OWNERS), ahead, deeds, async (owner, firstAhead, steps) => {
      const today = todayIn(small);
      const oracle = new Oracle(owner, today + firstAhead, today);
      const id = await make(small, owner, dateOf(today + firstAhead));
      for (const step of steps) await take(small, id, oracle, step);
      expect(await came(small, id)).toEqual(oracle.expected);
      await small.ctx.db.kysely.deleteFrom('action_items').execute();
    }),
    { numRuns: 150 },
  );
  await db.close();
});

async function take(small: SmallCommunity, id: ActionItemId, oracle: Oracle, step: Deed): Promise<void> {
  const { ctx } = small;
  const ana = small.actor('ana');
  const today = todayIn(small);
  const isOpen = oracle.state === 'open';
  switch (step.do) {
    case 'sleep':
      small.passDays(step.days);
      return;
    case 'pass':
      for (let day = 1; day <= step.days; day += 1) {
        small.passDays(1);
        // A second tick on the same day brings nothing.
        for (const _ of [1, 2]) await remindOwners(ctx, small.community.workspaceId, ctx.clock.now());
        oracle.tick(todayIn(small));
      }
      return;
    case 'reschedule': {
      const done = reschedule(ctx, ana, id, dateOf(today + step.ahead));
      if (!isOpen) return await expect(done).rejects.toMatchObject({ code: 'conflict' });
      await done;
      if (oracle.due !== today + step.ahead) oracle.chosen(today);
      oracle.due = today + step.ahead;
      return;
    }
    case 'reword': {
      const done = changeActionItem(ctx, ana, id, { text: 'Buy two', due: dateOf(oracle.due) });
      if (!isOpen) return await expect(done).rejects.toMatchObject({ code: 'conflict' });
      return await done;
    }
    case 'hand over': {
      const done = handOver(ctx, ana, id, { ownerId: idOf(step.to), due: dateOf(today + step.ahead) });
      if (!isOpen) return await expect(done).rejects.toMatchObject({ code: 'conflict' });
      if (oracle.owner === step.to) return await expect(done).rejects.toMatchObject({ code: 'invalid' });
      await done;
      oracle.chosen(today);
      oracle.owner = step.to;
      oracle.due = today + step.ahead;
      return;
    }
    case 'done':
    case 'drop': {
      const done = step.do === 'done' ? markDone(ctx, ana, id) : dropActionItem(ctx, ana, id, null);
      if (!isOpen && oracle.state !== step.do)
        return await expect(done).rejects.toMatchObject({ code: 'conflict' });
      await done;
      if (isOpen) oracle.settledOn = today;
      oracle.state = step.do;
      return;
    }
    case 'again': {
      const done = takeUpAgain(ctx, ana, id);
      if (!isOpen && today >= oracle.settledOn + 14) {
        return await expect(done).rejects.toMatchObject({ code: 'conflict' });
      }
      await done;
      if (!isOpen) oracle.chosen(today);
      oracle.state = 'open';
    }
  }
}

function todayIn({ ctx }: SmallCommunity): number {
  return Math.floor(ctx.clock.now().epochMilliseconds / DAY_MS);
}

async function make(small: SmallCommunity, owner: Owner, due: string): Promise<ActionItemId> {
  const { ctx, community } = small;
  await makeActionItem(ctx, small.actor(owner), community.id, {
    text: 'Buy a whiteboard',
    ownerId: idOf(owner),
    due,
  });
  return (await ctx.db.kysely.selectFrom('action_items').select('id').executeTakeFirstOrThrow()).id;
}

/** The reminders that were owed, by day. */
async function came({ ctx }: SmallCommunity, id: ActionItemId): Promise<string[]> {
  const parts = await ctx.db.kysely
    .selectFrom('letter_parts')
    .select(['created_at', 'user_id', 'kind'])
    .where('kind', 'in', ['action-due', 'action-overdue'])
    .where('subject', 'like', `%${id}%`)
    .orderBy('created_at')
    .execute();
  return parts.map(
    (part) => `${part.created_at.slice(0, 10)} ${part.user_id.slice(1).toLowerCase()} ${part.kind}`,
  );
}
