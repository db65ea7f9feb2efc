import { describe, expect, test } from 'vitest';
import { channelIdOf } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';
import {
  answer,
  goTo,
  learningWeek,
  moreCommunities,
  questionsTo,
  sleepUntil,
  timesOf,
} from './learning-week.ts';

function askedAt(world: World, name: string, zone: string): string[] {
  return timesOf(world, 'This week’s question', name, zone);
}

describe('the week’s question', () => {
  test('comes to everyone at their own Monday 10:00, once a week', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T23:00', 'America/New_York');
    for (const [sunday, monday] of [
      ['08', '09'],
      ['15', '16'],
    ]) {
      await sleepUntil(world, `2026-03-${sunday}T20:00`, 'UTC');
      await goTo(world, `2026-03-${monday}T23:00`, 'America/New_York');
    }
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual([
      '2026-03-02T10:00',
      '2026-03-09T10:00',
      '2026-03-16T10:00',
    ]);
    // Her clocks went forward on the 8th.
    expect(askedAt(world, 'eva', 'America/New_York')).toEqual([
      '2026-03-02T10:00',
      '2026-03-09T10:00',
      '2026-03-16T10:00',
    ]);
    // Where Monday 10:00 had passed when the community was set up, the first question comes a week later.
    expect(askedAt(world, 'chloe', 'Asia/Tokyo')).toEqual(['2026-03-09T10:00', '2026-03-16T10:00']);
  });

  test('comes at the day and hour that a member chose, on their working days only', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    await ben.submit({
      'Day of my weekly question': 'Wednesday',
      'Hour, where I am': '15:30',
      'My working days': ['Tuesday', 'Thursday'],
    });
    await goTo(world, '2026-03-08T12:00', 'Europe/London');
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual(['2026-03-05T15:30']);
  });

  test('leaders get the version for those who lead', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T11:00', 'Europe/London');
    const [toLeader] = questionsTo(world.as('ana'));
    const [toMember] = questionsTo(world.as('ben'));
    expect(toLeader).not.toBe(toMember);
    const asked = await world.db.kysely.selectFrom('weeks').selectAll().executeTakeFirstOrThrow();
    expect(toLeader).toContain(asked.leader_question);
    expect(toMember).toContain(asked.question);
  });

  test('can be another one, once', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', 'Europe/London');
    const ben = world.as('ben').in('app');
    const [before = ''] = questionsTo(ben);
    await ben.click('Another question');
    const [after = ''] = questionsTo(ben);
    expect(after.split('\n')[1]).not.toBe(before.split('\n')[1]);
    expect(after).not.toContain('[Another question]');
    expect(questionsTo(ben)).toHaveLength(1);
  });

  test('can be left out, and no reminder comes', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', 'Europe/London');
    const ben = world.as('ben').in('app');
    await ben.click('Not this week');
    ben.sees('nobody is told', 'Answer after all');
    await goTo(world, '2026-03-08T10:01', 'Europe/London');
    expect(ben.dm()).toHaveLength(1);
  });

  test('is reminded of once, two days later, where nothing was said', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', 'Europe/London');
    await answer(world.as('ana'), 'I asked them twice.');
    await goTo(world, '2026-03-04T09:59', 'Europe/London');
    expect(world.as('ben').dm()).toHaveLength(1);
    await goTo(world, '2026-03-04T10:01', 'Europe/London');
    world.as('ben').in('app').sees('still waits for you');
    expect(world.as('ana').dm().join()).not.toContain('still waits');
    await goTo(world, '2026-03-08T10:01', 'Europe/London');
    expect(world.as('ben').dm()).toHaveLength(2);
  });
});

describe('a bot that was down', () => {
  test('over the hour asks later the same day', async () => {
    const world = await learningWeek();
    await world.app.stop();
    await world.clock.jump(Temporal.Instant.from('2026-03-02T15:00:00Z'));
    await world.restart();
    await world.clock.settle();
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual(['2026-03-02T15:00']);
  });

  test('over the day asks on the next working morning, and nobody at night', async () => {
    const world = await learningWeek();
    await world.app.stop();
    await world.clock.jump(Temporal.Instant.from('2026-03-03T02:00:00Z'));
    await world.restart();
    await world.clock.advance({ hours: 12 });
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual(['2026-03-03T10:00']);
    // In New York it was still Monday, 21:00.
    await world.clock.advance({ hours: 2 });
    expect(askedAt(world, 'eva', 'America/New_York')).toEqual(['2026-03-03T10:00']);
  });
});

describe('members who', () => {
  test('move are asked once in their week, at the hour where they are', async () => {
    const world = await learningWeek();
    await world.as('chloe').movesTo('Pacific/Apia');
    await sleepUntil(world, '2026-03-09T10:01', 'Pacific/Apia');
    expect(questionsTo(world.as('chloe'))).toHaveLength(1);
    await world.as('chloe').movesTo('Pacific/Honolulu');
    await sleepUntil(world, '2026-03-15T23:00', 'Pacific/Honolulu');
    expect(questionsTo(world.as('chloe'))).toHaveLength(1);
    await goTo(world, '2026-03-16T10:01', 'Pacific/Honolulu');
    expect(questionsTo(world.as('chloe'))).toHaveLength(2);
  });

  test('left the channel, stepped out or paused are not asked', async () => {
    const world = await learningWeek();
    await world.as('ben').leaves('#learning');
    await world.as('eva').in('#learning').command('/reflect pause');
    world.as('eva').sees('Paused: no questions come until you type /reflect resume', 'Learning');
    const dev = world.as('dev').in('#learning');
    await dev.click('Step out', { on: dev.message('Welcome'), confirm: true });
    await sleepUntil(world, '2026-03-09T12:00', 'America/New_York');
    for (const name of ['ben', 'eva', 'dev']) expect(questionsTo(world.as(name))).toEqual([]);
    await world.as('eva').in('#learning').command('/reflect resume');
    await sleepUntil(world, '2026-03-16T12:00', 'America/New_York');
    expect(questionsTo(world.as('eva'))).toHaveLength(1);
  });

  test('leave after they were asked cannot answer any more, and their message changes nothing', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', 'Europe/London');
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await ben.leaves('#learning');
    const errors = await ben.submit({ 'My answer': 'Too late for this.' });
    expect(JSON.stringify(errors)).toContain('You are not in this community now');
    expect(await world.db.kysely.selectFrom('reflections').selectAll().execute()).toEqual([]);
  });

  test('skip a week are asked in the next', async () => {
    const world = await learningWeek();
    await world.as('ben').in('#learning').command('/reflect skip');
    world.as('ben').sees('This week is skipped');
    await goTo(world, '2026-03-02T10:16', 'Europe/London');
    await sleepUntil(world, '2026-03-08T20:00', 'Europe/London');
    await goTo(world, '2026-03-09T10:01', 'Europe/London');
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual(['2026-03-09T10:00']);
    await world.as('ben').in('#learning').command('/reflect skip');
    world.as('ben').sees('its question needs no answer');
    await world.as('ben').in('#learning').command('/reflect skip');
    world.as('ben').sees('the next one is skipped');
    for (const monday of ['16', '23']) await sleepUntil(world, `2026-03-${monday}T10:01`, 'Europe/London');
    expect(askedAt(world, 'ben', 'Europe/London')).toEqual(['2026-03-09T10:00', '2026-03-23T10:00']);
  });

  test('are silent for three weeks are offered less, once, and then nothing until they choose', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('app');
    for (const monday of ['02', '09', '16', '23']) {
      await sleepUntil(world, `2026-03-${monday}T10:01`, 'Europe/London');
    }
    expect(questionsTo(ben)).toHaveLength(3);
    ben.sees('You have not answered the last three questions from Learning', 'Every two weeks');
    const before = ben.dm().length;
    for (const monday of ['03-30', '04-06', '04-13']) {
      await sleepUntil(world, `2026-${monday}T12:00`, 'Europe/London');
    }
    expect(ben.dm()).toHaveLength(before);
    await ben.click('Every two weeks');
    ben.sees('come every two weeks');
    for (const monday of ['04-20', '04-27', '05-04']) {
      await sleepUntil(world, `2026-${monday}T12:00`, 'Europe/London');
    }
    expect(askedAt(world, 'ben', 'Europe/London').slice(3)).toEqual(['2026-04-20T11:40', '2026-05-04T11:40']);
  });
});

test('five communities on one morning ask in one message, with a button for each', async () => {
  const world = await startWorld();
  await moreCommunities(world, 'one', 'two', 'three', 'four', 'five');
  await goTo(world, '2026-03-02T10:16', 'Europe/London');
  const ben = world.as('ben').in('app');
  expect(ben.dm()).toHaveLength(1);
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) ben.sees(`This week’s question from ${name}`);
  await ben.open('Answer', { beside: 'question from Three' });
  expect(ben.modal()).toContain('Three');
  await ben.submit({ 'My answer': 'In the third.' });
  await ben.dismiss();
  expect(ben.dm()).toHaveLength(1);
  ben.sees('You answered');
});

test('a community whose channel is archived asks nothing, and goes on when it wakes', async () => {
  const world = await learningWeek();
  await world.as('ana').archives('#learning');
  await sleepUntil(world, '2026-03-09T12:00', 'Europe/London');
  expect(questionsTo(world.as('ben'))).toEqual([]);
  world.slack.unarchive(world.as('ana').userId, channelIdOf(world, 'learning'));
  await world.clock.advance({ days: 1 });
  await sleepUntil(world, '2026-03-16T10:01', 'Europe/London');
  expect(questionsTo(world.as('ben'))).toHaveLength(1);
});
