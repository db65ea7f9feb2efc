import { expect, test } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import { goTo, learningWeek, questionsTo, sleepUntil } from './learning-week.ts';

test('a community that nobody leads asks nothing until somebody does', async () => {
  const world = await learningWeek();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn settings');
  await ana.click('Stop leading', { confirm: true });
  await ana.dismiss();
  await world.clock.advance({ hours: 1, minutes: 30 });
  await sleepUntil(world, '2026-03-09T12:00', 'Europe/London');
  expect(questionsTo(world.as('ben')).length).toBeLessThanOrEqual(1);
  const before = questionsTo(world.as('ben')).length;
  const omar = world.as('omar').in('app');
  await omar.open('Name a leader');
  await omar.submit({ 'Who?': '@ben' });
  await omar.dismiss();
  await sleepUntil(world, '2026-03-16T12:00', 'Europe/London');
  expect(questionsTo(world.as('ben'))).toHaveLength(before + 1);
});

test('other zone data than at the last start has every hour computed again', async () => {
  const world = await learningWeek();
  await world.clock.advance({ minutes: 15 });
  const wrong = Temporal.Instant.from('2026-03-02T17:00:00Z');
  const { kysely } = world.db;
  await kysely.updateTable('workspaces').set({ zone_data: '1999a' }).execute();
  await kysely
    .updateTable('members')
    .set({ next_prompt_at: writeInstant(wrong) })
    .execute();
  await world.restart();
  await goTo(world, '2026-03-02T10:16', 'Europe/London');
  expect(questionsTo(world.as('ben'))).toHaveLength(1);
  const [row] = await kysely.selectFrom('workspaces').select('zone_data').execute();
  expect(row?.zone_data).toBe(process.versions.tz);
});

test('a leader answers next week’s question first', async () => {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T12:00', 'Europe/Berlin');
  const ana = world.as('ana').in('#learning');
  await ana.command('/reflect bank');
  await ana.open('Answer next week’s first');
  ana.sees('Next week’s question');
  await ana.submit({ 'My answer': 'From Ana, ahead.', 'Who may read it?': 'The community, with my name' });
  await ana.dismiss();
  await sleepUntil(world, '2026-03-09T10:30', 'Europe/Berlin');
  const ben = world.as('ben');
  ben.in(ben.message('This week’s theme: learning and growing', '#learning')).sees('From Ana, ahead.');
  expect(questionsTo(world.as('ana'))).toHaveLength(1);
});
