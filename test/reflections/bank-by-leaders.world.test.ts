import { expect, test } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import { questionId } from '../../src/ids.ts';
import { sendForm } from '../shares/forged-form.ts';
import { MONDAY, type World } from '../support/world.ts';
import { goTo, learningWeek, questionsTo, sleepUntil } from './learning-week.ts';

async function withBank(world: World) {
  const ana = world.as('ana').in('#learning');
  await ana.command('/reflect bank');
  return ana;
}

test('a leader sees what comes next week, and chooses something else', async () => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T12:00', 'Europe/Berlin');
  const ana = await withBank(world);
  ana.sees('Next week: learning and growing', 'The rotation chose it', 'For leaders, about the same theme');
  await ana.choose('Theme', 'Ideas from outside');
  await ana.click('Ask it next week', { beside: 'Which' });
  ana.sees('A leader chose it', 'Next week: ideas from outside');
  const planned = await world.db.kysely
    .selectFrom('weeks')
    .select('question')
    .where('week', '=', '2026-W11')
    .executeTakeFirstOrThrow();
  await ana.dismiss();
  await sleepUntil(world, '2026-03-09T10:30', 'Europe/London');
  expect(questionsTo(world.as('ben')).at(-1)).toContain(planned.question);
});

test('a leader adds a question; one too long, empty or known is refused at its field', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await ana.open('Add a question');
  expect(await ana.submit({ Question: ' ' })).toEqual({ Question: expect.stringContaining('Please') });
  expect(await sendForm(world, 'ana', { words: { text: 'x'.repeat(3000) } })).toEqual({
    text: expect.stringContaining('3,000 characters'),
  });
  expect(
    await ana.submit({ Question: 'when was it EASY for you lately to say that you did not know something' }),
  ).toEqual({ Question: expect.stringContaining('in the bank already') });
  expect(await ana.submit({ Question: 'What did <!channel> teach *you*?' })).toEqual({});
  ana.sees('What did <!channel> teach *you*?');
});

test('what is retired is not asked, and can come back', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await ana.click('Retire', { beside: 'What new habit' });
  ana.sees('Retired: What new habit would you like to keep?');
  await ana.click('Bring back', { beside: 'Retired: What new habit' });
  ana.doesNotSee('Retired:');
});

test('a bank without an active question asks nobody, and says so; with one, it is asked', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await ana.dismiss();
  const { kysely } = world.db;
  await kysely.updateTable('questions').set({ state: 'retired' }).execute();
  await kysely.deleteFrom('weeks').execute();
  await ana.command('/reflect bank');
  ana.sees('No question for everyone is active. Nobody is asked until one is.');
  await ana.dismiss();
  await ana.command('/reflect');
  ana.sees('No question is active in Learning now');
  await goTo(world, '2026-03-02T12:00', 'Europe/London');
  expect(questionsTo(world.as('ben'))).toEqual([]);
  await ana.command('/reflect bank');
  await ana.open('Add a question');
  await ana.submit({ Question: 'What is the one question?' });
  await ana.dismiss();
  await sleepUntil(world, '2026-03-09T10:30', 'Europe/London');
  const [question = ''] = questionsTo(world.as('ben'));
  expect(question).toContain('What is the one question?');
  expect(question).not.toContain('[Another question]');
});

test('the weekly question is stopped and started by leaders, and by nobody else', async () => {
  const world = await learningWeek();
  const ben = world.as('ben').in('#learning');
  await ben.command('/reflect bank');
  ben.sees('Only leaders of Learning can do this');
  const ana = await withBank(world);
  await ana.click('Stop the weekly question', { confirm: true });
  ana.sees('The weekly question is stopped');
  await ana.dismiss();
  await goTo(world, '2026-03-02T12:00', 'Europe/London');
  expect(questionsTo(ben)).toEqual([]);
  await ana.command('/reflect bank');
  await ana.click('Start the weekly question', { confirm: true });
  await ana.dismiss();
  await sleepUntil(world, '2026-03-09T10:30', 'Europe/London');
  expect(questionsTo(ben)).toHaveLength(1);
});

/** Where each of these stands in what is in front of somebody, from top to bottom. */
function placesOf(seen: string, ...texts: readonly string[]): number[] {
  return texts.map((text) => seen.indexOf(text));
}

test('a leader words a question anew, moves it within its theme, and into another', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  const [first, second] = ['What do you know now', 'Which recent task'];
  const seen = await ana.open('Move down', { beside: first });
  const [before = 0, after = 0] = placesOf(seen, second, first);
  expect(before).toBeGreaterThan(0);
  expect(after).toBeGreaterThan(before);
  await ana.click('Edit', { beside: first });
  ana.sees('A week that has begun keeps the question as it was asked', 'at most 20 words');
  expect(await ana.submit({ Question: 'What <@U1> & you know?', Theme: 'Working together' })).toEqual({});
  ana.sees('What <@U1> & you know?', 'Next week: learning and growing – Which recent task');
  await ana.choose('Theme', 'Learning and growing');
  ana.doesNotSee(first, 'What <@U1> & you know?');
  // The last has nowhere to move to.
  await expect(ana.click('Move down', { beside: 'How do people in your group see' })).rejects.toThrow(
    'nothing to click',
  );
});

test('a leader leaves next week to the rotation again, and what somebody has opened stays', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  ana.doesNotSee('Leave it to the rotation');
  await ana.click('Ask it next week', { beside: 'What is easier' });
  ana.sees('Next week: learning and growing – What is easier', 'A leader chose it');
  await ana.click('Leave it to the rotation');
  ana.sees('Next week: learning and growing – What do you know now', 'The rotation chose it');
  await ana.dismiss();
  await world.db.kysely
    .updateTable('weeks')
    .set({ begun_at: writeInstant(MONDAY) })
    .execute();
  await ana.command('/reflect bank');
  ana.sees('Somebody has opened it already, so it stays');
  ana.doesNotSee('Ask it next week');
});

test('a leader adds a version for leaders, and a retired question is brought back rather than added', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await ana.open('Add a question');
  const forLeaders = { 'Who is asked?': 'Leaders, in place of the question for everyone' };
  const question = 'How do you show that you are learning?';
  await ana.submit({ Question: question, Theme: 'Working together', ...forLeaders });
  await ana.click('Retire', { beside: question });
  ana.sees(`Retired: ${question}`);
  await ana.open('Add a question');
  expect(await ana.submit({ Question: question, ...forLeaders })).toEqual({
    Question: expect.stringContaining('It is retired, and you can bring it back there'),
  });
  await ana.cancel();
  await ana.choose('Theme', 'Working together');
  await ana.click('Bring back', { beside: `Retired: ${question}` });
  ana.sees(question);
  ana.doesNotSee('Retired:');
});

test('a theme that is full fits into the window, and takes no more', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await ana.dismiss();
  const { kysely } = world.db;
  const [row] = await kysely.selectFrom('questions').selectAll().limit(1).execute();
  if (row === undefined) throw new Error('the bank is empty');
  await kysely.deleteFrom('questions').execute();
  const long = Array.from({ length: 80 }, (_, number) => ({
    ...row,
    id: questionId.of(crypto.randomUUID()),
    audience: number % 2 === 0 ? ('everyone' as const) : ('leaders' as const),
    text: `${number} ${'🙂'.repeat(297)}`,
    folded: String(number),
    position: number,
  }));
  await kysely.insertInto('questions').values(long).execute();
  await kysely.deleteFrom('weeks').execute();
  await ana.command('/reflect bank');
  ana.sees('0 🙂', '79 🙂');
  await ana.open('Add a question');
  expect(await ana.submit({ Question: 'One more?' })).toEqual({
    Theme: expect.stringContaining('This theme has 40 questions already'),
  });
  expect(await ana.submit({ Theme: 'Working together' })).toEqual({});
  ana.sees('One more?');
});

test('who led when the window was opened, and leads no more, changes nothing', async () => {
  const world = await learningWeek();
  const ana = await withBank(world);
  await world.db.kysely.updateTable('members').set({ role: 'member' }).execute();
  await ana.click('Retire', { beside: 'What do you know now' });
  ana.sees('Only leaders of Learning can do this');
  const retired = await world.db.kysely
    .selectFrom('questions')
    .select('id')
    .where('state', '=', 'retired')
    .execute();
  expect(retired).toEqual([]);
});
