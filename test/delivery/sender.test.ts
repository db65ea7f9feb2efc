import { afterEach, expect, test } from 'vitest';
import { read } from '../../src/db/transaction.ts';
import { ownMessage, whereItStands } from '../../src/delivery/outbox.ts';
import { channelId, messageTs } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import {
  acme,
  ana,
  ben,
  design,
  inThreadOf,
  learning,
  type OutboxOf,
  outboxOf,
  toChannel,
  toPerson,
} from './outbox-of.ts';
import { directOf } from './pretend-slack.ts';

describeEachEngine('the sender', (openDb) => {
  let outbox: OutboxOf;
  const start = async () => {
    outbox = await outboxOf(await openDb());
    return outbox;
  };
  afterEach(async () => await outbox.stop());

  test('posts what is owed, once, and knows where it stands', async () => {
    const { slack, db, row, settle } = await start();
    expect(await outbox.owe('share:1', toChannel())).toBe(true);
    expect(await outbox.owe('share:1', toChannel())).toBe(false);
    await settle();
    expect(slack.in(learning)).toEqual(['share:1']);
    expect(await row('share:1')).toMatchObject({
      state: 'sent',
      due_at: null,
      lease_token: null,
      attempts: 0,
    });
    const { ts } = slack.messages[0]!;
    expect(await read(db, (tx) => whereItStands(tx, acme, 'share:1'))).toEqual({ channelId: learning, ts });
    expect(await read(db, (tx) => ownMessage(tx, acme, learning, messageTs.of(ts)))).toEqual({
      key: 'share:1',
      kind: 'note',
      subject: {},
    });
    expect(await read(db, (tx) => whereItStands(tx, acme, 'share:2'))).toBeNull();
    expect(await read(db, (tx) => ownMessage(tx, acme, channelId.of('COTHER'), messageTs.of(ts)))).toBeNull();
  });

  test('waits for the time when it is due', async () => {
    const { slack, clock } = await start();
    await outbox.owe('later', toChannel(), { due: clock.now().add({ minutes: 20 }) });
    await clock.advance({ minutes: 19 });
    expect(slack.messages).toEqual([]);
    await clock.advance({ minutes: 1 });
    expect(slack.in(learning)).toEqual(['later']);
  });

  test('opens a direct conversation before it writes to a person', async () => {
    const { slack, settle } = await start();
    await outbox.owe('hello', toPerson(ana));
    await settle();
    expect(slack.in(directOf(ana))).toEqual(['hello']);
    expect(slack.calls.map(({ method }) => method)).toEqual(['openDirect', 'post']);
  });

  test('makes one update of several changes, with the newest words', async () => {
    const { slack, settle } = await start();
    await outbox.owe('share:1', toChannel());
    await settle();
    slack.next('update', { pausedFor: 5 });
    for (const said of ['one', 'two', 'three']) await outbox.refresh('share:1', said);
    await settle();
    expect(slack.in(learning)).toEqual(['three']);
    expect(slack.calls.filter(({ method }) => method === 'update').length).toBeLessThanOrEqual(2);
  });

  test('shows a change made between composing and posting', async () => {
    const { slack, words, settle } = await start();
    outbox.whileComposing = async () => {
      outbox.whileComposing = async () => {};
      await outbox.refresh('share:1', 'new');
    };
    words.set('share:1', 'old');
    await outbox.owe('share:1', toChannel());
    await settle();
    expect(slack.calls.map(({ method }) => method)).toEqual(['post', 'update']);
    expect(slack.in(learning)).toEqual(['new']);
  });

  test('posts nothing that is withdrawn while it is composed', async () => {
    const { slack, settle, row } = await start();
    outbox.whileComposing = () => outbox.withdraw('share:1');
    await outbox.owe('share:1', toChannel());
    await settle();
    expect(slack.calls).toEqual([]);
    expect(await row('share:1')).toMatchObject({ state: 'removed', lease_token: null });
  });

  test('shows a change made while nobody knows whether it stands', async () => {
    const { slack, words, settle, db } = await start();
    words.set('share:1', 'old');
    slack.next('post', 'lost');
    await outbox.owe('share:1', toChannel());
    await settle();
    await outbox.refresh('share:1', 'new');
    await settle();
    expect(slack.in(learning)).toEqual(['old']);
    expect(await read(db, (tx) => whereItStands(tx, acme, 'share:1'))).toBeNull();
    await outbox.clock.advance({ seconds: 30 });
    expect(slack.in(learning)).toEqual(['new']);
  });

  test('never sends what was withdrawn before, and deletes what stands', async () => {
    const { slack, clock, settle, row } = await start();
    await outbox.owe('early', toChannel(), { due: clock.now().add({ minutes: 10 }) });
    await outbox.withdraw('early');
    await outbox.owe('late', toChannel());
    await settle();
    expect(slack.in(learning)).toEqual(['late']);
    await outbox.withdraw('late');
    await outbox.withdraw('late');
    await clock.advance({ minutes: 20 });
    expect(slack.messages).toEqual([]);
    expect(await row('early')).toMatchObject({ state: 'removed' });
    expect(await row('late')).toMatchObject({ state: 'removed', due_at: null });
    expect(slack.calls.filter(({ method }) => method === 'remove')).toHaveLength(1);
  });

  test('counts as deleted what somebody deleted before us', async () => {
    const { slack, settle, row } = await start();
    await outbox.owe('share:1', toChannel());
    await outbox.owe('share:2', toChannel(design));
    await settle();
    slack.messages.splice(0);
    await outbox.withdraw('share:1');
    await outbox.refresh('share:2', 'new');
    await settle();
    expect(await row('share:1')).toMatchObject({ state: 'removed', failure: null });
    expect(await row('share:2')).toMatchObject({ state: 'removed', due_at: null });
  });

  test('looks for a post whose answer was lost, and repeats nothing', async () => {
    const { slack, clock, settle, row } = await start();
    slack.next('post', 'lost');
    await outbox.owe('share:1', toChannel());
    await settle();
    expect(await row('share:1')).toMatchObject({ state: 'unsure' });
    await clock.advance({ minutes: 10 });
    expect(slack.in(learning)).toEqual(['share:1']);
    expect(await row('share:1')).toMatchObject({
      state: 'sent',
      posted_ts: slack.messages[0]?.ts,
      unsure_since: null,
    });
    expect(slack.calls.map(({ method }) => method)).toEqual(['post', 'find']);
  });

  test('looks twice for a post that never arrived, then posts it again', async () => {
    const { slack, clock } = await start();
    slack.next('post', 'dropped');
    await outbox.owe('share:1', toPerson(ben));
    const begun = clock.now();
    await clock.advance({ seconds: 119 });
    expect(slack.messages).toEqual([]);
    await clock.advance({ minutes: 10 });
    expect(slack.in(directOf(ben))).toEqual(['share:1']);
    const looks = slack.calls.filter(({ method }) => method === 'find');
    expect(looks.map(({ at }) => begun.until(at).total('seconds'))).toEqual([30, 120]);
  });

  test('deletes a withdrawn message whose answer was lost once it is found', async () => {
    const { slack, clock, row } = await start();
    slack.next('post', 'lost', 'dropped');
    await outbox.owe('stands', toChannel());
    await outbox.owe('does not', toChannel(design));
    await outbox.settle();
    await outbox.withdraw('stands');
    await outbox.withdraw('does not');
    await clock.advance({ minutes: 10 });
    expect(slack.messages).toEqual([]);
    expect(await row('stands')).toMatchObject({ state: 'removed' });
    expect(await row('does not')).toMatchObject({ state: 'removed' });
    expect(slack.everPosted).toHaveLength(1);
  });

  test('leaves to people what it may not look for, and looks when it may after a restart', async () => {
    const { slack, clock, row } = await start();
    slack.canLook = false;
    slack.next('post', 'lost');
    await outbox.owe('share:1', toChannel());
    await clock.advance({ hours: 1 });
    expect(slack.in(learning)).toEqual(['share:1']);
    expect(await row('share:1')).toMatchObject({ state: 'unsure', failure: 'cannot_look', due_at: null });
    expect(outbox.stuck).toBe(2);
    slack.canLook = true;
    await outbox.replaceSender();
    await outbox.settle();
    expect(await row('share:1')).toMatchObject({ state: 'sent', failure: null });
    expect(slack.in(learning)).toEqual(['share:1']);
  });

  test('records a refusal for good with its reason and tries no more', async () => {
    const { slack, clock, row } = await start();
    slack.next('post', { refused: 'is_archived', permanent: true });
    await outbox.owe('share:1', toChannel());
    await outbox.owe('answer', inThreadOf('share:1'));
    await clock.advance({ hours: 1 });
    expect(slack.messages).toEqual([]);
    expect(slack.calls).toHaveLength(1);
    expect(await row('share:1')).toMatchObject({ state: 'failed', failure: 'is_archived', due_at: null });
    expect(await row('answer')).toMatchObject({ state: 'failed', failure: 'thread_failed' });
    expect(outbox.stuck).toBe(3);
  });

  test('tries again, ever more patiently, what was refused for now', async () => {
    const { slack, clock } = await start();
    const busy = { refused: 'unreachable', permanent: false };
    slack.next('post', busy, busy, busy);
    await outbox.owe('share:1', toChannel());
    await clock.advance({ minutes: 1 });
    expect(slack.in(learning)).toEqual(['share:1']);
    const [first, ...later] = slack.calls.map(({ at }) => at);
    const waits = later.map((at, i) => (i === 0 ? first! : later[i - 1]!).until(at).total('seconds'));
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(2 ** i);
      expect(wait).toBeLessThanOrEqual(2 ** (i + 1));
    }
  });

  test('a pause that Slack asks for stops that method only', async () => {
    const { slack, clock } = await start();
    await outbox.owe('stands', toChannel(design));
    await outbox.settle();
    slack.next('post', { pausedFor: 60 });
    await outbox.owe('share:1', toChannel());
    await outbox.settle(0);
    await outbox.owe('hello', toPerson(ana));
    await outbox.refresh('stands', 'still stands');
    await clock.advance({ seconds: 50 });
    expect(slack.messages.map(({ text }) => text)).toEqual(['still stands']);
    await clock.advance({ seconds: 15 });
    expect(slack.messages.map(({ text }) => text).sort()).toEqual(['hello', 'share:1', 'still stands']);
  });

  test('skips what has nothing to say, and what is too late', async () => {
    const { slack, words, clock, row } = await start();
    words.set('empty', null);
    await outbox.owe('empty', toChannel());
    slack.next('post', { pausedFor: 1200 });
    await outbox.owe('stale', toChannel(design), { notAfter: clock.now().add({ minutes: 10 }) });
    await outbox.owe('answer', inThreadOf('empty'));
    await clock.advance({ minutes: 30 });
    expect(slack.messages).toEqual([]);
    expect(await row('empty')).toMatchObject({ state: 'skipped', failure: 'nothing_to_say' });
    expect(await row('stale')).toMatchObject({ state: 'skipped', failure: 'too_late' });
    expect(await row('answer')).toMatchObject({ state: 'skipped', failure: 'thread_gone' });
  });

  test('leaves a message that stands as it is where there is nothing more to say', async () => {
    const { slack, words, row } = await start();
    await outbox.owe('share:1', toChannel());
    await outbox.settle();
    await outbox.refresh('share:1', 'unused');
    words.set('share:1', null);
    await outbox.settle();
    expect(slack.in(learning)).toEqual(['share:1']);
    expect(await row('share:1')).toMatchObject({ state: 'sent', due_at: null });
  });

  test('a thread waits for the message that begins it', async () => {
    const { slack, clock } = await start();
    slack.next('post', 'dropped');
    await outbox.owe('question', toChannel());
    await outbox.owe('answer', inThreadOf('question'));
    await clock.advance({ seconds: 100 });
    expect(slack.messages).toEqual([]);
    await clock.advance({ minutes: 5 });
    expect(slack.in(learning)).toEqual(['question', 'answer']);
    expect(slack.messages[1]?.threadTs).toBe(slack.messages[0]?.ts);
  });

  test('finds an answer whose own answer was lost in its thread', async () => {
    const { slack, clock } = await start();
    await outbox.owe('question', toChannel());
    await outbox.settle();
    slack.next('post', 'lost');
    await outbox.owe('answer', inThreadOf('question'));
    await outbox.owe('foreign', {
      to: 'foreign thread',
      channelId: design,
      threadTs: messageTs.of('1.000001'),
    });
    await clock.advance({ minutes: 5 });
    expect(slack.messages.map(({ text }) => text)).toEqual(['question', 'foreign', 'answer']);
    expect(slack.messages[1]?.threadTs).toBe('1.000001');
  });

  test('a message that cannot be composed stops nobody else, and is given up in the end', async () => {
    const { slack, words, clock, row } = await start();
    words.set('poison', new Error('broken'));
    await outbox.owe('poison', toChannel());
    await outbox.owe('strange', toChannel(), { kind: 'unheard of' });
    await outbox.owe('share:1', toChannel());
    await outbox.settle();
    expect(slack.in(learning)).toEqual(['share:1']);
    await clock.advance({ hours: 1 });
    expect(await row('poison')).toMatchObject({ state: 'failed', failure: 'cannot_compose', attempts: 8 });
    expect(await row('strange')).toMatchObject({ state: 'failed' });
  });

  test('pins what wants it, and does without where Slack will not', async () => {
    const { slack, clock, row } = await start();
    slack.next('pin', 'dropped');
    await outbox.owe('pinned:norms', toChannel());
    await clock.advance({ minutes: 1 });
    expect(slack.messages[0]).toMatchObject({ text: 'pinned:norms', isPinned: true });
    slack.next('pin', { refused: 'missing_scope', permanent: true });
    await outbox.owe('pinned:other', toChannel());
    await clock.advance({ hours: 1 });
    expect(await row('pinned:other')).toMatchObject({ state: 'sent', pin: 'done', due_at: null });
  });

  test('keeps a message whose change Slack refuses, and takes the next change', async () => {
    const { slack, row } = await start();
    await outbox.owe('share:1', toChannel());
    await outbox.settle();
    slack.next('update', { refused: 'edit_window_closed', permanent: true });
    await outbox.refresh('share:1', 'two');
    await outbox.settle();
    expect(await row('share:1')).toMatchObject({
      state: 'sent',
      failure: 'edit_window_closed',
      due_at: null,
    });
    await outbox.refresh('share:1', 'three');
    await outbox.settle();
    expect(slack.in(learning)).toEqual(['three']);
    expect(await row('share:1')).toMatchObject({ failure: null });
  });

  test.each(['killed before', 'killed after'] as const)(
    '%s Slack heard: each message stands once',
    async (how) => {
      const { slack, clock, row } = await start();
      slack.onKilled = () => void outbox.replaceSender();
      slack.next('post', how);
      await outbox.owe('share:1', toChannel());
      await outbox.owe('share:2', toChannel(design));
      await clock.advance({ minutes: 10 });
      expect(slack.in(learning)).toEqual(['share:1']);
      expect(slack.in(design)).toEqual(['share:2']);
      expect(await row('share:1')).toMatchObject({ state: 'sent', lease_token: null });
    },
  );

  test('posts to one channel a second apart, in their order', async () => {
    const { slack } = await start();
    for (let i = 1; i <= 5; i += 1) {
      await outbox.owe(`share:${i}`, toChannel());
      await outbox.clock.advance({ milliseconds: 1 });
    }
    await outbox.settle();
    expect(slack.in(learning)).toEqual(['share:1', 'share:2', 'share:3', 'share:4', 'share:5']);
    const at = slack.messages.map((message) => message.at.epochMilliseconds);
    for (let i = 1; i < 5; i += 1) expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(1000);
  });
});
