import { expect, test } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { owe, refresh, withdraw } from '../../src/delivery/outbox.ts';
import { decideOnStuck } from '../../src/domain/deliveries/deliveries.ts';
import { deliveryId, userId, workspaceId } from '../../src/ids.ts';
import { askNothing, setUp } from '../support/communities.ts';
import { startWorld, type WorldOptions } from '../support/world.ts';

const ID = deliveryId.of('3f0e7c1a-0000-4000-8000-000000000000');
const WORDS = 'Working well with customers';
const withoutHistory = { slack: { grantedOptionalScopes: ['channels:history', 'groups:history'] } };

/** Ana's community, and its welcome owed once more: in the conversation of her and Ben. */
async function startGroup(options: WorldOptions = {}) {
  const world = await startWorld(options);
  await setUp(world);
  await askNothing(world);
  await world.clock.advance({ minutes: 5 });
  const { slack, clock, db } = world;
  const workspace = workspaceId.of(slack.teamId);
  const idOf = (name: string) => userId.of(world.as(name).userId);
  const opened = await world.app.ctx.directory.openGroup(workspace, [idOf('ana'), idOf('ben')]);
  if (opened.is !== 'open') throw new Error(`the conversation is ${opened.is}`);
  const { subject } = await db.kysely
    .selectFrom('deliveries')
    .select('subject')
    .where('kind', '=', 'welcome')
    .executeTakeFirstOrThrow();
  const owed = {
    workspaceId: workspace,
    id: ID,
    key: 'introduction',
    kind: 'welcome',
    to: { to: 'channel', channelId: opened.channelId },
    subject: JSON.parse(subject),
    notAfter: null,
  } as const;
  const change = async (make: Parameters<typeof write<unknown>>[1]) => {
    await write(db, make);
    world.app.ctx.wakeSender();
    await clock.advance({ minutes: 5 });
  };
  return {
    world,
    owe: () => change((tx) => owe(tx, { ...owed, due: clock.now() }, clock.now())),
    refresh: () => change((tx) => refresh(tx, workspace, owed.key, clock.now())),
    withdraw: () => change((tx) => withdraw(tx, workspace, owed.key, clock.now())),
    decide: () =>
      decideOnStuck(world.app.ctx, { workspaceId: workspace, userId: idOf('ana') }, ID, 'post again'),
    /** How often it stands there. */
    stands: () =>
      world
        .as('ana')
        .reads('app, @ben')
        .filter((text) => text.includes(WORDS)).length,
  };
}

test('a message for several is posted, kept true and taken back where only they read it', async () => {
  const group = await startGroup();
  await group.owe();
  expect(group.stands()).toBe(1);
  group.world.as('ben').in('@ana, app').sees(WORDS);
  await group.refresh();
  expect(group.stands()).toBe(1);
  expect(group.world.slack.ledger.calls('chat.update')).toHaveLength(1);
  await group.withdraw();
  expect(group.stands()).toBe(0);
  const inChannel = group.world.as('ana').reads('#learning');
  expect(inChannel.filter((text) => text.includes(WORDS))).toHaveLength(1);
});

test.each([
  ['stands', { after: 'accepted', status: 503 }],
  ['does not stand', { status: 503 }],
] as const)(
  'one that %s, which Slack did not say, is looked for, and stands once in the end',
  async (_, fault) => {
    const { world, owe, stands } = await startGroup();
    world.slack.faults.next('chat.postMessage', fault);
    await owe();
    expect(stands()).toBe(1);
    expect(world.slack.ledger.calls('conversations.history')).not.toEqual([]);
  },
);

test('where we may not look it is not repeated, and no leader is told or asked: it is not theirs', async () => {
  const { world, owe, decide, stands } = await startGroup(withoutHistory);
  const before = world.as('ana').dm();
  world.slack.faults.next('chat.postMessage', { after: 'accepted', status: 503 });
  await owe();
  const row = world.db.kysely.selectFrom('deliveries').selectAll().where('id', '=', ID);
  expect(await row.executeTakeFirst()).toMatchObject({ state: 'unsure', failure: 'cannot_look' });
  await world.restart();
  await world.clock.advance({ hours: 3 });
  await expect(decide()).rejects.toMatchObject({ code: 'not_found' });
  expect(stands()).toBe(1);
  expect(world.as('ana').dm()).toEqual(before);
  for (const other of ['ben', 'omar']) expect(world.as(other).dm()).toEqual([]);
});

test('what Slack refuses there is no leader’s business either', async () => {
  const { world, owe, stands } = await startGroup();
  const before = world.as('ana').dm();
  world.slack.faults.next('chat.postMessage', { error: 'restricted_action' });
  await owe();
  expect(stands()).toBe(0);
  expect(world.as('ana').dm()).toEqual(before);
});
