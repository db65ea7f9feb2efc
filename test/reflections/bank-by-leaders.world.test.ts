import { expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
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
