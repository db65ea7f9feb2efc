import { describe, expect, test } from 'vitest';
import { sleepUntil } from '../reflections/learning-week.ts';
import { picturesSeen } from '../support/pictures.ts';
import {
  answer,
  asks,
  CHOICE,
  EVERYONE,
  inChannel,
  inDirect,
  lists,
  OPEN,
  published,
  quietWorld,
  RATING,
  SEVERAL,
} from './closed-rounds.ts';

const TEAM = ['ben', 'chloe', 'dev', 'eva'];
const said = (rating: string, day: string, helps: readonly string[], words: string) => ({
  'How did it go?': rating,
  'Which day suits you?': day,
  'What helps you?': helps,
  'What else?': words,
});
const ANSWERS = {
  ben: said('4', 'Monday', ['Time', 'Quiet'], 'More *talks* & <!here>'),
  chloe: said('5 – Completely', 'Friday', ['Time'], 'Nothing'),
  dev: said('2', 'Monday', ['People'], 'Shorter meetings'),
  eva: said('4', 'Monday', ['Time'], 'Thank you'),
};
const QUESTIONS = [RATING, CHOICE, SEVERAL, OPEN];

describe('answers revealed together', () => {
  test('of a team of four are all shown, with names, when the last is in, to those who were asked and who asked', async () => {
    const world = await quietWorld();
    const terms = {
      'Who is asked?': 'Members whom I choose',
      Members: TEAM,
      'How do people answer?': 'Reveal together',
    };
    await asks(world, { questions: QUESTIONS, terms });
    await answer(world, ANSWERS);
    await sleepUntil(world, '2026-03-03T12:00', 'Europe/Berlin');
    const ben = world.as('ben').in('app');
    ben.sees(
      'The results of How are we? in Learning are there: 4 people answered. All who were asked read them.',
    );
    await ben.open('Read the results');
    ben.sees('@Ben: 4', '@Chloé: Friday', '@Ben: Time; Quiet', '@Ben\nMore *talks* & <!here>');
    ben.doesNotSee('Say what will be done');
    await ben.open('Send me the results');
    await ben.dismiss();
    const sent = inDirect(world, 'ben', 'Mean 3.8');
    expect(picturesSeen(world.slack.world, ben.userId, sent)).toHaveLength(3);
    ben.sees(
      'All answers are shown together',
      'Ben: 4',
      'Chloé: 5',
      'Dev: 2',
      'Ben: Monday',
      'Ben: Time; Quiet',
    );
    ben.sees('Ben: More *talks* & <!here>', 'Chloé: Nothing', 'Dev: Shorter meetings', 'Eva: Thank you');
    const ana = world.as('ana').in('app');
    await ana.open('Read the results');
    ana.sees('@Dev\nShorter meetings', 'Say what will be done');
    const omar = world.as('omar');
    await lists(world, 'omar');
    omar.doesNotSee('Read the results');
    expect(() => picturesSeen(world.slack.world, omar.userId, sent)).toThrow('sees no picture');
  });
});

describe('named answers', () => {
  test('are read with their writers’ names: ratings and choices too', async () => {
    const world = await quietWorld();
    const terms = {
      'How do people answer?': 'Named',
      ...EVERYONE,
      'Fewest answers before anything is shown': '3',
    };
    await published(world, { questions: QUESTIONS, terms }, ANSWERS);
    const omar = world.as('omar').in('#learning');
    omar.sees(
      'Answers bear their writers’ names.',
      'Mean 3.8 of 5',
      'Ben: 4',
      'Dev: Monday',
      'Dev: Shorter meetings',
    );
    expect(picturesSeen(world.slack.world, omar.userId, inChannel(world, 'Mean 3.8'))).toHaveLength(3);
    await omar.open('Read all');
    omar.sees('@Dev: 2', '@Chloé: Friday', '@Ben: Time; Quiet', '@Dev\nShorter meetings');
  });

  test('to a question that too few answered are not shown, nor exported', async () => {
    const world = await quietWorld();
    const terms = {
      'How do people answer?': 'Named',
      ...EVERYONE,
      'Fewest answers before anything is shown': '3',
    };
    const optional = [OPEN, CHOICE].map((question) => ({ ...question, 'Must it be answered?': 'Optional' }));
    const rated = { 'How did it go?': '3' };
    await published(
      world,
      { questions: [RATING, ...optional], terms },
      {
        ben: { ...rated, 'What else?': 'secret of Ben', 'Which day suits you?': 'Friday' },
        chloe: rated,
        dev: rated,
        eva: rated,
      },
    );
    const omar = world.as('omar').in('#learning');
    omar.sees('4 people answered, all alike.', 'Ben: 3', 'Too few answered this');
    omar.doesNotSee('secret of Ben', 'Friday', 'With so few');
    await omar.open('Read all');
    omar.doesNotSee('secret of Ben', 'Friday');
    await omar.click('Export as CSV');
    const [file] = [...world.slack.world.files.values()].filter(({ name }) => name === 'results.csv');
    const csv = new TextDecoder().decode(world.slack.world.contents.get(file?.id ?? ''));
    expect(csv).toContain('"Ben","3",,\r\n');
  });
});
