import { describe, expect, test } from 'vitest';
import { sleepUntil } from '../reflections/learning-week.ts';
import { openForm, sendForm } from '../shares/forged-form.ts';
import { adds, LONDON, opensList, throughMornings, toldOf, withCommunity } from './action-items.ts';

describe('/learn actions', () => {
  test('says what an action item is where there is none, and leads to the form', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await opensList(ben);
    ben.sees('Nothing is open here', 'one thing that somebody will do', 'Every member can see this list');
    await ben.open('Add an action item');
    ben.sees('What will be done?', 'Who does it? [@Ben ▾]', 'By when? [2026-03-09 ▾]');
    await ben.submit({ 'What will be done?': 'Buy a whiteboard' });
    ben.sees('Yours', 'Buy a whiteboard', 'Due on Monday, 9 March 2026');
    ben.doesNotSee('Nothing is open here');
  });

  test('with words after it opens the form with them, and says who sees it', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn actions Buy a whiteboard');
    ben.sees('Buy a whiteboard', 'For Learning. Every member can see it');
    await ben.submit();
    ben.sees('It is noted, due on Monday, 9 March 2026. I remind you when it is due.', 'Every member');
    await ben.cancel();
    expect(toldOf(ben, 'whiteboard')).toEqual([]);
    expect(await opensList(world.as('chloe'))).toContain('@Ben: due on Monday, 9 March 2026');
  });

  test('shows mine first, each soonest first, and what is overdue in words', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    await adds(ben, 'Later', { due: '2026-03-20' });
    await adds(ben, 'Sooner', { due: '2026-03-03' });
    await adds(world.as('chloe'), 'Of Chloé', { due: '2026-03-02' });
    await throughMornings(world, '2026-03-05');
    const list = await opensList(ben);
    const places = ['Yours', 'Sooner', 'Overdue since Tuesday, 3 March', 'Later', 'Of others', 'Of Chloé'];
    const at = places.map((words) => list.indexOf(words));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(list).toContain('@Chloé: overdue since Monday, 2 March 2026');
  });

  test('shows ten at once, and pages further', async () => {
    const world = await withCommunity();
    const ben = world.as('ben');
    for (let day = 10; day < 22; day += 1) await adds(ben, `Thing ${day}`, { due: `2026-03-${day}` });
    await opensList(ben);
    ben.sees('Thing 10', 'Thing 19', 'These are 1 to 10 of 12');
    ben.doesNotSee('Thing 20');
    await ben.click('Further');
    ben.sees('Thing 20', 'Thing 21', 'These are 11 to 12 of 12');
    await ben.click('Done', { beside: 'Thing 20' });
    ben.sees('Thing 21', 'These are 11 to 11 of 11');
    await ben.click('Done', { beside: 'Thing 21' });
    ben.sees('Thing 19', 'Thing 20', 'Not done after all');
    await ben.dismiss();
  });

  test('is in the menu, one tap away', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    await ben.open('Action items');
    ben.sees('Nothing is open here');
  });

  test('is the community’s that is meant elsewhere, and kindly refused to who belongs to none', async () => {
    const world = await withCommunity();
    await adds(world.as('ben'), 'Buy a whiteboard');
    const chloe = world.as('chloe').in('#random');
    await chloe.command('/learn actions');
    chloe.sees('Buy a whiteboard');
    const gus = world.as('gus').in('#learning');
    await gus.command('/learn actions');
    gus.sees('You are not in this community now');
    await world.as('ana').creates('#empty');
    await world.as('ana').invites('#empty', 'gus');
    await gus.in('#empty').command('/learn actions');
    gus.sees('You are in no learning community yet');
  });
});

describe('an action item for somebody else', () => {
  test('comes to them by direct message, with what they can do', async () => {
    const world = await withCommunity();
    await adds(world.as('ana'), 'Buy a whiteboard', { owner: '@ben', due: '2026-03-12' });
    const ben = world.as('ben').in('app');
    ben.sees('@Ana gave you an action item in Learning, due on Thursday, 12 March 2026', 'Buy a whiteboard');
    ben.sees('[Done]', '[Reschedule]', '[Hand over]');
    expect(toldOf(world.as('ana'), 'whiteboard')).toEqual([]);
    await ben.click('Done');
    ben.sees('This action item of Learning was done on Monday, 2 March 2026', '[Not done after all]');
    ben.doesNotSee('[Reschedule]');
  });

  test('waits for their morning', async () => {
    const world = await withCommunity();
    await sleepUntil(world, '2026-03-02T20:30', LONDON);
    await adds(world.as('ana'), 'Buy a whiteboard', { owner: '@ben' });
    await world.clock.advance({ hours: 1 });
    expect(toldOf(world.as('ben'), 'whiteboard')).toEqual([]);
    await throughMornings(world, '2026-03-03');
    expect(toldOf(world.as('ben'), 'whiteboard')).toHaveLength(1);
  });

  test('is not told where it was done, dropped or handed over before that', async () => {
    const world = await withCommunity();
    const ana = world.as('ana');
    await sleepUntil(world, '2026-03-02T20:30', LONDON);
    for (const text of ['Settled', 'Given up', 'Passed on']) await adds(ana, text, { owner: '@ben' });
    await opensList(ana);
    await ana.click('Done', { beside: 'Settled' });
    await ana.click('Drop', { beside: 'Given up' });
    await ana.submit();
    await ana.click('Hand over', { beside: 'Passed on' });
    await ana.submit({ 'Who takes it over?': '@eva' });
    await ana.dismiss();
    await throughMornings(world, '2026-03-03');
    expect(world.as('ben').dm()).toEqual([]);
    expect(toldOf(world.as('eva'), 'Passed on')).toHaveLength(1);
  });
});

describe('an action item that is handed over', () => {
  test('and back before the morning is told once, and taken over for oneself not at all', async () => {
    const world = await withCommunity();
    const ana = world.as('ana');
    await sleepUntil(world, '2026-03-02T20:30', LONDON);
    await adds(ana, 'Buy a whiteboard', { owner: '@ben' });
    await adds(ana, 'Book the small room', { owner: '@ben' });
    await opensList(ana);
    for (const taker of ['@ana', '@ben']) {
      await ana.click('Hand over', { beside: 'whiteboard' });
      await ana.submit({ 'Who takes it over?': taker });
    }
    await ana.click('Hand over', { beside: 'small room' });
    await ana.submit({ 'Who takes it over?': '@ana' });
    await ana.dismiss();
    await throughMornings(world, '2026-03-03');
    const [message = '', ...others] = toldOf(world.as('ben'), 'whiteboard');
    expect(message.split('whiteboard')).toHaveLength(2);
    expect(others).toEqual([]);
    expect(message).not.toContain('small room');
    expect(toldOf(ana, 'small room')).toEqual([]);
  });
});

describe('bad input has a word at its field, and changes nothing', () => {
  test.each([
    ['a day that has passed', { 'By when?': '2026-03-01' }, 'Please choose today or a later day.'],
    ['a day in three years', { 'By when?': '2029-03-01' }, 'Please choose a day within the next two years.'],
    [
      'a guest who does not belong',
      { 'Who does it?': '@gus' },
      'Please choose somebody who belongs to Learning.',
    ],
    ['nothing but blanks', { 'What will be done?': ' \u200b ' }, 'Please write what will be done.'],
  ])('%s', async (_what, fields, error) => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn actions Buy a whiteboard');
    expect(await ben.submit(fields)).toEqual({ [Object.keys(fields)[0] ?? '']: error });
    await ben.cancel();
    expect(await opensList(ben)).toContain('Nothing is open here');
  });

  test('301 characters, which Slack’s own client does not let through', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn actions Buy a whiteboard');
    const errors = await sendForm(world, 'ben', { words: { text: '🙂'.repeat(301) } });
    expect(errors).toEqual({ text: 'This has 301 characters. Please keep it to 300.' });
    expect(await sendForm(world, 'ben', { words: { text: '🙂'.repeat(300) } })).toHaveProperty('shown');
  });

  test('more words than fit after the command are cut in the form, and it says so', async () => {
    const world = await withCommunity();
    const ben = world.as('ben').in('#learning');
    await ben.command(`/learn actions ${'word '.repeat(80)}`);
    ben.sees('takes up to 300 characters', 'its end is missing here');
    expect(await ben.submit()).toEqual({});
  });

  test('a forged community or none at all', async () => {
    const world = await withCommunity();
    await world.as('ben').in('#learning').command('/learn actions Buy a whiteboard');
    const form = openForm(world, 'ben');
    for (const meta of ['', 'x', crypto.randomUUID()]) {
      const errors = await sendForm(world, 'ben', { meta }, form);
      expect(Object.values(errors).join()).toMatch(/no longer there|not in this community now/);
    }
    await world.as('ben').cancel();
    expect(await opensList(world.as('ben'))).toContain('Nothing is open here');
  });

  test('sent twice, it is there once', async () => {
    const world = await withCommunity();
    await world.as('ben').in('#learning').command('/learn actions Buy a whiteboard');
    const form = openForm(world, 'ben');
    await sendForm(world, 'ben', {}, form);
    await sendForm(world, 'ben', {}, form);
    await world.as('ben').cancel();
    const list = await opensList(world.as('ben'));
    expect(list.split('Buy a whiteboard')).toHaveLength(2);
  });
});

test('what people write stands literally wherever it is shown', async () => {
  const hostile = '<!channel> *bold* & <https://example.com|a link> \u202Edeceived';
  const literal = '<!channel> *bold* & <https://example.com|a link> deceived';
  const world = await withCommunity();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn actions Something');
  await sendForm(world, 'ana', { words: { text: hostile } });
  await ana.cancel();
  await adds(ana, 'For ben', { owner: '@ben', due: '2026-03-10' });
  await opensList(ana);
  await ana.click('Change', { beside: 'For ben' });
  await sendForm(world, 'ana', { words: { text: hostile } });
  await ana.dismiss();
  expect(await opensList(ana)).toContain(literal);
  await ana.dismiss();
  const ben = world.as('ben').in('app');
  ben.sees(literal);
  expect(ben.message('gave you').text).toContain('&lt;!channel&gt; *bold* &amp; &lt;https');
  expect(await ben.home()).toContain(literal);
  const stored = await world.db.kysely.selectFrom('action_items').select('text').execute();
  expect(stored.map(({ text }) => text)).toEqual([literal, literal]);
});
