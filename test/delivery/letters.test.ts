import { afterEach, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { type LettersOf, lettersOf } from './letters-of.ts';
import { ana, ben } from './outbox-of.ts';
import { directOf } from './pretend-slack.ts';

/** It is 9:00 UTC on Monday, March 2. */
describeEachEngine('letters', (openDb) => {
  let letters: LettersOf;
  const start = async () => {
    letters = await lettersOf(await openDb());
    return letters;
  };
  const minutes = () => letters.posted.map(({ at }) => at.toString({ smallestUnit: 'minute' }));
  /** Happens once, between what a part says and what is done with it. */
  const onceWhileComposing = (act: () => Promise<unknown>) => {
    letters.whileComposing = async () => {
      letters.whileComposing = async () => {};
      await act();
    };
  };
  const pausedUntil = (instant: string) => {
    const end = Temporal.Instant.from(instant);
    letters.slack.mischance = () =>
      Temporal.Instant.compare(letters.clock.now(), end) < 0 ? { pausedFor: 1800 } : null;
  };
  const oweAAnd = async (act: () => Promise<unknown>) => {
    onceWhileComposing(act);
    await letters.owePart('a');
    await letters.settle();
  };
  afterEach(async () => await letters.stop());

  test('parts that are due together are one letter, timed ones first; each person has their own', async () => {
    const { tick, settle, slack, row, part } = await start();
    await letters.addPart('thanks');
    await letters.addPart('question', { isTimed: true });
    await letters.addPart('for ben', { userId: ben });
    await tick();
    await settle();
    expect(slack.in(directOf(ana))).toEqual(['question\nthanks']);
    expect(slack.in(directOf(ben))).toEqual(['for ben']);
    expect(await row('prompts:UANA:2026-03-02')).toMatchObject({ state: 'sent', kind: 'letter' });
    expect(await part('thanks')).toMatchObject({ state: 'joined', letter_key: 'prompts:UANA:2026-03-02' });
  });

  test('what comes after the letter of the day waits for the next morning; the conversation is opened once', async () => {
    const { settle, until, slack } = await start();
    await letters.owePart('first');
    await settle();
    await letters.owePart('second');
    await letters.owePart('third');
    await until('2026-03-03T07:59:59Z');
    expect(letters.texts()).toEqual(['first']);
    await until('2026-03-03T08:00:00Z');
    expect(letters.texts()).toEqual(['first', 'second\nthird']);
    expect(minutes()).toEqual(['2026-03-02T09:00Z', '2026-03-03T08:00Z']);
    expect(slack.calls.filter(({ method }) => method === 'openDirect')).toHaveLength(1);
  });

  test('what is owed twice under one key is one, also after it was said', async () => {
    const { settle, until } = await start();
    expect(await letters.owePart('a')).toBe(true);
    expect(await letters.owePart('a')).toBe(false);
    await settle();
    expect(await letters.owePart('a')).toBe(false);
    await until('2026-03-03T12:00:00Z');
    expect(letters.texts()).toEqual(['a']);
  });

  test('a part joins what Slack has not taken yet', async () => {
    const { slack, settle, clock } = await start();
    slack.next('post', { pausedFor: 60 });
    await letters.owePart('a');
    await settle();
    expect(slack.messages).toEqual([]);
    await letters.owePart('b');
    await clock.advance({ minutes: 2 });
    expect(letters.texts()).toEqual(['a\nb']);
    expect(slack.everPosted).toHaveLength(1);
  });

  test('a part that joins while the letter is composed is said too', async () => {
    const { slack } = await start();
    await oweAAnd(() => letters.owePart('b'));
    expect(letters.texts()).toEqual(['a\nb']);
    expect(slack.everPosted).toHaveLength(1);
  });

  test('a part that joins while the letter finds nothing to say is said', async () => {
    const { words } = await start();
    words.set('a', null);
    await oweAAnd(() => letters.owePart('b'));
    expect(letters.texts()).toEqual(['b']);
  });

  test('what is taken back while it is composed, and owed anew by another, ends as the other', async () => {
    await start();
    await oweAAnd(async () => {
      await letters.withdraw('a');
      await letters.owePart('b');
    });
    expect(letters.texts()).toEqual(['b']);
  });

  test('two parts that are due at night come as one in the morning', async () => {
    const { until } = await start();
    await letters.addPart('a', { due: Temporal.Instant.from('2026-03-02T20:00:00Z') });
    await letters.addPart('b', { due: Temporal.Instant.from('2026-03-03T02:30:00Z') });
    await until('2026-03-03T07:59:59Z');
    expect(letters.texts()).toEqual([]);
    await until('2026-03-03T08:00:00Z');
    expect(letters.texts()).toEqual(['a\nb']);
    expect(minutes()).toEqual(['2026-03-03T08:00Z']);
  });

  test('each person gets theirs by their own day', async () => {
    const { until, posted } = await start();
    const zones = { UTOKYO: 'Asia/Tokyo', UDELHI: 'Asia/Kolkata', UNEWYORK: 'America/New_York' };
    const due = Temporal.Instant.from('2026-03-08T01:30:00Z');
    for (const [user, zone] of Object.entries(zones)) {
      await letters.addPart(user, { userId: userId.of(user), zone, due });
    }
    await until('2026-03-08T23:00:00Z');
    const at = posted.map((one) => [one.channelId, one.at.toString({ smallestUnit: 'minute' })]);
    expect(at).toEqual([
      [directOf('UTOKYO'), '2026-03-08T01:30Z'],
      [directOf('UDELHI'), '2026-03-08T02:30Z'],
      // The clocks went forward that night.
      [directOf('UNEWYORK'), '2026-03-08T12:00Z'],
    ]);
  });

  test('a part for working days waits over the weekend, and another of Saturday does not', async () => {
    const { until } = await start();
    await until('2026-03-06T10:00:00Z');
    await letters.owePart('friday');
    await letters.settle();
    const weekdays = [1, 2, 3, 4, 5];
    await letters.owePart('work', { weekdays });
    await letters.owePart('any');
    await until('2026-03-09T12:00:00Z');
    expect(letters.texts()).toEqual(['friday', 'any', 'work']);
    expect(minutes().slice(1)).toEqual(['2026-03-07T08:00Z', '2026-03-09T08:00Z']);
  });

  test('in the last minute before the evening nothing is sent', async () => {
    const { until } = await start();
    await until('2026-03-02T19:59:30Z');
    await letters.owePart('a');
    await letters.settle();
    await letters.owePart('b');
    await until('2026-03-03T09:00:00Z');
    expect(letters.texts()).toEqual(['a\nb']);
    expect(minutes()).toEqual(['2026-03-03T08:00Z']);
  });

  test('a letter that missed the evening comes with the next day’s, a second time too', async () => {
    const { until, slack, row } = await start();
    pausedUntil('2026-03-03T21:00:00Z');
    await letters.owePart('a');
    await until('2026-03-02T22:00:00Z');
    expect(await row('prompts:UANA:2026-03-02')).toMatchObject({ state: 'skipped', failure: 'too_late' });
    await letters.owePart('b');
    await until('2026-03-04T09:00:00Z');
    expect(letters.texts()).toEqual(['a\nb']);
    expect(minutes()).toEqual(['2026-03-04T08:00Z']);
    expect(slack.everPosted).toHaveLength(1);
  });

  test('what stayed owed until the next day is not sent beside the letter of that day', async () => {
    const { until, slack, clock } = await start();
    slack.next('openDirect', { pausedFor: 23.5 * 3600 });
    await letters.owePart('a');
    // The bot slept over the evening.
    await clock.jump(Temporal.Instant.from('2026-03-03T08:20:00Z'));
    await letters.owePart('b', { userId: ana });
    await until('2026-03-05T12:00:00Z');
    expect(letters.texts().join('\n').split('\n').sort()).toEqual(['a', 'b']);
    const dates = minutes().map((at) => at.slice(0, 10));
    expect(new Set(dates).size).toBe(dates.length);
  });

  test('a part past its time is over, while it waits and while its letter waits', async () => {
    const { clock, until, slack } = await start();
    const notAfter = clock.now().add({ minutes: 10 });
    slack.next('post', { pausedFor: 1200 });
    await letters.owePart('in the letter', { notAfter });
    await letters.owePart('beside it');
    letters.nextTimed = (user) => (user === ben ? clock.now().add({ hours: 1 }) : null);
    await letters.owePart('waits', { userId: ben, notAfter });
    await clock.advance({ minutes: 10 });
    expect(await letters.part('waits')).toMatchObject({ state: 'waits' });
    await clock.advance({ minutes: 20 });
    expect(letters.texts()).toEqual(['beside it']);
    expect(await letters.part('in the letter')).toMatchObject({ state: 'over' });
    letters.nextTimed = () => null;
    await until('2026-03-03T12:00:00Z');
    expect(await letters.part('waits')).toMatchObject({ state: 'over' });
    expect(letters.texts()).toEqual(['beside it']);
    // What was said in time stays when the letter is composed once more later.
    await letters.owePart('in time', { notAfter: clock.now().add({ minutes: 1 }) });
    await letters.settle();
    await clock.advance({ hours: 1 });
    await letters.refresh('in time', 'changed');
    await letters.settle();
    expect(letters.texts()).toEqual(['beside it', 'changed']);
  });

  test('what is too long beside another comes another day; alone it comes as it is', async () => {
    const { until, words, settle } = await start();
    for (const key of ['a', 'b', 'c']) {
      words.set(key, key.repeat(key === 'b' ? 12_000 : 5000));
      await letters.addPart(key);
    }
    await letters.tick();
    await settle();
    expect((await letters.part('b')).state).toBe('waits');
    await until('2026-03-03T09:00:00Z');
    const kept = await Promise.all(['a', 'b', 'c'].map((key) => letters.part(key)));
    expect(kept.map((part) => part.letter_key?.slice(-10))).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-02',
    ]);
  });

  test('pictures of two parts are the parts’ own, also where they are called the same', async () => {
    const { tick, settle, slack, pictures } = await start();
    for (const key of ['a', 'b']) {
      pictures.set(key, ['chart']);
      await letters.addPart(key);
    }
    await tick();
    await settle(20);
    expect(slack.messages).toMatchObject([{ text: 'a\nb', shows: ['chart.png', 'chart.png'] }]);
    expect(new Set(slack.files.map(({ id }) => id)).size).toBe(2);
  });

  test('a letter that is dropped just before the evening is not repeated at night', async () => {
    const { slack, until } = await start();
    await until('2026-03-02T19:58:30Z');
    slack.next('post', 'dropped');
    await letters.owePart('a');
    await until('2026-03-03T12:00:00Z');
    expect(minutes()).toEqual(['2026-03-03T08:00Z']);
  });

  test('the day waits for the hour that its person chose, also where it has come and is not owed yet', async () => {
    const { clock, until, settle } = await start();
    const hour = clock.now().add({ hours: 2 });
    letters.nextTimed = () => hour;
    await letters.owePart('a');
    await until(hour.subtract({ minutes: 1 }));
    await letters.owePart('b');
    // Those who owe at an hour may be late.
    await until(hour.add({ minutes: 2 }));
    expect(letters.texts()).toEqual([]);
    await letters.addPart('timed', { isTimed: true });
    letters.nextTimed = () => hour.add({ hours: 24 });
    await letters.tick();
    await settle();
    expect(letters.texts()).toEqual(['timed\na\nb']);
    // Of tomorrow nothing goes before tomorrow's hour.
    await letters.owePart('c');
    await until(hour.add({ hours: 23, minutes: 59 }));
    expect(letters.texts()).toHaveLength(1);
    letters.nextTimed = () => null;
    await letters.addPart('timed 2', { isTimed: true, due: hour.add({ hours: 24 }) });
    await until(hour.add({ hours: 24 }));
    expect(letters.texts()).toEqual(['timed\na\nb', 'timed 2\nc']);
  });

  test('two hours of one day are one letter; the later part comes in the morning', async () => {
    const { clock, until } = await start();
    await letters.addPart('one', { isTimed: true, due: clock.now().add({ hours: 1 }) });
    await letters.addPart('two', { isTimed: true, due: clock.now().add({ hours: 5 }) });
    await until('2026-03-03T12:00:00Z');
    expect(minutes()).toEqual(['2026-03-02T10:00Z', '2026-03-03T08:00Z']);
  });

  test('who has two zones, in two communities or on a journey, gets one letter a day all the same', async () => {
    const { until } = await start();
    // 23:30 UTC is Tuesday 8:30 in Tokyo and Monday 15:30 in Los Angeles.
    await until('2026-03-02T23:30:00Z');
    await letters.owePart('tokyo', { zone: 'Asia/Tokyo' });
    await letters.settle();
    await letters.owePart('los angeles', { zone: 'America/Los_Angeles' });
    await until('2026-03-05T23:00:00Z');
    expect(letters.texts()).toEqual(['tokyo', 'los angeles']);
    // A day later than it could: the letter of the date before was Tokyo's.
    expect(minutes()[1]).toBe('2026-03-04T16:00Z');
  });

  test('parts of two zones join one letter while it is owed', async () => {
    const { clock, slack, until } = await start();
    await until('2026-03-02T23:30:00Z');
    slack.next('openDirect', { pausedFor: 60 });
    await letters.owePart('tokyo', { zone: 'Asia/Tokyo' });
    await letters.owePart('los angeles', { zone: 'America/Los_Angeles' });
    await clock.advance({ minutes: 2 });
    expect(letters.texts()).toEqual(['los angeles\ntokyo']);
  });

  test('a part that cannot be composed takes none of the others with it', async () => {
    const { words, clock, until } = await start();
    words.set('broken', new Error('broken'));
    await letters.addPart('broken');
    await letters.addPart('a');
    await letters.tick();
    await clock.advance({ hours: 1 });
    expect(letters.texts()).toEqual(['a']);
    words.set('broken', 'mended');
    await until('2026-03-03T09:00:00Z');
    expect(letters.texts()).toEqual(['a', 'mended']);
  });
});
