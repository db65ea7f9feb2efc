import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type UserId, userId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { emptyTables } from '../support/pglite.ts';
import { type LettersOf, lettersOf } from './letters-of.ts';
import { directOf } from './pretend-slack.ts';

/** Clocks change in New York on March 8, in Berlin on March 29. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
const PEOPLE = ['UANA', 'UBEN'].map((id) => userId.of(id));
const START = Temporal.Instant.from('2026-03-05T15:00:00Z');
const WEEK_MINUTES = 7 * 24 * 60;

type Happening =
  | {
      readonly it: 'owe';
      readonly who: 0 | 1;
      /** Minutes from now. */
      readonly dueIn: number;
      readonly weekdays: readonly number[];
      readonly notAfterIn: number | null;
    }
  /** They choose an hour, at which it is owed. */
  | {
      readonly it: 'choose';
      readonly who: 0 | 1;
      readonly inMinutes: number;
      readonly weekdays: readonly number[];
    }
  | { readonly it: 'withdraw'; readonly number: number }
  | { readonly it: 'pass'; readonly minutes: number }
  | { readonly it: 'pause'; readonly minutes: number }
  | { readonly it: 'go wrong'; readonly how: 'lost' | 'dropped' };

const who = fc.constantFrom<0 | 1>(0, 0, 1);
const weekdays = fc.oneof(
  fc.constant([1, 2, 3, 4, 5, 6, 7]),
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
);
const happenings = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        it: fc.constant('owe' as const),
        who,
        dueIn: fc.oneof(fc.constant(0), fc.integer({ min: -60, max: 2000 })),
        weekdays,
        notAfterIn: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 3 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        it: fc.constant('choose' as const),
        who,
        inMinutes: fc.integer({ min: 0, max: 2500 }),
        weekdays,
      }),
    },
    { weight: 1, arbitrary: fc.record({ it: fc.constant('withdraw' as const), number: fc.nat(20) }) },
    {
      weight: 5,
      arbitrary: fc.record({ it: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 1500 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ it: fc.constant('pause' as const), minutes: fc.integer({ min: 1, max: 1000 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        it: fc.constant('go wrong' as const),
        how: fc.constantFrom('lost' as const, 'dropped' as const),
      }),
    },
  ),
  { maxLength: 20, size: 'max' },
);

interface Wanted {
  readonly who: UserId;
  readonly notAfter: Temporal.Instant | null;
  /** The hour that its person chose. */
  readonly hour: { readonly at: Temporal.Instant; readonly chosenAt: Temporal.Instant } | null;
  readonly weekdays: readonly number[];
  isOwed: boolean;
  isWithdrawn: boolean;
}

/** What was wished and what Slack did, kept without any thought of how letters come about. */
class Model {
  readonly wanted = new Map<string, Wanted>();
  readonly pauses: { readonly from: Temporal.Instant; readonly to: Temporal.Instant }[] = [];
  hasGoneWrong = false;
  readonly #letters: LettersOf;
  readonly #zones: readonly string[];

  constructor(letters: LettersOf, zones: readonly string[]) {
    this.#letters = letters;
    this.#zones = zones;
    letters.nextTimed = (user) =>
      earliest(
        [...this.wanted.values()].flatMap((one) => (one.who === user && !one.isOwed ? this.#at(one) : [])),
      );
    letters.slack.mischance = () => {
      const now = letters.clock.now();
      const pause = this.pauses.find(({ from, to }) => isWithin(now, from, to));
      return pause === undefined ? null : { pausedFor: Math.ceil(now.until(pause.to).total('seconds')) };
    };
  }

  async happen(one: Happening): Promise<void> {
    const now = this.#letters.clock.now();
    const key = String(this.wanted.size);
    switch (one.it) {
      case 'owe': {
        const who = PEOPLE[one.who]!;
        const notAfter = one.notAfterIn === null ? null : now.add({ minutes: one.notAfterIn });
        const due = now.add({ minutes: one.dueIn });
        this.wanted.set(key, {
          who,
          notAfter,
          hour: null,
          weekdays: one.weekdays,
          isOwed: true,
          isWithdrawn: false,
        });
        const more = { userId: who, zone: this.zoneOf(who), due, notAfter, weekdays: one.weekdays };
        await this.#letters.owePart(key, more);
        return;
      }
      case 'choose': {
        const at = now.add({ minutes: one.inMinutes });
        const hour = { at, chosenAt: now };
        const who = PEOPLE[one.who]!;
        this.wanted.set(key, {
          who,
          notAfter: null,
          hour,
          weekdays: one.weekdays,
          isOwed: false,
          isWithdrawn: false,
        });
        return;
      }
      case 'withdraw': {
        const of = String(one.number);
        const wanted = this.wanted.get(of);
        if (wanted?.isOwed !== true) return;
        wanted.isWithdrawn = true;
        return await this.#letters.withdraw(of);
      }
      case 'pass':
        return await this.pass(now.add({ minutes: one.minutes }));
      case 'pause': {
        this.pauses.push({ from: now, to: now.add({ minutes: one.minutes }) });
        return;
      }
      case 'go wrong':
        this.hasGoneWrong = true;
        return this.#letters.slack.next('post', one.how);
    }
  }

  /** Whose hour comes on the way is owed something at that hour, before the tick. */
  async pass(end: Temporal.Instant): Promise<void> {
    for (;;) {
      const hours = [...this.wanted.values()].flatMap((one) => (one.isOwed ? [] : this.#at(one)));
      const stop = earliest([...hours, end])!;
      if (Temporal.Instant.compare(stop, this.#letters.clock.now()) > 0) await this.#letters.until(stop);
      const now = this.#letters.clock.now();
      for (const [key, one] of this.wanted) {
        if (one.isOwed || one.hour === null || Temporal.Instant.compare(one.hour.at, now) > 0) continue;
        one.isOwed = true;
        const more = { userId: one.who, zone: this.zoneOf(one.who), weekdays: one.weekdays, isTimed: true };
        await this.#letters.addPart(key, more);
      }
      await this.#letters.tick();
      await this.#letters.settle();
      if (Temporal.Instant.compare(stop, end) >= 0) return;
    }
  }

  zoneOf(user: UserId): string {
    return this.#zones[PEOPLE.indexOf(user)]!;
  }

  localOf(user: UserId, instant: Temporal.Instant): Temporal.ZonedDateTime {
    return instant.toZonedDateTimeISO(this.zoneOf(user));
  }

  dateOf(user: UserId, instant: Temporal.Instant): string {
    return this.localOf(user, instant).toPlainDate().toString();
  }

  #at({ hour }: Wanted): Temporal.Instant[] {
    return hour === null ? [] : [hour.at];
  }
}

function earliest(instants: readonly Temporal.Instant[]): Temporal.Instant | null {
  return [...instants].sort(Temporal.Instant.compare)[0] ?? null;
}

function isWithin(one: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(from, one) <= 0 && Temporal.Instant.compare(one, to) < 0;
}

function mustKeepTheRule(letters: LettersOf, model: Model): void {
  for (const user of PEOPLE) {
    const times = letters.posted
      .filter(({ channelId }) => channelId === directOf(user))
      .map(({ at }) => model.localOf(user, at));
    const dates = times.map((at) => at.toPlainDate().toString());
    expect(new Set(dates).size, `more than one on a day for ${user}: ${times.join()}`).toBe(dates.length);
    for (const at of times) {
      expect(at.hour, at.toString()).toBeGreaterThanOrEqual(8);
      expect(at.hour, at.toString()).toBeLessThan(20);
    }
  }
}

async function mustHaveSaidAll(letters: LettersOf, model: Model): Promise<void> {
  for (const [key, { who, isWithdrawn, weekdays, notAfter }] of model.wanted) {
    const saying = letters.slack.messages.filter(({ text }) => text.split('\n').includes(key));
    const { state } = await letters.part(key);
    expect(saying.length, `messages with ${key}, ${state}`).toBe(isWithdrawn || state === 'over' ? 0 : 1);
    expect(state).toBe(isWithdrawn || saying.length === 0 ? 'over' : 'joined');
    if (!isWithdrawn && state === 'over') expect(notAfter, `${key} is over without reason`).not.toBeNull();
    for (const { channelId, at } of saying) {
      expect(channelId).toBe(directOf(who));
      expect(weekdays, `${key} on another day`).toContain(model.localOf(who, at).dayOfWeek);
      if (notAfter !== null) expect(Temporal.Instant.compare(at, notAfter)).toBeLessThanOrEqual(0);
    }
  }
}

/** It came at its hour, if Slack took messages and no other chosen hour had its letter that day. */
function mustComeAtItsHour(letters: LettersOf, model: Model): void {
  for (const [key, { who, hour, weekdays, isWithdrawn }] of model.wanted) {
    if (hour === null || isWithdrawn) continue;
    const local = model.localOf(who, hour.at);
    if (local.hour < 8 || local.hour >= 20 || (local.hour === 19 && local.minute >= 55)) continue;
    if (!weekdays.includes(local.dayOfWeek)) continue;
    const day = local.toPlainDate();
    const zone = model.zoneOf(who);
    const from = day.toZonedDateTime(zone).toInstant();
    const to = day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    const wasPaused = model.pauses.some(
      (pause) => Temporal.Instant.compare(pause.from, to) < 0 && Temporal.Instant.compare(pause.to, from) > 0,
    );
    if (wasPaused) continue;
    const before = letters.posted.find(
      ({ channelId, at }) =>
        channelId === directOf(who) && isWithin(at, from, to) && Temporal.Instant.compare(at, hour.at) < 0,
    );
    // It was chosen for this very moment, in which a letter may have gone out.
    if (Temporal.Instant.compare(hour.chosenAt, hour.at) >= 0) continue;
    // It was chosen for a day that had its letter.
    if (before !== undefined && Temporal.Instant.compare(before.at, hour.chosenAt) <= 0) continue;
    // A letter whose first sending went wrong was begun before it stands; what came meanwhile waits for the next day.
    const isSentAgain = letters.posted.some(
      ({ channelId, at }) => channelId === directOf(who) && isWithin(at, hour.at, to),
    );
    if (model.hasGoneWrong && isSentAgain) continue;
    const others = [...model.wanted].filter(
      ([, other]) =>
        other.who === who && other.hour !== null && Temporal.Instant.compare(other.hour.at, hour.at) < 0,
    );
    const told = letters.slack.messages.find(({ text }) => text.split('\n').includes(key));
    if (before === undefined) {
      const date = told === undefined ? null : model.dateOf(who, told.at);
      expect(date, `${key} is not of its day`).toBe(day.toString());
    } else {
      // Only an hour chosen before may come before.
      expect(others.length, `${key} was overtaken`).toBeGreaterThan(0);
    }
  }
}

describeEachEngine('whatever features have to say', (openDb, engine) => {
  test('people get one letter a day, by day, and nothing is lost or said twice', async () => {
    const db = await openDb();
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)),
        happenings,
        async (zones, all) => {
          if (engine === 'postgres') await emptyTables(db);
          else await db.kysely.deleteFrom('workspaces').execute();
          const letters = await lettersOf(db);
          try {
            await letters.clock.jump(START);
            const model = new Model(letters, zones);
            for (const one of all) await model.happen(one);
            await model.pass(letters.clock.now().add({ minutes: 3 * WEEK_MINUTES }));
            mustKeepTheRule(letters, model);
            await mustHaveSaidAll(letters, model);
            mustComeAtItsHour(letters, model);
          } finally {
            await letters.stop();
          }
        },
      ),
      { numRuns: engine === 'postgres' ? 2 : 40 },
    );
  });
});
