import { expect, test } from 'vitest';
import { goTo, sleepUntil } from '../reflections/learning-week.ts';
import { picturesSeen } from '../support/pictures.ts';
import {
  answer,
  closes,
  EVERYONE,
  inChannel,
  published,
  publishes,
  quietWorld,
  RATING,
} from './closed-rounds.ts';

const rated = (...ratings: string[]) =>
  Object.fromEntries(
    ['ben', 'chloe', 'dev', 'eva', 'omar'].map((name, at) => [name, { 'How did it go?': ratings[at] ?? '' }]),
  );

test('the second round of a series tells the change since the first, in picture, words and file', async () => {
  const world = await quietWorld();
  const terms = { ...EVERYONE, 'Comes again': 'Every 2 weeks' };
  await published(world, { questions: [RATING], terms }, rated('2', '3', '4', '3', '3'));
  world.as('ben').in('#learning').doesNotSee('previous round');
  await sleepUntil(world, '2026-03-16T09:50', 'Europe/Berlin');
  await goTo(world, '2026-03-16T10:20', 'Europe/Berlin');
  await answer(world, rated('4', '3', '4', '4', '3'));
  await closes(world);
  const ana = await publishes(world);
  ana.sees('Mean 3.6 of 5, 0.6 more than in the previous round (3.0). 5 people answered.');
  await ana.click('Export as CSV');
  await ana.dismiss();
  const ben = world.as('ben').in('#learning');
  ben.sees('Mean 3.6 of 5, 0.6 more than in the previous round (3.0)');
  const [picture] = picturesSeen(world.slack.world, ben.userId, inChannel(world, '0.6 more'));
  expect(picture?.alt).toContain('0.6 more than in the previous round (3.0)');
  const [file] = world.slack.world.files.values().filter(({ name }) => name === 'results.csv');
  const csv = new TextDecoder().decode(world.slack.world.contents.get(file?.id ?? ''));
  expect(csv).toContain('"How did it go?","mean of the round before, to 2026-03-02","3.00"');
});
