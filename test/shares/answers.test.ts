import { expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { learningChannel } from './learning-channel.ts';

const SHORTCUT = 'This answers it';

async function asked(world: World) {
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn share Why is the build slow?');
  await ben.fill({ Kind: 'Question' });
  await ben.submit();
  return ben.message('Why is the build slow?');
}

it('makes a reply part of the library, under its question', async () => {
  const world = await learningChannel();
  const question = await asked(world);
  const reply = await world.as('dev').replies(question, 'Time each step, & fix the <longest>.');
  const ben = world.as('ben').in(reply);
  await ben.shortcut(reply, SHORTCUT);
  ben.sees('reply now stands under the question');
  const posted = world.as('ana').reads('#learning').at(-1);
  expect(posted).toContain('Answer by @Dev');
  expect(posted).toContain('Time each step, & fix the <longest>.');
  await ben.shortcut(reply, SHORTCUT);
  ben.sees('is in the library already');
  expect(await world.db.kysely.selectFrom('share_answers').selectAll().execute()).toHaveLength(1);
});

it('lets a leader choose the answer, and nobody else', async () => {
  const world = await learningChannel();
  const question = await asked(world);
  const reply = await world.as('dev').replies(question, 'Cache the image.');
  const chloe = world.as('chloe').in(reply);
  await chloe.shortcut(reply, SHORTCUT);
  chloe.sees('Only the person who asked, or a leader');
  const ana = world.as('ana').in(reply);
  await ana.shortcut(reply, SHORTCUT);
  ana.sees('reply now stands under the question');
});

it('says where the shortcut works', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  const alone = await world.as('ben').says('#learning', 'A message alone');
  await ana.shortcut(alone, SHORTCUT);
  ana.sees('This works on a reply under a question');
  await ana.command('/learn share An insight');
  await ana.submit();
  const reply = await world.as('ben').replies(ana.message('An insight'), 'Nice');
  await ana.in(reply).shortcut(reply, SHORTCUT);
  ana.sees('is not a question');
});

it('forgets the answers with the question', async () => {
  const world = await learningChannel();
  const question = await asked(world);
  const reply = await world.as('dev').replies(question, 'Cache the image.');
  const ben = world.as('ben').in('#learning');
  await ben.shortcut(reply, SHORTCUT);
  await ben.open('Delete', { on: question });
  await ben.submit();
  expect(await world.db.kysely.selectFrom('share_answers').selectAll().execute()).toEqual([]);
  expect(await world.db.kysely.selectFrom('library_entries').selectAll().execute()).toEqual([]);
});
