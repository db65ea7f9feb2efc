import { expect, test } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import { channelIdOf } from '../support/communities.ts';
import type { World } from '../support/world.ts';
import { goTo, learningWeek, sleepUntil } from './learning-week.ts';

const BERLIN = 'Europe/Berlin';

async function share(person: Person, words: string): Promise<void> {
  await person.command('#learning', `/reflect ${words}`);
  await person.submit({ 'My answer': words, 'Who may read it?': 'The community, with my name' });
  person.sees('The community reads it');
  await person.dismiss();
}

async function switchAsking(
  ana: Person,
  button: 'Stop the weekly question' | 'Start the weekly question',
): Promise<void> {
  await ana.command('#learning', '/reflect bank');
  await ana.click(button, { confirm: 'if asked' });
  await ana.dismiss();
}

/** What the week's thread says, its post first. */
function thread(world: World): string {
  const ana = world.as('ana');
  return ana.reads(ana.message('This week’s theme', '#learning')).join('\n');
}

test('who shares when the weekly question is stopped brings its post, and the answers that wait for it', async () => {
  const world = await learningWeek({ 'Hour of the question': '15:00' });
  const [ana, ben, eva] = [world.as('ana'), world.as('ben'), world.as('eva')];
  await switchAsking(ana, 'Stop the weekly question');
  await goTo(world, '2026-03-02T16:00', BERLIN);
  expect(ana.reads('#learning').join()).not.toContain('This week’s theme');
  await share(ben, 'From Ben.');
  await world.clock.advance({ minutes: 5 });
  expect(thread(world)).toContain('From Ben.');
  expect(thread(world)).not.toContain('I ask members by direct message');
  await switchAsking(ana, 'Start the weekly question');
  await share(eva, 'From Eva.');
  expect(thread(world)).toContain('From Eva.');
});

test('a week in which a stopped community shared nothing closes without a word', async () => {
  const world = await learningWeek({ 'Hour of the question': '15:00' });
  const [ana, ben] = [world.as('ana'), world.as('ben')];
  await ben.command('#learning', '/reflect Only for me.');
  await ben.submit();
  await ben.dismiss();
  await switchAsking(ana, 'Stop the weekly question');
  const before = ana.reads('#learning');
  await goTo(world, '2026-03-02T16:00', BERLIN);
  await sleepUntil(world, '2026-03-09T16:00', BERLIN);
  expect(ana.reads('#learning')).toEqual(before);
});

test('who shared ahead, left and came back is read when they save again', async () => {
  const world = await learningWeek({ 'Hour of the question': '15:00' });
  const ben = world.as('ben');
  await share(ben, 'From Ben.');
  await ben.leaves('#learning');
  await goTo(world, '2026-03-02T15:30', BERLIN);
  expect(thread(world)).not.toContain('From Ben.');
  await ben.joins('#learning');
  await share(ben, 'From Ben, again.');
  expect(thread(world)).toContain('From Ben, again.');
});

test('a channel that was archived over the hour gets its post and its answers when it is back', async () => {
  const world = await learningWeek({ 'Hour of the question': '15:00' });
  const [ana, ben] = [world.as('ana'), world.as('ben')];
  await share(ben, 'From Ben.');
  await ana.archives('#learning');
  await goTo(world, '2026-03-02T16:00', BERLIN);
  world.slack.unarchive(ana.userId, channelIdOf(world, 'learning'));
  await world.clock.advance({ minutes: 30 });
  expect(thread(world)).toContain('From Ben.');
});
