import { expect, test } from 'vitest';
import { channelIdOf, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const USUAL = { deadlineMs: 2500, mostInFlight: 200 };

/** A community long enough ago that who somebody is has to be asked again, and handlers that are late at once. */
async function lateWorld() {
  const limits = { ...USUAL };
  const world = await startWorld({ limits });
  await setUp(world);
  return {
    world,
    beLate: async () => {
      await world.clock.advance({ minutes: 2 });
      limits.deadlineMs = 1;
      return world.slack.faults.hold('users.info');
    },
    beInTime: () => Object.assign(limits, USUAL),
  };
}

/** ben's form, filled in. */
async function fillShare(world: World) {
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn share Slow but sure');
  await ben.fill({ 'How others can use it': 'With patience', Tags: ['Add “patience”'] });
  return ben;
}

function topView(world: World, userId: string): string {
  return world.slack.world.modals.get(userId)?.at(-1)?.id ?? '';
}

async function sharesSaid(world: World): Promise<string[]> {
  const rows = await world.db.kysely.selectFrom('shares').select('learned').execute();
  return rows.map((row) => row.learned);
}

test('a submission that takes long says so in time, and that it is done when it is', async () => {
  const { world, beLate } = await lateWorld();
  const ben = await fillShare(world);
  const held = await beLate();
  expect(await world.slack.submitView(ben.userId, topView(world, ben.userId))).toMatchObject({
    became: 'updated',
  });
  expect(ben.modal()).toContain('takes longer than usual');
  expect(await sharesSaid(world)).toEqual([]);
  held.release();
  await world.workspace.settle();
  expect(ben.modal()).toContain('Done. You can close this window.');
  expect(await sharesSaid(world)).toEqual(['Slow but sure']);
});

test('a submission that took long and could not be taken comes back as it was filled in', async () => {
  const { world, beLate, beInTime } = await lateWorld();
  const ben = await fillShare(world);
  const channelId = channelIdOf(world, 'learning');
  world.slack.leave(ben.userId, channelId);
  await world.workspace.settle();
  const held = await beLate();
  await world.slack.submitView(ben.userId, topView(world, ben.userId));
  held.release();
  await world.workspace.settle();
  ben.sees('You are not in this community now', 'Slow but sure', 'With patience', 'patience');
  beInTime();
  world.slack.join(ben.userId, channelId);
  await world.workspace.settle();
  expect(await ben.submit()).toEqual({});
  expect(await sharesSaid(world)).toEqual(['Slow but sure']);
  expect(ben.reads('#learning').at(-1)).toContain('With patience\nTags: patience');
});

test('a command that takes long is acknowledged in time, and answered when it can be', async () => {
  const { world, beLate } = await lateWorld();
  const ben = world.as('ben').in('#learning');
  const held = await beLate();
  const answered = await world.slack.sendCommand(ben.userId, channelIdOf(world, 'learning'), '/learn');
  expect(answered).toMatchObject({ how: 'acked' });
  held.release();
  await world.workspace.settle();
  ben.sees('what would you like to do');
});

test('a menu that takes long to fill offers nothing, in time', async () => {
  const { world, beLate } = await lateWorld();
  const ben = await fillShare(world);
  const held = await beLate();
  const place = { view: topView(world, ben.userId) };
  const offered = await world.slack.requestOptions(ben.userId, place, { actionId: 'share:tags' }, 'pat');
  expect(offered).toEqual({ how: 'acked', options: [] });
  held.release();
});

test('more than can be borne at once is told so, and those before are served', async () => {
  const limits = { ...USUAL };
  const world = await startWorld({ limits });
  await setUp(world);
  await world.clock.advance({ minutes: 2 });
  const [ben, chloe] = [world.as('ben').in('#learning'), world.as('chloe').in('#learning')];
  const channelId = channelIdOf(world, 'learning');
  limits.mostInFlight = 1;
  const held = world.slack.faults.hold('users.info');
  const first = world.slack.sendCommand(ben.userId, channelId, '/learn');
  await held.arrived;
  expect(await world.slack.sendCommand(chloe.userId, channelId, '/learn')).toMatchObject({ how: 'acked' });
  held.release();
  await first;
  await world.workspace.settle();
  chloe.sees('Many people are here right now. Please try again in a minute.');
  ben.sees('what would you like to do');
});
