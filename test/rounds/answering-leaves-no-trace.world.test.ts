import { expect, test } from 'vitest';
import { answerAs, INVITED, roundOpen, UNLINKED_BUTTON, until, WORDS } from './life.ts';

test('who opens a round and answers it is not known by when they were looked up', async () => {
  const { world } = await roundOpen();
  await until(world, '2026-03-03T11:00');
  const people = () => world.db.kysely.selectFrom('people').selectAll().orderBy('user_id').execute();
  const before = await people();
  await answerAs(world, 'chloe');
  const ben = world.as('ben').in('#learning');
  await ben.open(UNLINKED_BUTTON, { on: ben.message(INVITED) });
  await until(world, '2026-03-03T11:05');
  expect(await ben.submit({ [WORDS]: 'What ben says' })).toEqual({});
  expect(await people()).toEqual(before);
});
