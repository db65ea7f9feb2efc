import { afterEach, expect, test } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { oweAnew } from '../../src/delivery/outbox.ts';
import { letBe } from '../../src/delivery/stuck.ts';
import { describeEachEngine } from '../support/databases.ts';
import { acme, ana, learning, type OutboxOf, outboxOf, toChannel, toPerson } from './outbox-of.ts';
import type { Method, Mischance } from './pretend-slack.ts';

const ONE_AND_TWO = ['one', 'two'];
const WITH_PICTURES = ['one.png', 'two.png'];
const IN_WORDS = ['one in words', 'two in words'];

describeEachEngine('pictures', (openDb) => {
  let outbox: OutboxOf;
  const start = async () => {
    outbox = await outboxOf(await openDb());
    outbox.slack.onKilled = () => void outbox.replaceSender();
    return outbox;
  };
  afterEach(async () => await outbox.stop());

  /** A message with two pictures, due now. */
  const oweResults = async (names: readonly string[] = ONE_AND_TWO, to = toChannel()) => {
    outbox.pictures.set('results', names);
    await outbox.owe('results', to);
  };
  const shown = () => outbox.slack.messages.map(({ shows }) => shows);
  const callsOf = (method: Method) => outbox.slack.calls.filter((call) => call.method === method).length;

  test('are uploaded before the message is posted, each once, and nobody is written to for their sake', async () => {
    const { slack, row, drawn, settle } = await start();
    await oweResults();
    await settle();
    expect(shown()).toEqual([WITH_PICTURES]);
    expect(slack.everPosted).toHaveLength(1);
    expect(slack.everUploaded).toEqual(WITH_PICTURES);
    expect(drawn).toEqual(ONE_AND_TWO);
    expect(await row('results')).toMatchObject({
      state: 'sent',
      due_at: null,
      picture_step: null,
      attempts: 0,
    });
    expect(JSON.parse((await row('results')).pictures ?? '')).toMatchObject({
      kept: ONE_AND_TWO.map((name) => ({ name, is: 'usable', file: expect.stringMatching(/^F/) })),
    });
  });

  test('go to a person once their conversation is open', async () => {
    const { slack, settle } = await start();
    await oweResults(['one'], toPerson(ana));
    await settle();
    expect(slack.calls.map(({ method }) => method).filter((method) => method !== 'isUsable')).toEqual([
      ...['openDirect', 'askForUpload', 'sendBytes', 'completeUpload', 'post'],
    ]);
    expect(shown()).toEqual([['one.png']]);
  });

  test('wait until Slack has looked at them', async () => {
    const { slack, settle } = await start();
    await oweResults(['one']);
    await settle(0);
    expect(slack.messages).toEqual([]);
    await settle(10);
    expect(shown()).toEqual([['one.png']]);
    expect(callsOf('isUsable')).toBeGreaterThan(1);
    expect(callsOf('post')).toBe(1);
  });

  test('are not uploaded again where the post is repeated or changed', async () => {
    const { slack, clock } = await start();
    slack.next('post', { pausedFor: 20 }, 'dropped');
    await oweResults();
    await clock.advance({ minutes: 10 });
    expect(shown()).toEqual([WITH_PICTURES]);
    await outbox.refresh('results', 'changed');
    await outbox.settle();
    expect(slack.messages).toMatchObject([{ text: 'changed', shows: WITH_PICTURES }]);
    expect(slack.everUploaded).toEqual(WITH_PICTURES);
    expect(outbox.drawn).toEqual(ONE_AND_TWO);
  });

  test.each<[Method, 'killed before' | 'killed after', number]>([
    ['post', 'killed before', 1],
    ['post', 'killed after', 1],
    ['isUsable', 'killed after', 1],
    ['completeUpload', 'killed before', 1],
    ['completeUpload', 'killed after', 1],
    // Nobody knows of a file whose bytes were just sent: it never comes to be, and another does.
    ['sendBytes', 'killed after', 2],
    ['askForUpload', 'killed after', 2],
  ])('killed at %s, %s: each is there once, and shown', async (method, how, announced) => {
    const { slack, clock } = await start();
    slack.next(method, how);
    await oweResults(['one']);
    await clock.advance({ minutes: 10 });
    expect(shown()).toEqual([['one.png']]);
    expect(slack.everUploaded).toEqual(['one.png']);
    expect(slack.files).toHaveLength(announced);
    expect(slack.everPosted).toHaveLength(1);
  });

  test.each<[Method, Mischance]>([
    ['askForUpload', 'lost'],
    ['sendBytes', 'dropped'],
    ['completeUpload', 'lost'],
    ['isUsable', 'dropped'],
    ['completeUpload', { pausedFor: 30 }],
    ['askForUpload', { refused: 'unreachable', permanent: false }],
  ])('come through where %s goes wrong once: %o', async (method, how) => {
    const { slack, clock } = await start();
    slack.next(method, how);
    await oweResults();
    await clock.advance({ minutes: 5 });
    expect(shown()).toEqual([WITH_PICTURES]);
    expect(slack.everUploaded).toEqual(WITH_PICTURES);
  });

  test('are said in words where the workspace takes no files', async () => {
    const { slack, row, clock, settle } = await start();
    slack.takesFiles = false;
    await oweResults();
    await settle();
    expect(shown()).toEqual([IN_WORDS]);
    expect(callsOf('askForUpload')).toBe(1);
    expect(await row('results')).toMatchObject({ state: 'sent', failure: null });
    await outbox.refresh('results', 'changed');
    await clock.advance({ hours: 1 });
    expect(slack.messages).toMatchObject([{ text: 'changed', shows: IN_WORDS }]);
    expect(callsOf('askForUpload')).toBe(1);
  });

  test.each<[Method]>([['sendBytes'], ['completeUpload'], ['isUsable']])(
    'are said in words in the end where Slack does not manage %s, and leave nothing behind',
    async (method) => {
      const { slack, clock } = await start();
      const busy = { refused: 'request_timeout', permanent: false };
      await oweResults();
      slack.next(method, ...Array.from({ length: 8 }, () => busy));
      await clock.advance({ minutes: 10 });
      expect(shown()).toEqual([IN_WORDS]);
      expect(slack.filesKept).toEqual([]);
    },
  );

  test('are said in words where they cannot be drawn', async () => {
    const { slack, settle } = await start();
    await oweResults(['one', 'undrawable']);
    await settle(30);
    expect(shown()).toEqual([['one in words', 'undrawable in words']]);
    expect(slack.filesKept).toEqual([]);
  });

  test('are posted a while later where we may not see whether they are ready', async () => {
    const { slack, clock } = await start();
    slack.canSeeFiles = false;
    await oweResults();
    await clock.advance({ seconds: 10 });
    expect(slack.messages).toEqual([]);
    await clock.advance({ seconds: 20 });
    expect(shown()).toEqual([WITH_PICTURES]);
    expect(callsOf('isUsable')).toBe(1);
  });

  test('are tried again, then said in words, where Slack will not draw them', async () => {
    const { slack, clock, row } = await start();
    const invalid = { refused: 'invalid_blocks', permanent: true };
    slack.next('post', invalid);
    await oweResults();
    await clock.advance({ minutes: 1 });
    expect(shown()).toEqual([WITH_PICTURES]);
    slack.next('update', ...Array.from({ length: 5 }, () => invalid));
    await outbox.refresh('results', 'changed');
    await clock.advance({ minutes: 5 });
    expect(slack.messages).toMatchObject([{ text: 'changed', shows: IN_WORDS }]);
    expect(slack.filesKept).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'sent', failure: null, due_at: null });
  });

  test('a message that Slack refuses for its own words is refused with pictures too', async () => {
    const { slack, clock, row } = await start();
    slack.mischance = (method) => (method === 'post' ? { refused: 'invalid_blocks', permanent: true } : null);
    await oweResults();
    await clock.advance({ minutes: 10 });
    expect(slack.messages).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'failed', failure: 'invalid_blocks' });
    expect(callsOf('post')).toBe(6);
  });

  test('are deleted when their message is, and when it shows others', async () => {
    const { slack, clock, row } = await start();
    await oweResults();
    await outbox.settle();
    outbox.pictures.set('results', ['two', 'three']);
    await outbox.refresh('results', 'changed');
    await clock.advance({ minutes: 1 });
    expect(shown()).toEqual([['two.png', 'three.png']]);
    expect(slack.filesKept).toEqual(['two.png', 'three.png']);
    expect(slack.everUploaded).toEqual(['one.png', 'two.png', 'three.png']);
    slack.next('deleteFile', 'lost', { refused: 'request_timeout', permanent: false });
    await outbox.withdraw('results');
    await clock.advance({ minutes: 5 });
    expect(slack.messages).toEqual([]);
    expect(slack.filesKept).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'removed', due_at: null, pictures: null });
  });

  test('stay until the message shows the others', async () => {
    const { slack, clock } = await start();
    await oweResults(['one']);
    await outbox.settle();
    outbox.pictures.set('results', ['two']);
    slack.next('update', { pausedFor: 60 });
    await outbox.refresh('results', 'changed');
    await clock.advance({ seconds: 30 });
    expect(shown()).toEqual([['one.png']]);
    expect(slack.filesKept).toEqual(['one.png', 'two.png']);
    await clock.advance({ minutes: 2 });
    expect(shown()).toEqual([['two.png']]);
    expect(slack.filesKept).toEqual(['two.png']);
  });

  test.each<[Method]>([['askForUpload'], ['sendBytes'], ['completeUpload'], ['isUsable']])(
    'of a message that is withdrawn during %s, none is left',
    async (method) => {
      const { slack, clock, row } = await start();
      const before = slack.mischance;
      let isWithdrawn = false;
      slack.mischance = (asked) => {
        if (asked === method && !isWithdrawn) {
          isWithdrawn = true;
          void outbox.withdraw('results');
        }
        return before(asked);
      };
      await oweResults();
      await clock.advance({ minutes: 5 });
      expect(slack.everPosted).toEqual([]);
      expect(slack.filesKept).toEqual([]);
      expect(await row('results')).toMatchObject({ state: 'removed', due_at: null, pictures: null });
    },
  );

  test('of a message that is withdrawn before it is posted, none is left', async () => {
    const { slack, clock, row } = await start();
    slack.next('post', { pausedFor: 600 });
    await oweResults();
    await clock.advance({ minutes: 1 });
    expect(slack.filesKept).toEqual(WITH_PICTURES);
    await outbox.withdraw('results');
    await clock.advance({ minutes: 1 });
    expect(slack.filesKept).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'removed', due_at: null, pictures: null });
  });

  test('are uploaded again where the message is owed again while they are deleted', async () => {
    const { slack, db, words, clock } = await start();
    slack.next('post', { pausedFor: 60 });
    await oweResults();
    await clock.advance({ seconds: 30 });
    words.set('results', null);
    const before = slack.mischance;
    slack.mischance = (method) => {
      if (method === 'deleteFile' && words.get('results') === null) {
        words.set('results', 'results');
        void write(db, (tx) => oweAnew(tx, acme, 'results', clock.now()));
      }
      return before(method);
    };
    await clock.advance({ minutes: 5 });
    await outbox.wake();
    await clock.advance({ minutes: 5 });
    expect(shown()).toEqual([WITH_PICTURES]);
    expect(slack.filesKept.toSorted()).toEqual(WITH_PICTURES);
  });

  test('are deleted where their message comes too late or has nothing to say', async () => {
    const { slack, words, clock, row } = await start();
    outbox.pictures.set('late', ['late']);
    outbox.pictures.set('silent', ['silent']);
    slack.next('post', { pausedFor: 600 });
    await outbox.owe('late', toChannel(), { notAfter: clock.now().add({ minutes: 5 }) });
    await outbox.owe('silent', toChannel());
    await clock.advance({ minutes: 4 });
    expect(slack.filesKept).toEqual(['late.png', 'silent.png']);
    words.set('silent', null);
    await clock.advance({ minutes: 20 });
    expect(slack.messages).toEqual([]);
    expect(slack.filesKept).toEqual([]);
    for (const [key, failure] of [
      ['late', 'too_late'],
      ['silent', 'nothing_to_say'],
    ] as const)
      expect(await row(key)).toMatchObject({ state: 'skipped', failure, due_at: null, pictures: null });
  });

  test('wait with a message that was refused until somebody decides', async () => {
    const { slack, db, clock, row } = await start();
    slack.next('post', { refused: 'is_archived', permanent: true });
    await oweResults();
    await clock.advance({ minutes: 10 });
    expect(await row('results')).toMatchObject({ state: 'failed', due_at: null });
    expect(slack.filesKept).toEqual(WITH_PICTURES);
    const { id } = await row('results');
    await write(db, (tx) => letBe(tx, acme, id, clock.now()));
    await outbox.wake();
    await clock.advance({ minutes: 1 });
    expect(slack.filesKept).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'skipped', due_at: null, pictures: null });
  });

  test('of a refused message go when it is withdrawn', async () => {
    const { slack, clock, row } = await start();
    slack.next('post', { refused: 'is_archived', permanent: true });
    await oweResults();
    await clock.advance({ minutes: 1 });
    await outbox.withdraw('results');
    await clock.advance({ minutes: 1 });
    expect(slack.filesKept).toEqual([]);
    expect(await row('results')).toMatchObject({ state: 'failed', due_at: null, pictures: null });
  });

  test('hold up no other message', async () => {
    const { slack } = await start();
    await oweResults();
    await outbox.owe('note', toPerson(ana));
    await outbox.settle(0);
    expect(slack.messages.map(({ text }) => text)).toEqual(['note']);
    await outbox.settle(20);
    expect(slack.in(learning)).toEqual(['results']);
  });
});
