import { afterEach, expect, test } from 'vitest';
import { read, write } from '../../src/db/transaction.ts';
import { refreshAll, whereItStands } from '../../src/delivery/outbox.ts';
import { describeEachEngine } from '../support/databases.ts';
import { type LettersOf, lettersOf } from './letters-of.ts';
import { acme, ana } from './outbox-of.ts';
import { directOf } from './pretend-slack.ts';

/** It is 9:00 UTC on Monday, March 2. */
describeEachEngine('letters whose parts change', (openDb) => {
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
  afterEach(async () => await letters.stop());

  test('a change of a part, found by its key or its key’s beginning, changes the letter where it stands', async () => {
    const { settle, db, words, slack, clock } = await start();
    for (const key of ['share:1:author', 'share:2:author', 'other']) await letters.addPart(key);
    await letters.tick();
    await settle();
    const { ts } = slack.messages[0]!;
    const standing = { channelId: directOf(ana), ts };
    for (const key of ['share:1:author', 'other', 'prompts:UANA:2026-03-02']) {
      expect(await read(db, (tx) => whereItStands(tx, acme, key))).toEqual(standing);
    }
    expect(await read(db, (tx) => whereItStands(tx, acme, 'share:1'))).toBeNull();
    await letters.refresh('other', 'OTHER');
    await settle();
    expect(letters.texts()).toEqual(['OTHER\nshare:1:author\nshare:2:author']);
    words.set('share:1:author', 'ONE');
    await write(db, (tx) => refreshAll(tx, acme, 'share:1:', clock.now()));
    await letters.wake();
    await settle();
    expect(letters.texts()).toEqual(['OTHER\nONE\nshare:2:author']);
    expect(slack.everPosted).toHaveLength(1);
  });

  test('what is taken back before it is sent is not sent, and leaves the day free', async () => {
    const { slack, settle, clock } = await start();
    await letters.addPart('a');
    await letters.addPart('b');
    await letters.addPart('not placed', { due: clock.now().add({ minutes: 5 }) });
    slack.next('openDirect', { pausedFor: 60 });
    await letters.tick();
    await letters.withdraw('a');
    await letters.withdraw('b');
    await letters.withdraw('not placed');
    await clock.advance({ minutes: 10 });
    await letters.tick();
    expect(slack.everPosted).toEqual([]);
    await letters.owePart('c');
    await settle();
    expect(letters.texts()).toEqual(['c']);
    expect(await letters.owePart('a')).toBe(false);
  });

  test('what is taken back after it was sent does not leave the day free', async () => {
    const { settle, until, slack } = await start();
    await letters.owePart('a');
    await settle();
    await letters.withdraw('a');
    await settle();
    expect(slack.messages).toEqual([]);
    await letters.owePart('b');
    await until('2026-03-03T12:00:00Z');
    expect(minutes()).toEqual(['2026-03-02T09:00Z', '2026-03-03T08:00Z']);
  });

  test('what is taken back does not stand on because the others have nothing to say', async () => {
    const { settle, words, slack } = await start();
    words.set('silent', null);
    await letters.addPart('taken back');
    await letters.addPart('silent');
    await letters.tick();
    await settle();
    expect(letters.texts()).toEqual(['taken back']);
    await letters.withdraw('taken back');
    await settle();
    expect(slack.messages).toEqual([]);
  });

  test('a letter that stands stays where its parts have nothing more to say', async () => {
    const { settle, words } = await start();
    await letters.owePart('a');
    await settle();
    await letters.refresh('a', 'unused');
    words.set('a', null);
    await settle();
    expect(letters.texts()).toEqual(['a']);
  });

  test('what does not fit comes the next days, and what stands keeps what it said', async () => {
    const { until, settle, slack } = await start();
    const keys = Array.from({ length: 50 }, (_, i) => `p${String(i).padStart(2, '0')}`);
    for (const key of keys) await letters.addPart(key);
    await letters.tick();
    await settle();
    // A divider and a block each.
    expect(letters.texts()).toEqual([keys.slice(0, 23).join('\n')]);
    await until('2026-03-05T12:00:00Z');
    expect(letters.texts().map((text) => text.split('\n').length)).toEqual([23, 23, 4]);
    expect(letters.texts().join('\n').split('\n')).toEqual(keys);
    expect(slack.everPosted).toHaveLength(3);
    await letters.refresh('p00', 'changed');
    await settle();
    expect(letters.texts()[0]?.split('\n')).toHaveLength(23);
  });

  test('what is taken back while it turns out not to fit does not come another day', async () => {
    const { until, words } = await start();
    for (const key of ['a', 'b']) {
      words.set(key, key.repeat(6000));
      await letters.addPart(key);
    }
    onceWhileComposing(() => letters.withdraw('b'));
    await letters.tick();
    await until('2026-03-04T12:00:00Z');
    expect(await letters.part('b')).toMatchObject({ state: 'over' });
    expect(letters.texts()).toHaveLength(1);
  });

  test.each(['lost', 'dropped'] as const)(
    'a letter whose answer was %s stands once, and nothing joins it meanwhile',
    async (how) => {
      const { slack, settle, until, clock } = await start();
      slack.next('post', how);
      await letters.owePart('a');
      await settle();
      await letters.owePart('b');
      await clock.advance({ minutes: 10 });
      expect(letters.texts()).toEqual(['a']);
      await until('2026-03-03T12:00:00Z');
      expect(letters.texts()).toEqual(['a', 'b']);
      expect(slack.everPosted).toHaveLength(2);
    },
  );
});
