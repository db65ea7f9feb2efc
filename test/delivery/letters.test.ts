import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import {
  addPart,
  type NextTimed,
  type Part,
  peopleWithDueParts,
  placeParts,
  takeUpLateLetters,
} from '../../src/delivery/letters.ts';
import { whereItStands } from '../../src/delivery/outbox.ts';
import { deliveryId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { acme, ana, ben, type OutboxOf, outboxOf } from './outbox-of.ts';

const MORNING = Temporal.Instant.from('2026-03-02T09:00:00Z');
const nobodyAsks: NextTimed = async () => null;

let outbox: OutboxOf | null = null;

afterEach(async () => {
  await outbox?.stop();
  outbox = null;
});

describeEachEngine('letters', (openDb) => {
  async function begin(nextTimed: NextTimed = nobodyAsks) {
    const box = await outboxOf(await openDb());
    outbox = box;
    const { db, clock, slack, words } = box;
    const place = async () => {
      const now = clock.now();
      await write(db, (tx) => takeUpLateLetters(tx, acme, now));
      for (const person of await write(db, (tx) => peopleWithDueParts(tx, acme, now, 100))) {
        const placing = { workspaceId: acme, userId: person, letterId: deliveryId.of(randomUUID()) };
        await write(db, (tx) => placeParts(tx, placing, nextTimed, now));
      }
      await box.wake();
      await box.settle();
    };
    return {
      ...box,
      box,
      place,
      owePart: async (key: string, more: Partial<Part> = {}) => {
        if (!words.has(key)) words.set(key, key);
        const part: Part = {
          workspaceId: acme,
          id: deliveryId.of(randomUUID()),
          key,
          kind: 'note',
          userId: ana,
          subject: {},
          zone: 'UTC',
          due: clock.now(),
          notAfter: null,
          ...more,
        };
        return await write(db, (tx) => addPart(tx, part, clock.now()));
      },
      /** Ticks every hour up to this instant. */
      goOn: async (until: string) => {
        const end = Temporal.Instant.from(until);
        while (Temporal.Instant.compare(clock.now(), end) < 0) {
          await clock.advance({ hours: 1 });
          await place();
        }
      },
      texts: () => slack.messages.map(({ text }) => text),
      times: () => slack.messages.map(({ at }) => at.toString({ smallestUnit: 'minute' })),
    };
  }

  it('join what is due at one time, timed parts first, and each person has their own', async () => {
    const { owePart, place, texts } = await begin();
    await owePart('thanks');
    await owePart('question', { isTimed: true });
    await owePart('for ben', { userId: ben });
    await owePart('thanks');
    await place();
    expect(texts().sort()).toEqual(['for ben', 'question\nthanks']);
  });

  it('come once a day: what comes later waits for the next morning', async () => {
    const { owePart, place, goOn, times, texts } = await begin();
    await owePart('first');
    await place();
    await owePart('second');
    await owePart('third');
    await goOn('2026-03-03T09:00:00Z');
    expect(texts()).toEqual(['first', 'second\nthird']);
    expect(times()).toEqual(['2026-03-02T09:00Z', '2026-03-03T08:00Z']);
  });

  it('come by day where the person is, and on the weekdays of what they say', async () => {
    const { owePart, goOn, times } = await begin();
    await owePart('asleep', { zone: 'America/New_York' });
    await owePart('free until Thursday', { userId: ben, weekdays: [4] });
    await goOn('2026-03-05T10:00:00Z');
    expect(times()).toEqual(['2026-03-02T13:00Z', '2026-03-05T08:00Z']);
  });

  it('wait for the hour that the person has chosen for that day', async () => {
    const { owePart, place, goOn, clock, texts, times } = await begin(async () => MORNING.add({ hours: 3 }));
    await owePart('thanks');
    await place();
    expect(texts()).toEqual([]);
    await goOn('2026-03-02T11:00:00Z');
    await clock.advance({ hours: 1 });
    await owePart('question', { isTimed: true });
    await place();
    expect(texts()).toEqual(['question\nthanks']);
    expect(times()).toEqual(['2026-03-02T12:00Z']);
  });

  it('are not sent after the evening: what they say waits for the morning, and nothing is said twice', async () => {
    const { owePart, place, goOn, slack, times, texts, clock } = await begin();
    slack.mischance = () =>
      clock.now().epochMilliseconds < Temporal.Instant.from('2026-03-02T22:00:00Z').epochMilliseconds
        ? { pausedFor: 600 }
        : null;
    await owePart('late');
    await place();
    await goOn('2026-03-03T09:00:00Z');
    expect(texts()).toEqual(['late']);
    expect(times()).toEqual(['2026-03-03T08:00Z']);
  });

  it('follow what their parts say, and lose those that are taken back', async () => {
    const { owePart, place, box, texts, db } = await begin();
    await owePart('one');
    await owePart('two');
    await place();
    await box.refresh('two', 'two, changed');
    await box.settle();
    expect(texts()).toEqual(['one\ntwo, changed']);
    expect(await write(db, (tx) => whereItStands(tx, acme, 'two'))).not.toBeNull();
    await box.withdraw('one');
    await box.settle();
    expect(texts()).toEqual(['two, changed']);
    await box.withdraw('two');
    await box.settle();
    expect(texts()).toEqual([]);
  });

  it('that say nothing are not sent, and leave the day free', async () => {
    const { owePart, place, words, texts } = await begin();
    words.set('silent', null);
    await owePart('silent');
    await place();
    expect(texts()).toEqual([]);
    await owePart('words');
    await place();
    expect(texts()).toEqual(['words']);
  });

  it('hold what fits; the rest comes another day, and is not lost', async () => {
    const { owePart, place, goOn, words, slack } = await begin();
    for (const key of ['a', 'b', 'c']) {
      words.set(key, key.repeat(5000));
      await owePart(key);
    }
    await place();
    await goOn('2026-03-04T09:00:00Z');
    expect(slack.messages).toHaveLength(2);
    const sent = slack.messages.map(({ text }) => new Set(text.replaceAll('\n', '')).size);
    expect(sent.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(2);
    const left = await outbox?.db.kysely.selectFrom('letter_parts').select('state').execute();
    expect(left?.map(({ state }) => state)).toEqual(['joined', 'joined', 'joined']);
  });

  it('are looked for where it is not known whether they arrived', async () => {
    const { owePart, place, slack, texts, box } = await begin();
    slack.next('post', 'lost');
    await owePart('once');
    await place();
    await box.settle(300);
    expect(texts()).toEqual(['once']);
    expect(slack.everPosted).toHaveLength(1);
  });

  it('say nothing that is past its time', async () => {
    const { owePart, goOn, texts } = await begin();
    await owePart('stale', { zone: 'America/Los_Angeles', notAfter: MORNING.add({ hours: 2 }) });
    await goOn('2026-03-02T20:00:00Z');
    expect(texts()).toEqual([]);
  });

  it('open a person’s conversation once', async () => {
    const { owePart, place, goOn, slack } = await begin();
    await owePart('today');
    await place();
    await owePart('tomorrow');
    await goOn('2026-03-03T09:00:00Z');
    expect(slack.messages).toHaveLength(2);
    expect(slack.calls.filter(({ method }) => method === 'openDirect')).toHaveLength(1);
  });
});
