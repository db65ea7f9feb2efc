import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { leadersIn, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

async function settled(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await world.clock.advance({ minutes: 5 });
  return world;
}

async function name(world: World, leader: string, who: string): Promise<Record<string, string>> {
  const person = world.as(leader).in('#learning');
  await person.command('/learn settings');
  await person.click('Name a leader');
  const errors = await person.submit({ 'Who?': who });
  await person.dismiss();
  return errors;
}

async function stopLeading(world: World, leader: string): Promise<void> {
  const person = world.as(leader).in('#learning');
  await person.command('/learn settings');
  await person.click('Stop leading', { confirm: true });
  person.sees('You are a member of Learning like the others now');
  await person.dismiss();
}

function asked(world: World): string[] {
  return world
    .as('omar')
    .dm()
    .filter((message) => message.includes('Nobody leads Learning'));
}

describe('leaders', () => {
  test('name others, who can then change the community', async () => {
    const world = await settled();
    expect(await name(world, 'ana', 'ben')).toEqual({});
    expect(await leadersIn(world)).toEqual(['ana', 'ben']);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    await ben.click('Community settings');
    await ben.submit({ Name: 'Craft' });
    ben.sees('Welcome to Craft');
  });

  test('are chosen from the channel’s own people', async () => {
    const world = await settled();
    world.slack.addUser({ name: 'finn' });
    for (const who of ['finn', 'gus', world.slack.botUserId]) {
      expect(await name(world, 'ana', who)).toEqual({
        'Who?': expect.stringContaining('Choose someone of the channel'),
      });
    }
    expect(await leadersIn(world)).toEqual(['ana']);
  });

  test('are not made of someone who stepped out', async () => {
    const world = await settled();
    await world.as('ben').in('#learning').click('Step out', { on: 'Welcome to Learning', confirm: true });
    expect(await name(world, 'ana', 'ben')).toEqual({ 'Who?': expect.stringContaining('stepped out') });
  });

  test('a member sees nothing to lead with', async () => {
    const world = await settled();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    ben.doesNotSee('Community settings', 'Name a leader', 'Stop leading');
  });

  test('a leader who lost the office while the form was open is refused', async () => {
    const world = await settled();
    await name(world, 'ana', 'ben');
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    await ben.click('Community settings');
    await world.db.kysely
      .updateTable('members')
      .set({ role: 'member' })
      .where('user_id', '=', userId.of(ben.userId))
      .execute();
    const errors = await ben.submit({ Name: 'Mine' });
    expect(Object.values(errors).join()).toContain('Only leaders of Learning can do this');
    expect(world.as('eva').reads('#learning').join()).toContain('Welcome to Learning');
  });
});

describe('when the last leader is gone', () => {
  test('the owners are asked once, by day, and one of them names another', async () => {
    const world = await settled();
    await stopLeading(world, 'ana');
    await world.clock.advance({ days: 3 });
    expect(asked(world)).toHaveLength(1);
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ days: 3 });
    expect(asked(world)).toHaveLength(1);
    const omar = world.as('omar').in('app');
    await omar.click('Name a leader');
    await omar.submit({ 'Who?': 'eva' });
    expect(await leadersIn(world)).toEqual(['eva']);
  });

  test('for the second time, they are asked a second time', async () => {
    const world = await settled();
    await stopLeading(world, 'ana');
    await world.clock.advance({ days: 1 });
    const omar = world.as('omar').in('app');
    await omar.click('Name a leader');
    await omar.submit({ 'Who?': 'ben' });
    await omar.dismiss();
    world.slack.deactivate(world.as('ben').userId);
    await world.clock.advance({ days: 1 });
    expect(asked(world)).toHaveLength(2);
  });

  test('nobody is woken: at night it waits for the morning', async () => {
    const world = await settled();
    await world.clock.advance({ hours: 13 });
    await stopLeading(world, 'ana');
    await world.clock.advance({ hours: 2 });
    expect(asked(world)).toEqual([]);
    await world.clock.advance({ hours: 8 });
    expect(asked(world)).toHaveLength(1);
  });
});
