import { loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { withNothingSent } from '../reflections/learning-week.ts';
import { picturesSeen } from '../support/pictures.ts';
import {
  answer,
  asks,
  CHOICE,
  closes,
  EVERYONE,
  inChannel,
  inDirect,
  leads,
  lists,
  published,
  publishes,
  quietWorld,
  RATING,
  SEVERAL,
} from './closed-rounds.ts';

const FIVE = {
  ben: {
    'How did it go?': '5 – Completely',
    'Which day suits you?': 'Monday',
    'What helps you?': ['Time', 'Quiet'],
  },
  chloe: { 'How did it go?': '4', 'Which day suits you?': 'Monday', 'What helps you?': ['Time'] },
  dev: { 'How did it go?': '4', 'Which day suits you?': 'Friday', 'What helps you?': ['People'] },
  eva: { 'How did it go?': '2', 'Which day suits you?': 'Monday', 'What helps you?': ['Time'] },
  omar: { 'How did it go?': '4', 'Which day suits you?': 'Friday', 'What helps you?': ['Time', 'People'] },
};
/** The first question alone. */
const RATED = Object.fromEntries(
  Object.entries(FIVE).map(([name, { 'How did it go?': went }]) => [name, { 'How did it go?': went }]),
);
const CHARTED = [RATING, CHOICE, SEVERAL];

describe('results for everyone', () => {
  test('stand in the channel, with a picture for each question that has figures, and the same in words', async () => {
    const world = await quietWorld();
    await published(world, { questions: CHARTED, terms: EVERYONE }, FIVE);
    const ben = world.as('ben').in('#learning');
    ben.sees(
      'How are we?',
      '5 people answered. What could have told whose answer is whose is destroyed.',
      'Mean 3.8 of 5. 5 people answered.',
      'Monday: 3',
      'Tuesday: 0',
      'Friday: 2',
      '5 answers, several choices possible.',
      'Time: 4',
    );
    const pictures = picturesSeen(world.slack.world, ben.userId, inChannel(world, 'Mean 3.8'));
    expect(pictures.map(({ alt }) => alt)).toEqual([
      'How did it go? – mean 3.8 of 5 answers from 1 to 5. How many gave which: 1: 0, 2: 1, 3: 0, 4: 3, 5: 1.',
      'Which day suits you? – 5 answers. Monday: 3; Tuesday: 0; Friday: 2.',
      'What helps you? – 5 answers, several choices possible. Time: 4; People: 2; Quiet: 1.',
    ]);
    const [rating] = pictures;
    const drawn = await drawChart({
      kind: 'rating',
      question: 'How did it go?',
      counts: [0, 1, 0, 3, 1],
      previousMean: null,
    });
    expect(Buffer.from(rating?.bytes ?? []).equals(Buffer.from(drawn))).toBe(true);
    for (const { bytes } of pictures) expect((await loadImage(Buffer.from(bytes))).width).toBe(1200);
  });

  test('say in words what pictures would show where Slack takes none', async () => {
    const world = await quietWorld();
    world.slack.faults.always('files.getUploadURLExternal', { error: 'not_allowed' });
    await published(world, { questions: CHARTED, terms: EVERYONE }, FIVE);
    const ben = world.as('ben').in('#learning');
    ben.sees('Mean 3.8 of 5', '1: 0 · 2: 1 · 3: 0 · 4: 3 · 5: 1 (1: Not at all, 5: Completely)', 'Monday: 3');
    world.slack.faults.clear();
  });

  test('have no picture of what is alike, or of what too few answered', async () => {
    const world = await quietWorld();
    const optional = { ...CHOICE, 'Must it be answered?': 'Optional' };
    const alike = { 'How did it go?': '3' };
    await published(
      world,
      { questions: [RATING, optional], terms: EVERYONE },
      {
        ben: { ...alike, 'Which day suits you?': 'Monday' },
        chloe: alike,
        dev: alike,
        eva: alike,
        omar: alike,
      },
    );
    const ben = world.as('ben').in('#learning');
    ben.sees(
      '5 people answered, all alike. With so few, more is not shown.',
      'Too few answered this to show anything.',
    );
    ben.doesNotSee('Monday');
    expect(picturesSeen(world.slack.world, ben.userId, inChannel(world, 'all alike'))).toEqual([]);
    await ben.open('Read all');
    ben.sees('all alike', 'Too few answered this');
    ben.doesNotSee('Monday');
  });
});

describe('results for leaders only', () => {
  test('are read in a window, and come with pictures as a message for whoever asks, once', async () => {
    const world = await quietWorld();
    await published(world, { questions: CHARTED }, FIVE);
    const ana = world.as('ana').in('app');
    ana.sees(
      'The results of How are we? in Learning are there: 5 people answered. They are for those who led',
    );
    await ana.open('Read the results');
    ana.sees('Mean 3.8 of 5', '1: 0 · 2: 1 · 3: 0 · 4: 3 · 5: 1', 'Monday: 3');
    await ana.open('Send me the results');
    ana.sees('They come as a message in your conversation with me');
    await ana.cancel();
    await ana.open('Send me the results');
    ana.sees('I have sent them already');
    await ana.dismiss();
    expect(ana.dm().filter((text) => text.includes('Mean 3.8 of 5'))).toHaveLength(1);
    const sent = inDirect(world, 'ana', 'Mean 3.8 of 5');
    expect(picturesSeen(world.slack.world, ana.userId, sent).map(({ alt }) => alt)).toHaveLength(3);
    expect(() => picturesSeen(world.slack.world, world.as('ben').userId, sent)).toThrow('sees no picture');
    world.as('ben').in('#learning').doesNotSee('Mean');
  });

  test('are not for members, nor for who leads later, nor for who leads no more', async () => {
    const world = await quietWorld();
    await asks(world, { questions: [RATING] });
    await leads(world, 'ben', 'leader');
    await answer(world, RATED);
    await closes(world);
    const ben = await lists(world, 'ben');
    ben.sees('Closed. 5 people answered. Not published yet.');
    ben.doesNotSee('Look through');
    await ben.dismiss();
    const ana = await publishes(world);
    ana.sees('Published. Each who may read the results hears from me that they are there.', 'Mean 3.8');
    await ana.dismiss();
    await lists(world, 'ben');
    ben.doesNotSee('Read the results');
    await ben.dismiss();
    await leads(world, 'ana', 'member');
    ana.in('app');
    await ana.click('Read the results');
    ana.sees('are for those who led when it opened, and still do');
  });

  test('are not sent to who stops leading before they could be', async () => {
    const world = await quietWorld();
    await leads(world, 'ben', 'leader');
    await asks(world, { questions: [RATING], terms: { 'How do people answer?': 'Named' } });
    await leads(world, 'dev', 'leader');
    await answer(world, RATED);
    await closes(world);
    await withNothingSent(world, async () => {
      await (await publishes(world)).dismiss();
      await leads(world, 'ben', 'member');
    });
    world.as('ana').in('app').sees('The results of How are we?');
    for (const name of ['ben', 'dev']) world.as(name).in('app').doesNotSee('The results of');
  });
});
