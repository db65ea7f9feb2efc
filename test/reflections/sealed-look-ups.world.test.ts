import { expect, test } from 'vitest';
import { goTo } from './learning-week.ts';
import { askedAll, LEADERS } from './without-name.ts';

test('who answers without a name, minutes after opening the form, is not known by when they were looked up', async () => {
  const world = await askedAll();
  const people = () => world.db.kysely.selectFrom('people').selectAll().orderBy('user_id').execute();
  const ben = world.as('ben').in('app');
  await ben.open('Answer');
  await goTo(
    world,
    world.clock.now().add({ minutes: 5 }).toZonedDateTimeISO('Europe/London').toPlainDateTime().toString(),
    'Europe/London',
  );
  const before = await people();
  await ben.submit({ 'My answer': 'Nobody dares to say no.', 'Who may read it?': LEADERS });
  ben.sees('It is sealed');
  expect(await people()).toEqual(before);
});
