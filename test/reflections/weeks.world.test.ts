import { describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { answer, goTo, learningWeek, sleepUntil } from './learning-week.ts';

async function summaries(world: World): Promise<string[]> {
  return world
    .as('ana')
    .reads('#learning')
    .filter((text) => text.includes('Last week’s question'));
}

describe('the summary', () => {
  test('says how many took part where they are five, and leads to what was shared', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T16:00', 'Europe/London');
    for (const name of ['ana', 'ben', 'eva']) await answer(world.as(name), `From ${name}.`);
    for (const name of ['chloe', 'dev']) {
      const person = world.as(name).in('#learning');
      await person.command(`/reflect From ${name}.`);
      await person.submit({ 'Who may read it?': 'The community, with my name' });
      await person.dismiss();
    }
    await sleepUntil(world, '2026-03-09T10:30', 'Europe/Berlin');
    const [summary = ''] = await summaries(world);
    expect(summary).toContain('5 people took part. Read what people shared');
    expect(summary).toContain('Next: learning and growing');
    const channel = world.as('ana').reads('#learning');
    expect(channel.at(-1)).toContain('This week’s theme: learning and growing');
    expect(channel.at(-2)).toBe(summary);
  });

  test('says no figure about fewer, nor who was silent', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T16:00', 'Europe/London');
    for (const name of ['ana', 'ben', 'eva']) await answer(world.as(name), `From ${name}.`);
    await sleepUntil(world, '2026-03-09T10:30', 'Europe/Berlin');
    const [summary = '', ...more] = await summaries(world);
    expect(more).toEqual([]);
    expect(summary).toContain('Fewer than five people took part');
    expect(summary).not.toMatch(/\b[0-4]\b|[Nn]obody|shared/);
  });
});

describe('what a leader heard', () => {
  test('is asked for after the summary, and stands in the week’s thread', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:30', 'Europe/London');
    await answer(world.as('ben'), 'Meetings are too long.', 'The community, with my name');
    await sleepUntil(world, '2026-03-09T10:30', 'Europe/Berlin');
    const ana = world.as('ana').in('app');
    ana.sees('Would you say what you heard');
    await ana.open('What I heard, what I’ll do');
    expect(await ana.submit({ 'What I heard': 'Meetings tire you.', 'What I will do': ' ' })).toEqual({
      'What I will do': expect.stringContaining('Please write what you will do'),
    });
    await ana.submit({ 'What I will do': 'We end at ten to the hour.' });
    const ben = world.as('ben');
    ben
      .in(ben.message('When was it easy', '#learning'))
      .sees('Meetings tire you.', 'We end at ten to the hour.');
    ana.in('app').sees('stands in the thread of Learning');
  });

  test('is not asked where nothing was shared, and nobody else can say it', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:30', 'Europe/London');
    await answer(world.as('ben'), 'For me alone.');
    await sleepUntil(world, '2026-03-09T10:30', 'Europe/Berlin');
    world.as('ana').in('app').doesNotSee('Would you say what you heard');
  });
});

test('a hour that the leader moves moves the week’s post with it', async () => {
  const world = await learningWeek();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn settings');
  await ana.click('Community settings');
  await ana.submit({ 'Hour of the question': '15:00' });
  await goTo(world, '2026-03-02T14:59', 'Europe/Berlin');
  ana.doesNotSee('This week’s theme');
  await goTo(world, '2026-03-02T15:15', 'Europe/Berlin');
  ana.sees('This week’s theme');
});

test('a bot that was down over the hour, or over weeks, says late what is still news, and no more', async () => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:30', 'Europe/London');
  await answer(world.as('ben'), 'Before the outage.');
  await world.app.stop();
  await world.clock.jump(Temporal.Instant.from('2026-03-10T15:00:00Z'));
  await world.restart();
  await world.clock.advance({ hours: 1 });
  expect(await summaries(world)).toHaveLength(1);
  await world.app.stop();
  await world.clock.jump(Temporal.Instant.from('2026-04-08T15:00:00Z'));
  await world.restart();
  await world.clock.advance({ hours: 1 });
  expect(await summaries(world)).toHaveLength(1);
  const posts = world
    .as('ana')
    .reads('#learning')
    .filter((text) => text.startsWith('This week’s theme'));
  expect(posts).toHaveLength(3);
});
