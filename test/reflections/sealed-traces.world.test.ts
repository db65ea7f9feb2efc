import pino from 'pino';
import { expect, test } from 'vitest';
import { openForm, sendForm } from '../shares/forged-form.ts';
import { setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';
import { goTo } from './learning-week.ts';
import { changedTables, everyMessage, everyTable, LEADERS } from './without-name.ts';

const WORDS = 'Marmalade, and nobody says so.';

/** All that is kept, and all that is logged, on every level. */
async function listening(): Promise<{ world: World; log: string[] }> {
  const log: string[] = [];
  const world = await startWorld({
    log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
  });
  await setUp(world);
  await goTo(world, '2026-03-02T16:00', 'Europe/London');
  return { world, log };
}

/** What changes between opening the form and having answered, in the database and in the log. */
async function traces(answers: (world: World) => Promise<unknown>) {
  const { world, log } = await listening();
  const ben = world.as('ben').in('app');
  await ben.open('Answer');
  const before = await everyTable(world.db);
  const lines = log.length;
  await answers(world);
  return { world, log, lines: log.slice(lines), changed: changedTables(before, await everyTable(world.db)) };
}

test('an answer without a name leaves a trace in its seal alone, and none in the log', async () => {
  const { world, log, lines, changed } = await traces((world) =>
    world.as('ben').submit({ 'My answer': WORDS, 'Who may read it?': LEADERS }),
  );
  world.as('ben').sees('It is sealed');
  expect(changed).toEqual(['sealed_boxes', 'seals']);
  expect(lines).toEqual([]);
  const kept = JSON.stringify([...(await everyTable(world.db))]);
  expect(kept).not.toContain('Marmalade');
  expect(everyMessage(world)).not.toContain('Marmalade');
  expect(log.join()).not.toContain('Marmalade');
});

test('one with a name leaves many: what is compared here can be told apart', async () => {
  const { changed } = await traces((world) =>
    world.as('ben').submit({ 'My answer': WORDS, 'Who may read it?': 'Only me' }),
  );
  expect(changed).toEqual(expect.arrayContaining(['members', 'prompts', 'reflections', 'seen_inputs']));
});

test.for([LEADERS, 'Only me'])('answering again (%s) leaves none at all', async (reader) => {
  const { world, log } = await listening();
  const ben = world.as('ben').in('app');
  await ben.open('Answer');
  await ben.fill({ 'My answer': 'Second words.', 'Who may read it?': reader });
  const second = structuredClone(openForm(world, 'ben'));
  await ben.submit({ 'My answer': WORDS, 'Who may read it?': LEADERS });
  await ben.dismiss();
  const before = await everyTable(world.db);
  const lines = log.length;
  expect((await sendForm(world, 'ben', { words: { words: 'Second words.' } }, second)).shown).toContain(
    'in already',
  );
  await ben.open('Answer');
  ben.sees('in already');
  await ben.dismiss();
  await ben.home();
  expect(changedTables(before, await everyTable(world.db))).toEqual([]);
  expect(log.slice(lines)).toEqual([]);
});

test('each answer takes the same bytes, however short', async () => {
  const { world } = await listening();
  const sizes = async () => {
    const seals = await world.db.kysely.selectFrom('seals').select('receipts').execute();
    const boxes = await world.db.kysely.selectFrom('sealed_boxes').select('contents').execute();
    return [...seals.map((row) => row.receipts.length), ...boxes.map((row) => row.contents.length)];
  };
  await world.as('ben').in('app').open('Answer');
  const empty = await sizes();
  await world.as('ben').submit({ 'My answer': 'No.', 'Who may read it?': LEADERS });
  expect(await sizes()).toEqual(empty);
  await world.as('eva').in('app').open('Answer');
  await world.as('eva').submit({ 'My answer': '🦉'.repeat(1000), 'Who may read it?': LEADERS });
  expect(await sizes()).toEqual(empty);
});
