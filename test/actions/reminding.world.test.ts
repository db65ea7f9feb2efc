import { describe, expect, test } from 'vitest';
import { goTo, sleepUntil, timesOf, withNothingSent } from '../reflections/learning-week.ts';
import type { World } from '../support/world.ts';
import { adds, LONDON, opensList, throughMornings, toldOf, withCommunity } from './action-items.ts';

const ON_THE_DAY = 'is due: Thursday, 5 March 2026';
const ONCE_MORE = 'was due on Thursday, 5 March 2026. Is it still worth doing?';

/** ben will buy a whiteboard by Thursday, 5 March. */
async function withWhiteboard(): Promise<World> {
  const world = await withCommunity();
  await adds(world.as('ben'), 'Buy a whiteboard', { due: '2026-03-05' });
  return world;
}

describe('its owner is reminded', () => {
  test('in their own morning of the day, once more three days later, and never again', async () => {
    const world = await withWhiteboard();
    await adds(world.as('chloe'), 'Book the small room', { due: '2026-03-05' });
    await adds(world.as('eva'), 'Write to the printer', { due: '2026-03-05' });
    for (const date of ['2026-03-04', '2026-03-05', '2026-03-08', '2026-03-11', '2026-03-12']) {
      await sleepUntil(world, `${date}T08:05`, 'Asia/Tokyo');
      await sleepUntil(world, `${date}T08:05`, LONDON);
      await sleepUntil(world, `${date}T08:05`, 'America/New_York');
    }
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual(['2026-03-05T08:00', '2026-03-08T08:00']);
    expect(timesOf(world, 'small room', 'chloe', 'Asia/Tokyo')).toEqual([
      '2026-03-05T08:00',
      '2026-03-08T08:00',
    ]);
    expect(timesOf(world, 'printer', 'eva', 'America/New_York')).toEqual([
      '2026-03-05T08:00',
      '2026-03-08T08:00',
    ]);
    expect(await opensList(world.as('ben'))).toContain('Overdue since Thursday, 5 March 2026');
  });

  test('where they live by then', async () => {
    const world = await withWhiteboard();
    await world.as('ben').movesTo('America/New_York');
    await throughMornings(world, '2026-03-05');
    await sleepUntil(world, '2026-03-05T08:05', 'America/New_York');
    expect(timesOf(world, ON_THE_DAY, 'ben', 'America/New_York')).toEqual(['2026-03-05T08:00']);
  });

  test('of all that is due in one message', async () => {
    const world = await withWhiteboard();
    await adds(world.as('ben'), 'Book the small room', { due: '2026-03-05' });
    await throughMornings(world, '2026-03-05');
    const [message, ...others] = toldOf(world.as('ben'), 'is due:');
    expect(message).toContain('Buy a whiteboard');
    expect(message).toContain('Book the small room');
    expect(others).toEqual([]);
  });

  test('not on the day on which they chose it, but asked three days later', async () => {
    const world = await withCommunity();
    await adds(world.as('ben'), 'Buy a whiteboard', { due: '2026-03-02' });
    await world.clock.advance({ minutes: 30 });
    await throughMornings(world, '2026-03-03', '2026-03-05', '2026-03-08');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual(['2026-03-05T08:00']);
    expect(toldOf(world.as('ben'), 'whiteboard').join()).toContain('was due on Monday, 2 March 2026');
  });

  test('once where we were down for both days', async () => {
    const world = await withWhiteboard();
    await world.clock.jump(Temporal.Instant.from('2026-03-12T12:00:00Z'));
    await world.clock.advance({ minutes: 5 });
    await throughMornings(world, '2026-03-13', '2026-03-15', '2026-03-16');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual(['2026-03-12T12:00']);
    expect(toldOf(world.as('ben'), ONCE_MORE)).toHaveLength(1);
  });

  test('not of what is done', async () => {
    const world = await withWhiteboard();
    await opensList(world.as('ben'));
    await world.as('ben').click('Done');
    await throughMornings(world, '2026-03-05', '2026-03-08');
    expect(toldOf(world.as('ben'), 'whiteboard')).toEqual([]);
  });

  test('not of what was moved while the reminder was on its way', async () => {
    const world = await withWhiteboard();
    const ben = world.as('ben');
    await sleepUntil(world, '2026-03-05T07:50', LONDON);
    await withNothingSent(world, async () => {
      await goTo(world, '2026-03-05T08:05', LONDON);
      await opensList(ben);
      await ben.click('Change');
      await ben.submit({ 'By when?': '2026-03-06' });
      await ben.dismiss();
    });
    await throughMornings(world, '2026-03-06');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual(['2026-03-06T08:00']);
  });

  test('beside the weekly question, where one comes that day', async () => {
    const world = await withCommunity();
    await world.db.kysely.updateTable('communities').set({ asks_weekly: 1, is_week_stale: 1 }).execute();
    await world.db.kysely.updateTable('members').set({ is_prompt_stale: 1 }).execute();
    await adds(world.as('ben'), 'Buy a whiteboard', { due: '2026-03-09' });
    await throughMornings(world, '2026-03-09');
    await goTo(world, '2026-03-09T10:10', LONDON);
    const [message] = toldOf(world.as('ben'), 'Buy a whiteboard');
    expect(message).toContain('This week’s question');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual(['2026-03-09T10:00']);
  });
});

describe('on the day', () => {
  test('it can be done in the message, and taken back there', async () => {
    const world = await withWhiteboard();
    await throughMornings(world, '2026-03-05');
    const ben = world.as('ben').in('app');
    ben.sees(ON_THE_DAY, 'Buy a whiteboard', '[Done]', '[Reschedule]');
    await ben.click('Done');
    ben.sees('This action item of Learning was done on Thursday, 5 March 2026');
    ben.doesNotSee('[Reschedule]');
    await ben.click('Not done after all');
    ben.sees(ON_THE_DAY, '[Done]', '[Reschedule]');
    ben.doesNotSee('Not done after all');
    await throughMornings(world, '2026-03-06');
    expect(toldOf(ben, 'whiteboard')).toHaveLength(1);
    await throughMornings(world, '2026-03-08', '2026-03-11');
    expect(toldOf(ben, 'whiteboard')).toHaveLength(2);
  });

  test('it can have another day, for which both reminders come again', async () => {
    const world = await withWhiteboard();
    await throughMornings(world, '2026-03-05');
    const ben = world.as('ben').in('app');
    await ben.open('Reschedule');
    ben.sees('Its day so far: Thursday, 5 March 2026', '[2026-03-05 ▾]');
    await ben.submit({ 'By when?': '2026-03-10' });
    ben.sees('has another day now: Tuesday, 10 March 2026', '[Done]');
    await throughMornings(world, '2026-03-08', '2026-03-10', '2026-03-13', '2026-03-16');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON)).toEqual([
      '2026-03-05T08:00',
      '2026-03-10T08:00',
      '2026-03-13T08:00',
    ]);
  });
});

describe('three days later', () => {
  async function asked(): Promise<World> {
    const world = await withWhiteboard();
    await throughMornings(world, '2026-03-05', '2026-03-08');
    world.as('ben').in('app').sees(ONCE_MORE, '[Done]', '[Keep]', '[Hand over]', '[Drop]');
    return world;
  }

  test('keeping it asks for another day, a week ahead', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.open('Keep');
    ben.sees('Keep it', 'Buy a whiteboard', '[2026-03-15 ▾]');
    expect(await ben.submit({ 'By when?': '2026-03-07' })).toEqual({
      'By when?': 'Please choose today or a later day.',
    });
    await ben.submit({ 'By when?': '2026-03-15' });
    ben.doesNotSee('Is it still worth doing?');
    ben.sees('has another day now: Sunday, 15 March 2026');
    await throughMornings(world, '2026-03-11', '2026-03-15', '2026-03-18', '2026-03-21');
    expect(timesOf(world, 'whiteboard', 'ben', LONDON).slice(2)).toEqual([
      '2026-03-15T08:00',
      '2026-03-18T08:00',
    ]);
  });

  test('handing it over tells the other, whom the reminders come to then', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.open('Hand over');
    expect(await ben.submit({ 'Who takes it over?': '@ben' })).toEqual({
      'Who takes it over?': 'It is theirs already. Please choose somebody else.',
    });
    await ben.submit({ 'Who takes it over?': '@eva', 'By when?': '2026-03-11' });
    ben.sees('@Eva has this action item of Learning now, due on Wednesday, 11 March 2026');
    ben.doesNotSee('[Done]');
    ben.doesNotSee('[Drop]');
    for (const date of ['2026-03-08', '2026-03-11', '2026-03-14', '2026-03-17']) {
      await sleepUntil(world, `${date}T08:05`, 'America/New_York');
    }
    const eva = world.as('eva').in('app');
    eva.sees('@Ben gave you an action item in Learning', 'is due: Wednesday, 11 March 2026');
    expect(toldOf(eva, 'whiteboard')).toHaveLength(3);
    expect(toldOf(ben, 'whiteboard')).toHaveLength(2);
  });

  test('dropping it asks once more, keeps why, and can be taken back', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.open('Drop');
    ben.sees('Drop it?', 'Buy a whiteboard');
    await ben.cancel();
    ben.sees(ONCE_MORE);
    await ben.open('Drop');
    await ben.submit({ 'Why?': '*Nobody* <!here> needs one' });
    ben.sees('was dropped on Sunday, 8 March 2026', '*Nobody* <!here> needs one', '[Take up again]');
    const list = await opensList(world.as('chloe'));
    expect(list).toContain('Dropped on Sunday, 8 March 2026, by @Ben');
    expect(list).toContain('*Nobody* <!here> needs one');
    expect(list).not.toContain('[Take up again]');
    await ben.in('app').click('Take up again');
    ben.sees(ONCE_MORE);
    expect(await opensList(ben)).toContain('Overdue since Thursday, 5 March 2026');
  });
});
