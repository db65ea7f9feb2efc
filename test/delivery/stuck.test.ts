import { afterEach, expect, test } from 'vitest';
import { read, write } from '../../src/db/transaction.ts';
import { refreshAll } from '../../src/delivery/outbox.ts';
import {
  findStuck,
  letBe,
  listStuck,
  listUntold,
  markTold,
  oweAgain,
  standsAfterAll,
} from '../../src/delivery/stuck.ts';
import { describeEachEngine } from '../support/databases.ts';
import {
  acme,
  design,
  inThreadOf,
  learning,
  type OutboxOf,
  outboxOf,
  toChannel,
  toPerson,
} from './outbox-of.ts';

const archived = { refused: 'is_archived', permanent: true };

describeEachEngine('messages that are stuck', (openDb) => {
  let outbox: OutboxOf;
  afterEach(async () => await outbox.stop());
  const start = async () => {
    outbox = await outboxOf(await openDb());
    outbox.slack.canLook = false;
    return outbox;
  };
  const stuckIn = (channel = learning) => read(outbox.db, (tx) => listStuck(tx, acme, channel));
  const idOf = async (key: string) => (await outbox.row(key)).id;

  test('are listed by channel with their trouble, and told of once', async () => {
    const { slack, clock, db } = await start();
    slack.next('post', archived, 'lost');
    await outbox.owe('refused', toChannel());
    await outbox.owe('to a person', toPerson());
    slack.next('openDirect', archived);
    await outbox.settle();
    await outbox.owe('lost', toChannel(design));
    await clock.advance({ minutes: 5 });
    expect(await stuckIn()).toMatchObject([{ trouble: 'refused', code: 'is_archived', channelId: learning }]);
    expect(await stuckIn(design)).toMatchObject([{ trouble: 'unsure', code: 'cannot_look' }]);
    const untold = await read(db, (tx) => listUntold(tx, acme));
    expect(untold).toHaveLength(2);
    await write(db, (tx) => markTold(tx, acme, [untold[0]!.id]));
    await write(db, (tx) => markTold(tx, acme, []));
    expect(await read(db, (tx) => listUntold(tx, acme))).toEqual([untold[1]]);
    expect(await read(db, (tx) => findStuck(tx, acme, untold[0]!.id))).toEqual(untold[0]);
  });

  test('are posted again, with the answers that failed with them', async () => {
    const { slack, db, clock } = await start();
    slack.next('post', archived);
    await outbox.owe('question', toChannel());
    await outbox.owe('answer', inThreadOf('question'));
    await outbox.settle();
    expect(await stuckIn()).toHaveLength(1);
    const id = await idOf('question');
    await write(db, (tx) => oweAgain(tx, acme, id, clock.now()));
    await outbox.refresh('question', 'question');
    await clock.advance({ minutes: 1 });
    expect(slack.in(learning)).toEqual(['question', 'answer']);
    expect(await stuckIn()).toEqual([]);
  });

  test('count as standing where a leader saw them, and cannot be taken back by us then', async () => {
    const { slack, db, clock, row } = await start();
    slack.next('post', 'lost');
    await outbox.owe('share:1', toChannel());
    await clock.advance({ minutes: 5 });
    const id = await idOf('share:1');
    await write(db, (tx) => standsAfterAll(tx, acme, id));
    await outbox.refresh('share:1', 'changed');
    await clock.advance({ hours: 1 });
    expect(slack.in(learning)).toEqual(['share:1']);
    expect(await row('share:1')).toMatchObject({ state: 'sent', due_at: null });
    await outbox.withdraw('share:1');
    await outbox.settle();
    expect(await stuckIn()).toMatchObject([{ trouble: 'not taken back', code: 'place_unknown' }]);
    await write(db, (tx) => letBe(tx, acme, id, clock.now()));
    expect(await stuckIn()).toEqual([]);
    expect(await row('share:1')).toMatchObject({ state: 'removed' });
  });

  test('are let be', async () => {
    const { slack, db, clock, row } = await start();
    slack.next('post', archived);
    await outbox.owe('share:1', toChannel());
    await outbox.settle();
    const id = await idOf('share:1');
    await write(db, (tx) => letBe(tx, acme, id, clock.now()));
    expect(await row('share:1')).toMatchObject({ state: 'skipped', due_at: null });
    expect(await stuckIn()).toEqual([]);
  });

  test('are nobody’s business where they were withdrawn and never posted; where they may stand, they are', async () => {
    const { slack, clock } = await start();
    slack.next('post', archived, 'lost');
    await outbox.owe('refused', toChannel());
    await outbox.owe('lost', toChannel(design));
    await clock.advance({ minutes: 5 });
    await outbox.withdraw('refused');
    await outbox.withdraw('lost');
    await outbox.settle();
    expect(await stuckIn()).toEqual([]);
    expect(await stuckIn(design)).toMatchObject([{ trouble: 'not taken back' }]);
  });

  test('notices change together, by the beginning of their keys', async () => {
    const { slack, words, db, clock } = await start();
    await outbox.owe('notice:1:a', toChannel());
    await outbox.owe('notice:2:a', toChannel(design));
    await outbox.settle();
    words.set('notice:1:a', 'new').set('notice:2:a', 'new');
    await write(db, (tx) => refreshAll(tx, acme, 'notice:1:', clock.now()));
    await outbox.replaceSender();
    await outbox.settle();
    expect(slack.in(learning)).toEqual(['new']);
    expect(slack.in(design)).toEqual(['notice:2:a']);
  });
});
