import { expect, test } from 'vitest';
import type { LocalSlack } from '../../local-slack/contract.ts';
import { setUpCommunity } from '../../src/domain/communities/set-up.ts';
import { decideOnStuck } from '../../src/domain/deliveries/deliveries.ts';
import { channelId, userId, workspaceId } from '../../src/ids.ts';
import { askNothing } from '../support/communities.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

/** Ana's community, whose welcome is the message that gets stuck. */
async function worldWhere(fails: (slack: LocalSlack) => void, options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  fails(world.slack);
  const ana = { workspaceId: workspaceId.of(world.slack.teamId), userId: userId.of(idOf(world, 'ana')) };
  const learning = [...world.slack.world.channels.values()].find(({ name }) => name === 'learning')!;
  await setUpCommunity(world.app.ctx, ana, channelId.of(learning.id), {
    name: 'Learning',
    purpose: 'To learn from each other',
    zone: 'Europe/Berlin',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  await world.clock.advance({ minutes: 5 });
  return world;
}

function idOf(world: World, name: string): string {
  return [...world.slack.world.users.values()].find((user) => user.name === name)!.id;
}

/** How often the welcome stands in the channel. */
const welcomes = (world: World) =>
  world
    .as('ana')
    .reads('#learning')
    .filter((text) => text.includes('To learn from each other')).length;

const withoutHistory = { slack: { grantedOptionalScopes: ['pins:read', 'pins:write'] } };

test('a leader says that a message stands, and nothing is repeated', async () => {
  const world = await worldWhere((slack) => {
    slack.faults.next('chat.postMessage', { after: 'accepted', status: 503 });
  }, withoutHistory);
  const ana = world.as('ana').in('app');
  ana.sees('I need your help with a message for #learning', 'It is there', 'Post again');
  await ana.click('It is there');
  await world.clock.advance({ hours: 1 });
  ana.sees('is dealt with');
  expect(welcomes(world)).toBe(1);
});

test('a leader has a message posted again that never arrived', async () => {
  const world = await worldWhere((slack) => {
    slack.faults.next('chat.postMessage', { status: 503 });
  }, withoutHistory);
  expect(welcomes(world)).toBe(0);
  const ana = world.as('ana').in('app');
  await ana.click('Post again');
  ana.sees('is dealt with');
  expect(welcomes(world)).toBe(1);
});

test('a leader learns why Slack refused a message, after a restart too; nobody else is told', async () => {
  const world = await worldWhere((slack) => {
    slack.faults.next('chat.postMessage', { error: 'restricted_action' });
  });
  await askNothing(world);
  await world.restart();
  const ana = world.as('ana').in('app');
  ana.sees('only some people may post in this channel');
  expect(ana.dm().filter((text) => text.includes('I need your help'))).toHaveLength(1);
  for (const other of ['ben', 'omar']) expect(world.as(other).dm()).toEqual([]);
  await ana.click('Leave it out');
  ana.sees('is dealt with');
  expect(welcomes(world)).toBe(0);
});

test('a second decision changes nothing, and members cannot decide', async () => {
  const world = await worldWhere((slack) => {
    slack.faults.next('chat.postMessage', { status: 503 });
  }, withoutHistory);
  const ana = world.as('ana').in('app');
  const { id } = await world.db.kysely
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'unsure')
    .executeTakeFirstOrThrow();
  const workspace = workspaceId.of(world.slack.teamId);
  const ben = { workspaceId: workspace, userId: userId.of(idOf(world, 'ben')) };
  await expect(decideOnStuck(world.app.ctx, ben, id, 'post again')).rejects.toThrow('Only leaders');
  await ana.click('Post again');
  const again = { workspaceId: workspace, userId: userId.of(idOf(world, 'ana')) };
  expect(await decideOnStuck(world.app.ctx, again, id, 'post again')).toBe(false);
  await world.clock.advance({ hours: 1 });
  expect(welcomes(world)).toBe(1);
});
