import { expect, test } from 'vitest';
import { readInstant, writeInstant } from '../../src/db/instants.ts';
import { oweAgreementReviews } from '../../src/domain/communities/agreement-reviews.ts';
import { workspaceId } from '../../src/ids.ts';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const STILL_RIGHT = 'Is our agreement still right?';

/** As if nobody had looked at the agreement for so long: a quarter of quarter-hours is too long for a test. */
async function unlookedFor(world: World, days: number): Promise<void> {
  const looked = writeInstant(world.clock.now().subtract({ hours: 24 * days }));
  await world.db.kysely.updateTable('communities').set({ norms_looked_at: looked }).execute();
}

async function aQuarterLater(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await unlookedFor(world, 91);
  await world.clock.advance({ days: 1 });
  return world;
}

function reviews(world: World): string[] {
  return world
    .as('ben')
    .reads('#learning')
    .filter((message) => /agreement (still|was)/.test(message));
}

test('once a quarter the channel is asked whether its agreement is still right', async () => {
  const world = await startWorld();
  await setUp(world);
  await unlookedFor(world, 88);
  await world.clock.advance({ days: 2 });
  expect(reviews(world)).toEqual([]);
  await world.clock.advance({ days: 4 });
  expect(reviews(world)).toHaveLength(1);
});

test('where nobody answers, it is asked again a quarter later', async () => {
  const world = await aQuarterLater();
  const { lookedAt } = await world.db.kysely
    .selectFrom('communities')
    .select('norms_looked_at as lookedAt')
    .executeTakeFirstOrThrow();
  const ctx = world.app.ctx;
  const workspace = workspaceId.of(world.slack.teamId);
  const asked = () =>
    world.db.kysely.selectFrom('deliveries').select('key').where('kind', '=', 'agreement-review').execute();
  for (const days of [120, 181]) {
    await oweAgreementReviews(ctx, workspace, readInstant(lookedAt).add({ hours: 24 * days }));
    expect(await asked()).toHaveLength(1);
  }
  await oweAgreementReviews(ctx, workspace, readInstant(lookedAt).add({ hours: 24 * 182 }));
  expect(await asked()).toHaveLength(2);
});

test('a leader keeps it as it is, and the question is answered for everyone', async () => {
  const world = await aQuarterLater();
  const ana = world.as('ana').in('#learning');
  await ana.click('Keep it as it is');
  ana.sees('The agreement stays as it is');
  expect(reviews(world)).toEqual([expect.stringContaining('Our agreement was looked at')]);
  await world.clock.advance({ days: 2 });
  expect(reviews(world)).toHaveLength(1);
});

test('a leader changes it, and the welcome and the question say what holds now', async () => {
  const world = await aQuarterLater();
  const ana = world.as('ana').in('#learning');
  await ana.click('Change', { on: STILL_RIGHT });
  await ana.submit({ 'Sentence 1': 'Ask twice.', 'Sentence 4': null });
  for (const message of [reviews(world)[0], world.as('ben').reads('#learning')[0]]) {
    expect(message).toContain('Ask twice.');
    expect(message).not.toContain('What is said here stays here');
  }
});

test('members are told that the buttons are for leaders', async () => {
  const world = await aQuarterLater();
  const ben = world.as('ben').in('#learning');
  await ben.click('Keep it as it is');
  ben.sees('Only leaders of Learning can do this');
  await ben.click('Change', { on: STILL_RIGHT });
  ben.sees('Only leaders of Learning can do this');
  expect(reviews(world)).toEqual([expect.stringContaining(STILL_RIGHT)]);
});
