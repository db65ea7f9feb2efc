import { describe, expect, test } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import {
  answer,
  answerByCommand,
  choose,
  goTo,
  learningWeek,
  questionsTo,
  sleepUntil,
  timesOf,
  withNothingSent,
} from './learning-week.ts';

const LONDON = 'Europe/London';

async function stopAsking(ana: Person): Promise<void> {
  await ana.command('#learning', '/reflect bank');
  await ana.click('Stop the weekly question', { confirm: true });
  await ana.dismiss();
}

describe('a question that is on its way does not come to whoever', () => {
  const wishes: Record<string, (ben: Person) => Promise<unknown>> = {
    'has answered': answerByCommand,
    'pauses by command': (ben) => ben.command('/reflect pause'),
    'skips this week by command': (ben) => ben.command('/reflect skip'),
    'pauses in the settings': (ben) => choose(ben, { Quiet: ['Pause until I say otherwise'] }),
    'skips this week in the settings': (ben) => choose(ben, { Quiet: ['Skip this week'] }),
    'is away from today': (ben) => choose(ben, { 'Away until': '2026-03-04' }),
    'leaves the channel': (ben) => ben.leaves('#learning'),
  };
  test.for(Object.entries(wishes))('%s', async ([, wish]) => {
    const world = await learningWeek();
    await withNothingSent(world, async () => {
      await goTo(world, '2026-03-02T10:00', LONDON);
      await wish(world.as('ben').in('#learning'));
    });
    expect(world.as('ben').dm()).toEqual([]);
    expect(questionsTo(world.as('ana'))).toHaveLength(1);
    // And nothing that changes later brings it back.
    await answer(world.as('ana'), 'Shared.', 'The community, with my name');
    await sleepUntil(world, '2026-03-03T12:00', LONDON);
    expect(questionsTo(world.as('ben'))).toEqual([]);
  });
});

test('skipping a question that is on its way costs that week only', async () => {
  const world = await learningWeek();
  const ben = world.as('ben').in('#learning');
  await withNothingSent(world, async () => {
    await goTo(world, '2026-03-02T10:00', LONDON);
    for (let times = 0; times < 2; times += 1) {
      await ben.command('/reflect skip');
      ben.sees('This week is skipped');
    }
  });
  await sleepUntil(world, '2026-03-09T10:01', LONDON);
  expect(questionsTo(ben)).toHaveLength(1);
});

describe('a community that stops asking', () => {
  test('asks nobody, though the question was on its way, and posts nothing', async () => {
    const world = await learningWeek();
    await withNothingSent(world, async () => {
      await goTo(world, '2026-03-02T10:00', LONDON);
      await stopAsking(world.as('ana'));
    });
    expect(world.as('ben').dm()).toEqual([]);
    expect(world.as('ana').reads('#learning').join()).not.toContain('This week’s theme');
  });

  test('reminds nobody of what it asked before', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', LONDON);
    await stopAsking(world.as('ana'));
    await sleepUntil(world, '2026-03-04T12:00', LONDON);
    expect(timesOf(world, 'still waits', 'ben', LONDON)).toEqual([]);
  });

  test('posts nothing when a leader had answered the next one for herself, nor when a member reflects unasked', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T12:00', LONDON);
    const ana = world.as('ana').in('#learning');
    await ana.command('/reflect bank');
    await ana.open('Answer next week’s first');
    await ana.submit({ 'My answer': 'From Ana, ahead.', 'Who may read it?': 'Only me' });
    await ana.dismiss();
    await stopAsking(ana);
    await sleepUntil(world, '2026-03-09T12:00', LONDON);
    const before = ana.reads('#learning').filter((text) => text.includes('theme'));
    await answerByCommand(world.as('ben').in('#learning'));
    await world.clock.advance({ minutes: 30 });
    expect(ana.reads('#learning').filter((text) => text.includes('theme'))).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe('it is no silence', () => {
  const weeks = ['02', '09', '16', '23'];
  const words: Record<string, (ben: Person) => Promise<unknown>> = {
    'to answer a question before it comes': answerByCommand,
    'to skip a week': (ben) => ben.command('/reflect skip'),
    'to choose other settings': (ben) => choose(ben, { 'Hour, where I am': '10:00' }),
  };
  test.for(Object.entries(words))('%s', async ([, say]) => {
    const world = await learningWeek();
    const ben = world.as('ben');
    for (const monday of weeks) {
      if (monday === '16') {
        await sleepUntil(world, '2026-03-16T09:00', LONDON);
        await say(ben.in('#learning'));
      }
      await sleepUntil(world, `2026-03-${monday}T10:01`, LONDON);
    }
    expect(timesOf(world, 'Every four weeks', 'ben', LONDON)).toEqual([]);
  });

  test('to answer each question and delete the answer later', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('app');
    for (const monday of weeks) {
      await sleepUntil(world, `2026-03-${monday}T10:01`, LONDON);
      if (monday === '23') break;
      await answer(ben, `On the ${monday}.`);
      await ben.command('app', '/reflect journal');
      await ben.click('Delete', { confirm: true });
      await ben.dismiss();
    }
    expect(questionsTo(ben)).toHaveLength(4);
  });
});

test('an offer of less that is on its way does not come to whoever has paused', async () => {
  const world = await learningWeek();
  const ben = world.as('ben');
  for (const monday of ['02', '09', '16']) await sleepUntil(world, `2026-03-${monday}T10:01`, LONDON);
  await sleepUntil(world, '2026-03-23T09:45', LONDON);
  await withNothingSent(world, async () => {
    await goTo(world, '2026-03-23T10:05', LONDON);
    await ben.command('#learning', '/reflect pause');
  });
  expect(ben.dm()).toHaveLength(3);
  expect(questionsTo(ben)).toHaveLength(3);
});

test('whoever is asked every two weeks is offered less than that, and nothing more', async () => {
  const world = await learningWeek();
  const ben = world.as('ben');
  await choose(ben, { 'How often': 'Every two weeks' });
  for (const monday of ['03-02', '03-16', '03-30', '04-13', '04-27']) {
    await sleepUntil(world, `2026-${monday}T10:01`, LONDON);
  }
  ben.in('app').sees('Every four weeks', 'Every two weeks, as before', 'Pause');
  ben.doesNotSee('Every week');
});

describe('what is to be said in the community’s name', () => {
  test('an answer shared ahead does not appear when its author has left', async () => {
    const world = await learningWeek({ 'Hour of the question': '15:00' });
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect marmalade');
    await ben.submit({ 'Who may read it?': 'The community, with my name' });
    await ben.dismiss();
    await ben.leaves('#learning');
    await goTo(world, '2026-03-02T15:30', 'Europe/Berlin');
    const everything = [...world.slack.world.messages.values()].map((messages) => [...messages.values()]);
    expect(JSON.stringify(everything)).toContain('This week’s theme');
    expect(JSON.stringify(everything)).not.toContain('marmalade');
  });

  const goings: Record<string, (ana: Person) => Promise<unknown>> = {
    left: (ana) => ana.leaves('#learning'),
    'stopped leading': async (ana) => {
      await ana.command('#learning', '/learn settings');
      await ana.click('Stop leading', { confirm: true });
      await ana.dismiss();
    },
  };
  test.for(Object.entries(goings))('a leader who has %s is not asked what they heard', async ([, go]) => {
    const world = await learningWeek();
    const ana = world.as('ana');
    await goTo(world, '2026-03-02T10:16', LONDON);
    await answer(world.as('ben'), 'Shared.', 'The community, with my name');
    // Her question comes an hour before the summary, so that what the summary brings waits for the next day.
    await choose(ana, { 'Hour, where I am': '09:00' });
    await sleepUntil(world, '2026-03-09T09:01', 'Europe/Berlin');
    await goTo(world, '2026-03-09T18:00', 'Europe/Berlin');
    await go(ana);
    await sleepUntil(world, '2026-03-10T12:00', 'Europe/Berlin');
    expect(timesOf(world, 'what you heard', 'ana', 'Europe/Berlin')).toEqual([]);
  });
});
