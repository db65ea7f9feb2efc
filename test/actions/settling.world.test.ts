import { describe, expect, test } from 'vitest';
import { sendClick, sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { adds, opensList, throughMornings, toldOf, withCommunity } from './action-items.ts';

describe('Home', () => {
  test('shows my own five that are due first, and lets me be done with them', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    expect(await ben.home()).not.toContain('My action items');
    for (let day = 10; day < 17; day += 1) await adds(ben, `Thing ${day}`, { due: `2026-03-${day}` });
    await adds(world.as('chloe'), 'Of Chloé');
    await ben.home();
    ben.sees('My action items', 'Thing 10', 'In Learning, due on Tuesday, 10 March 2026', 'And 2 more');
    ben.doesNotSee('Thing 15');
    ben.doesNotSee('Of Chloé');
    await ben.click('Done', { beside: 'Thing 10' });
    ben.sees('Thing 15', 'And 1 more: type /learn actions');
    ben.doesNotSee('Thing 10');
  });
});

describe('in the list', () => {
  test('done things stand for two weeks, and can be taken back so long', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await adds(ben, 'Buy a whiteboard');
    await opensList(ben);
    await ben.click('Done');
    ben.sees('Nothing is open here', 'In the last two weeks', 'Done on Monday, 2 March 2026, by @Ben');
    await ben.click('Not done after all');
    ben.sees('Yours', 'Due on Monday, 9 March 2026');
    await ben.click('Done');
    await ben.dismiss();
    await throughMornings(world, '2026-03-15');
    expect(await opensList(ben)).toContain('Buy a whiteboard');
    await throughMornings(world, '2026-03-17');
    await ben.click('Not done after all');
    ben.sees('more than two weeks ago');
    await ben.dismiss();
    expect(await opensList(ben)).not.toContain('Buy a whiteboard');
  });

  test('dropped things can be taken up again', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await adds(ben, 'Buy a whiteboard');
    await opensList(ben);
    await ben.click('Drop');
    await ben.submit({ 'Why?': 'Too dear' });
    ben.sees('Dropped on Monday, 2 March 2026, by @Ben', 'Too dear', 'Nothing is open here');
    await ben.click('Take up again');
    ben.sees('Due on Monday, 9 March 2026');
    ben.doesNotSee('Too dear');
  });

  test('what, and until when, can be changed; a day that has passed may stay', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await adds(ben, 'Buy a whiteboard', { due: '2026-03-03' });
    await throughMornings(world, '2026-03-04');
    await opensList(ben);
    await ben.click('Change');
    await ben.submit({ 'What will be done?': 'Buy two whiteboards' });
    ben.sees('Buy two whiteboards', 'Overdue since Tuesday, 3 March 2026');
    await ben.click('Change');
    expect(await ben.submit({ 'By when?': '2026-03-02' })).toEqual({
      'By when?': 'Please choose today or a later day.',
    });
    await ben.submit({ 'By when?': '2026-03-04' });
    ben.sees('Due on Wednesday, 4 March 2026');
  });

  test('its owner, who made it and leaders can settle it, others only see it', async () => {
    const world = await withCommunity();
    await adds(world.as('ben'), 'Buy a whiteboard', { owner: '@chloe' });
    expect(await opensList(world.as('dev'))).not.toContain('[Done]');
    for (const name of ['ana', 'ben', 'chloe']) {
      const person = world.as(name);
      expect(await opensList(person)).toContain('[Done]');
      await person.click('Done');
      await person.click('Not done after all');
      await person.dismiss();
    }
    await world.as('dev').cancel();
    await world.as('dev').command('/learn actions Something');
    const errors = await sendForm(world, 'dev', {
      callbackId: 'action:drop-form',
      meta: await onlyId(world),
    });
    expect(Object.values(errors).join()).toContain('Only its owner, who made it, and leaders');
  });
});

describe('a click that comes late', () => {
  test('done by two people, it is done once, and says by whom', async () => {
    const world = await withCommunity();
    const [ana, ben] = [world.as('ana'), world.as('ben')];
    await adds(ana, 'Buy a whiteboard', { owner: '@ben' });
    await opensList(ana);
    await ben.in('app').click('Done');
    await ana.click('Done');
    ana.sees('Done on Monday, 2 March 2026, by @Ben');
    const message = ben.message('whiteboard');
    const value = await onlyId(world);
    await sendClick(world, 'ben', { actionId: 'action:done', value, message });
    ben.sees('was done on Monday, 2 March 2026');
    expect(toldOf(ben, 'whiteboard')).toHaveLength(1);
  });

  test('on what was settled otherwise has a kind word', async () => {
    const world = await withCommunity();
    const [ana, ben] = [world.as('ana'), world.as('ben')];
    await adds(ana, 'Buy a whiteboard', { owner: '@ben' });
    await opensList(ana);
    await ana.click('Drop');
    await ben.in('app').click('Done');
    const errors = await ana.submit();
    expect(Object.values(errors)).toEqual([
      'This is done already, so it stays as it is. You can take that back in /learn actions.',
    ]);
  });

  test('before Slack has shown what became of it, too', async () => {
    const world = await withCommunity();
    const [ana, ben] = [world.as('ana'), world.as('ben')];
    await adds(ana, 'Buy a whiteboard', { owner: '@ben' });
    world.slack.faults.always('chat.update', { retryAfter: 120 });
    await opensList(ana);
    await ana.click('Done');
    ben.in('app').sees('[Done]', '[Reschedule]');
    await ben.click('Done');
    await ben.click('Reschedule');
    ben.sees('This is done already, so it stays as it is.');
    await ben.click('Hand over');
    world.slack.faults.clear();
    await world.clock.advance({ minutes: 10 });
    ben.sees('was done by @Ana on Monday, 2 March 2026');
  });

  test('on what is not there, or in a community one is not in, changes nothing', async () => {
    const world = await withCommunity();
    await adds(world.as('ana'), 'Buy a whiteboard', { owner: '@ben' });
    const ben = world.as('ben').in('app');
    const message = ben.message('whiteboard');
    await sendClick(world, 'gus', { actionId: 'action:done', value: await onlyId(world), message });
    for (const value of ['', 'x', crypto.randomUUID(), 'drop', `drop ${crypto.randomUUID()}`]) {
      for (const name of ['done', 'menu', 'take-up-again', 'hand-over', 'reschedule', 'further']) {
        await sendClick(world, 'ben', { actionId: `action:${name}`, value, message });
      }
    }
    ben.sees('[Done]');
    await world.db.kysely.deleteFrom('communities').execute();
    expect(await world.db.kysely.selectFrom('action_items').selectAll().execute()).toEqual([]);
    await ben.click('Done');
    ben.sees('This action item is no longer there, or it belongs to a community you are not in.');
  });
});

async function onlyId(world: World): Promise<string> {
  const { id } = await world.db.kysely.selectFrom('action_items').select('id').executeTakeFirstOrThrow();
  return id;
}
