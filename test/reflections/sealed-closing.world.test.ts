import { describe, expect, test } from 'vitest';
import { KeyStoreError } from '../../src/keys/key-store.ts';
import type { World } from '../support/world.ts';
import { answer, answerByCommand, goTo, questionsTo, sleepUntil, timesOf } from './learning-week.ts';
import {
  allAnswerSealed,
  answerSealed,
  askedAll,
  everyMessage,
  everyTable,
  FIVE,
  LEADERS,
  wordsOf,
} from './without-name.ts';

const LONDON = 'Europe/London';
const BERLIN = 'Europe/Berlin';

function summary(world: World): string | undefined {
  return world
    .as('ana')
    .reads('#learning')
    .find((text) => text.includes('Last week’s question'));
}

/** The week closes, and what follows from it has been sent. */
async function close(world: World): Promise<void> {
  await sleepUntil(world, '2026-03-09T10:16', BERLIN);
  await goTo(world, '2026-03-09T11:00', BERLIN);
}

async function keysLeft(world: World): Promise<number> {
  return (await world.keys.list()).length;
}

/** Makes another leader of somebody. */
async function nameLeader(world: World, name: string): Promise<void> {
  const ana = world.as('ana');
  await ana.command('#learning', '/learn settings');
  await ana.open('Name a leader');
  const errors = await ana.submit({ 'Who?': name });
  if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
  await ana.dismiss();
}

describe('when five have answered without their name', () => {
  test('leaders read them after the week, in no order, and only they', async () => {
    const world = await askedAll();
    await allAnswerSealed(world);
    expect(await keysLeft(world)).toBe(1);
    await close(world);
    const ana = world.as('ana').in('app');
    ana.sees('5 answers without a name came in', 'until 8 April 2026');
    await ana.open('Read them');
    const read = ana.front().text;
    for (const name of FIVE) expect(read).toContain(wordsOf(name));
    expect(read).toContain('They are deleted on 8 April 2026');
    await ana.dismiss();
    for (const name of FIVE) expect(world.as(name).dm().join()).not.toContain('without a name came in');
    // The words are in the window alone.
    expect(everyMessage(world)).not.toContain('Sealed words');
    expect(await keysLeft(world)).toBe(0);
    expect(await world.db.kysely.selectFrom('seals').selectAll().execute()).toEqual([]);
    expect(await world.db.kysely.selectFrom('sealed_boxes').selectAll().execute()).toEqual([]);
  });

  test('the summary counts them, and leaders can say what they heard', async () => {
    const world = await askedAll();
    await allAnswerSealed(world);
    await answer(world.as('ana'), 'With my name, for myself.');
    await close(world);
    expect(summary(world)).toContain('6 people took part.');
    world.as('ana').in('app').sees('Would you say what you heard');
  });

  test('it is in nobody’s journal, export, Home or search, and nowhere beside a person', async () => {
    const world = await askedAll();
    await allAnswerSealed(world);
    await close(world);
    const ben = world.as('ben');
    await ben.command('#learning', '/reflect journal');
    ben.sees('Your journal is empty');
    ben.doesNotSee('Export all as Markdown');
    await ben.dismiss();
    await ben.command('#learning', '/learn search Sealed words');
    ben.doesNotSee('Sealed words of');
    expect(await ben.home()).not.toContain('My journal');
    const found = [...(await everyTable(world.db))].filter(([, rows]) => rows.includes('Sealed words'));
    expect(found.map(([name]) => name)).toEqual(['leader_reflections']);
    const [, rows = ''] = found[0] ?? [];
    for (const name of FIVE) expect(rows).not.toContain(world.as(name).userId);
  });

  test('the words are deleted after 30 days, and the message says so', async () => {
    const world = await askedAll();
    await allAnswerSealed(world);
    await close(world);
    const ana = world.as('ana');
    const letter = ana.message('5 answers without a name', 'app');
    await sleepUntil(world, '2026-04-07T12:00', BERLIN);
    expect(await ana.in('app').open('Read them', { on: letter })).toContain('Sealed words');
    await ana.dismiss();
    await sleepUntil(world, '2026-04-09T12:00', BERLIN);
    ana.in('app').sees('The answers without a name from Learning have been deleted');
    expect(await world.db.kysely.selectFrom('leader_reflections').selectAll().execute()).toEqual([]);
  });
});

test('many are read page by page, as they were typed', async () => {
  const world = await askedAll();
  await allAnswerSealed(world, FIVE.slice(1));
  await answerSealed(world.as('ben'), 'I said <!channel> & *meant* <@U1>.\n> really');
  await close(world);
  const [row] = await world.db.kysely.selectFrom('leader_reflections').selectAll().execute();
  if (row === undefined) throw new Error('no words');
  const more = Array.from({ length: 20 }, (_, number) => ({
    ...row,
    id: crypto.randomUUID(),
    words: `More ${number}.`,
  }));
  await world.db.kysely.insertInto('leader_reflections').values(more).execute();
  const ana = world.as('ana').in('app');
  await ana.open('Read them');
  let read = ana.front().text;
  ana.sees('25 answers, in an order that means nothing', 'Page 1 of 3');
  await ana.click('More');
  read += ana.front().text;
  await ana.click('More');
  read += ana.front().text;
  ana.sees('Page 3 of 3');
  ana.doesNotSee('[More]');
  expect(read).toContain('I said <!channel> & *meant* <@U1>.\n> really');
  for (const { words } of more) expect(read).toContain(words);
  await ana.click('Back');
  ana.sees('Page 2 of 3');
});

test('where the key is lost leaders are told, the summary gives no false figure, and answering goes on', async () => {
  const world = await askedAll();
  await allAnswerSealed(world, FIVE.slice(0, 3));
  for (const seal of await world.keys.list()) await world.keys.destroy(seal);
  const eva = world.as('eva').in('app');
  await eva.open('Answer');
  expect(await eva.submit({ 'My answer': 'Mine.', 'Who may read it?': LEADERS })).toEqual({
    'Who may read it?': expect.stringContaining('the key is missing on the server'),
  });
  expect(await eva.submit({ 'Who may read it?': 'Only me' })).toEqual({});
  await eva.dismiss();
  await close(world);
  world.as('ana').in('app').sees('could not be opened', 'destroyed unread');
  expect(summary(world)).toContain('An unknown number of people took part');
});

test('where keys cannot be read the person gets a number, the log the reason, and nothing is half done', async () => {
  const world = await askedAll();
  const ben = world.as('ben').in('app');
  await ben.open('Answer');
  const { read } = world.keys;
  world.keys.read = async () => {
    throw new KeyStoreError('ENCRYPTION_KEY_MISSING', 'no key to unwrap it');
  };
  expect(await ben.submit({ 'My answer': 'Sealed?', 'Who may read it?': LEADERS })).toEqual({
    'Who may read it?': expect.stringContaining('nothing was changed'),
  });
  expect(world.takeErrors().join()).toContain('ENCRYPTION_KEY_MISSING');
  world.keys.read = read;
  expect(await ben.submit()).toEqual({});
  ben.sees('It is sealed');
});

test('when four have, all are destroyed unread, and leaders learn nothing of it', async () => {
  const world = await askedAll();
  await allAnswerSealed(world, FIVE.slice(0, 4));
  await close(world);
  expect(world.as('ana').dm().join()).not.toContain('without a name');
  expect(summary(world)).toContain('Fewer than five people took part');
  expect(JSON.stringify([...(await everyTable(world.db))])).not.toContain('Sealed words');
  expect(await keysLeft(world)).toBe(0);
});

test('those who came to lead since do not count among the five, but in the summary', async () => {
  const world = await askedAll();
  await allAnswerSealed(world);
  await nameLeader(world, 'omar');
  await close(world);
  expect(world.as('ana').dm().join()).not.toContain('without a name');
  expect(summary(world)).toContain('5 people took part');
  expect(await world.db.kysely.selectFrom('leader_reflections').selectAll().execute()).toEqual([]);
});

test('a community that nobody leads when the week closes has nobody to read it', async () => {
  const world = await askedAll();
  await allAnswerSealed(world);
  const ana = world.as('ana');
  await ana.command('#learning', '/learn settings');
  await ana.click('Stop leading', { confirm: true });
  await ana.dismiss();
  await close(world);
  expect(await world.db.kysely.selectFrom('leader_reflections').selectAll().execute()).toEqual([]);
  expect(await keysLeft(world)).toBe(0);
});

test('whoever leads no more reads no more', async () => {
  const world = await askedAll();
  await allAnswerSealed(world);
  await close(world);
  const ana = world.as('ana');
  const letter = ana.message('5 answers without a name', 'app');
  await nameLeader(world, 'ben');
  await ana.command('#learning', '/learn settings');
  await ana.click('Stop leading', { confirm: true });
  await ana.dismiss();
  ana.in('app');
  await ana.click('Read them', { on: letter });
  ana.sees('Only leaders of Learning can do this.');
});

describe('silence', () => {
  const MONDAYS = ['02', '09', '16', '23'];

  test('is none where one answers without a name: not offered less, week after week', async () => {
    const world = await askedAll();
    const ben = world.as('ben');
    for (const monday of MONDAYS) {
      if (monday !== '02') {
        await sleepUntil(world, `2026-03-${monday}T10:16`, BERLIN);
        await goTo(world, `2026-03-${monday}T10:16`, LONDON);
      }
      await answerSealed(ben, `On the ${monday}.`);
    }
    await sleepUntil(world, '2026-03-30T10:16', LONDON);
    expect(questionsTo(ben)).toHaveLength(5);
    expect(timesOf(world, 'Every four weeks', 'ben', LONDON)).toEqual([]);
    // Who said nothing is, in the hour in which the third week closes.
    expect(timesOf(world, 'Every four weeks', 'omar', BERLIN)).toEqual(['2026-03-23T10:00']);
  });

  test('is not told before the week has closed: whoever is asked earlier than that is offered less a week later', async () => {
    const world = await askedAll();
    const TOKYO = 'Asia/Tokyo';
    const chloe = world.as('chloe');
    const dev = world.as('dev');
    // They joined after their first hour. In Tokyo and Kolkata the question comes before the week before closes in Berlin.
    const asks = async (monday: string) => {
      await sleepUntil(world, `2026-${monday}T10:01`, TOKYO);
      await goTo(world, `2026-${monday}T20:00`, TOKYO);
    };
    await asks('03-09');
    await asks('03-16');
    await asks('03-23');
    await answerSealed(chloe, 'Only the third time.');
    await asks('03-30');
    expect([questionsTo(chloe).length, questionsTo(dev).length]).toEqual([4, 4]);
    await asks('04-06');
    expect([questionsTo(chloe).length, questionsTo(dev).length]).toEqual([5, 4]);
    expect(timesOf(world, 'Every four weeks', 'dev', TOKYO)).toHaveLength(1);
  });
});

test('a reminder comes to all who have not answered with their name, and asks nobody to say it', async () => {
  const world = await askedAll();
  await answerSealed(world.as('ben'), 'Sealed.');
  await answerByCommand(world.as('dev').in('#learning'));
  await sleepUntil(world, '2026-03-04T18:00', LONDON);
  for (const name of ['ben', 'omar', 'eva']) {
    const told = world
      .as(name)
      .dm()
      .filter((text) => text.includes('I remind you only once'));
    expect(told).toEqual([
      expect.stringContaining('unless you have answered it without your name: I do not look who has'),
    ]);
  }
  expect(timesOf(world, 'I remind you', 'dev', LONDON)).toEqual([]);
});

test('a bot that was down when the week closed deals with it when it is back', async () => {
  const world = await askedAll();
  await allAnswerSealed(world);
  await world.app.stop();
  await world.clock.jump(Temporal.Instant.from('2026-03-10T15:00:00Z'));
  await world.restart();
  await world.clock.advance({ hours: 1 });
  const ana = world.as('ana').in('app');
  expect(await ana.open('Read them')).toContain(wordsOf('eva'));
  expect(summary(world)).toContain('5 people took part');
});
