import { describe, expect, test } from 'vitest';
import { askNothing, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

async function withList(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await askNothing(world);
  world.as('ana').in('app');
  return world;
}

/** The list as it stands in ana's conversation with the bot. */
function list(world: World): string {
  const dm = world.as('ana').dm();
  const found = dm.filter((text) => text.includes('first two weeks') || text.includes('first steps'));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

describe('the first-fortnight checklist', () => {
  test('comes to whoever set the community up, once, and to nobody else', async () => {
    const world = await withList();
    expect(list(world)).toContain('Your first two weeks with Learning');
    await world.clock.advance({ days: 2 });
    expect(list(world)).toContain('Share one thing you learned yourself');
    for (const name of ['ben', 'omar', 'chloe']) expect(world.as(name).dm()).toEqual([]);
  });

  test('loses a step in place when it is done in whatever way', async () => {
    const world = await withList();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn share Restart the worker before the queue');
    await ana.submit();
    expect(list(world)).not.toContain('Share one thing you learned yourself');
    await ana.in('app').click('Name a leader');
    await ana.submit({ 'Who?': '@ben' });
    expect(list(world)).not.toContain('Name a second leader');
  });

  test('has each step one tap away', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    await ana.open('Share something');
    ana.sees('What I learned');
    await ana.cancel();
    await ana.open('Ask a question');
    ana.sees('question');
    await ana.cancel();
    await ana.open('Look at the pins');
    ana.sees('There is no pinned message to gather');
    await ana.cancel();
    await ana.click('Look at it');
    ana.sees('Nobody else has shared yet');
  });

  test('shows what came back, and is then done with it', async () => {
    const world = await withList();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share A retry needs a time limit');
    await ben.submit();
    const ana = world.as('ana').in('app');
    await ana.click('Look at it');
    ana.sees('A retry needs a time limit');
    expect(list(world)).not.toContain('Look at what came back');
  });

  test('lets a step be left out, and the whole list be put away', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    await ana.click('Leave this out', { beside: 'Gather what you have' });
    expect(list(world)).not.toContain('Gather what you have');
    expect(list(world)).toContain('Ask three people');
    await ana.click('Put the whole list away', { confirm: true });
    expect(ana.dm()).toEqual([]);
    expect(await ana.home()).not.toContain('Small steps');
  });

  test('says so when everything is done', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    for (let left = 6; left > 0; left -= 1) await ana.click('Leave this out', { beside: 'Small steps' });
    expect(list(world)).toContain('Your first steps with Learning are done');
  });

  test('survives the bot’s end right after setting up', async () => {
    const world = await startWorld();
    await setUp(world);
    await world.db.kysely.deleteFrom('deliveries').where('kind', '=', 'checklist').execute();
    await world.restart();
    await world.clock.advance({ minutes: 30 });
    expect(world.as('ana').dm().join('\n')).toContain('Your first two weeks with Learning');
  });
});

describe('asking three people', () => {
  test('sends each one message in the leader’s name, by day', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    await ana.open('Choose people');
    await ana.submit({ 'People to ask': ['@ben', '@eva'] });
    ana.sees('I ask them by direct message');
    await ana.cancel();
    expect(list(world)).not.toContain('Ask three people');
    const ben = world.as('ben').in('app');
    ben.sees(
      '@Ana asks you: would you share one thing you learned lately in Learning',
      'You need not answer it',
    );
    expect(world.as('eva').dm()).toEqual([]);
    await world.clock.advance({ hours: 5 });
    expect(world.as('eva').dm()).toHaveLength(1);
    await ben.open('Share something');
    await ben.submit({ 'What I learned': 'A retry needs a time limit' });
    ben.in('#learning').sees('A retry needs a time limit');
  });

  test('refuses at the field whoever does not belong', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    await ana.open('Choose people');
    const errors = await ana.submit({ 'People to ask': ['@ben', '@gus'] });
    expect(errors).toEqual({ 'People to ask': 'Please choose people who belong to Learning.' });
    expect(world.as('ben').dm()).toEqual([]);
  });

  test('is refused to a leader who has stopped leading meanwhile', async () => {
    const world = await withList();
    const ana = world.as('ana').in('app');
    await ana.open('Choose people');
    await world.db.kysely.updateTable('members').set({ role: 'member' }).execute();
    const errors = await ana.submit({ 'People to ask': ['@ben'] });
    expect(Object.values(errors)).toEqual(['Only leaders of Learning can do this.']);
    expect(world.as('ben').dm()).toEqual([]);
  });
});
