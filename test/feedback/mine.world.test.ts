import { describe, expect, test } from 'vitest';
import { give, keptFeedback, learningPeople, openLast, REVIEW } from './learning-people.ts';

describe('/feedback mine', () => {
  test('is empty at first, and says how to begin', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn feedback mine');
    ben.sees('You have no feedback here');
    await ben.click('I gave');
    ben.sees('No feedback from you is here', '/feedback give');
  });

  test('shows nothing of what is not open, and an excerpt of what is', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const ana = world.as('ana').in('#learning');
    await ana.command('/feedback mine');
    ana.sees('From @Ben, 2 March 2026. You have not opened it yet');
    ana.doesNotSee('You asked Chloé');
    await ana.open('Open');
    ana.sees(...Object.values(REVIEW));
    await ana.cancel();
    ana.sees('You asked Chloé', '[Read]', '[Remove]');
  });

  test('is paged, newest first', async () => {
    const world = await learningPeople();
    for (let n = 1; n <= 7; n += 1) {
      await give(world, 'ben', 'ana', { ...REVIEW, Behaviour: `You did number ${n}.` });
      await world.clock.advance({ minutes: 1 });
    }
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I gave');
    ben.sees('number 7.', 'number 3.');
    ben.doesNotSee('number 2.');
    await ben.click('Older');
    ben.sees('number 2.', 'number 1.');
    ben.doesNotSee('Older');
    await ben.click('Take back', { beside: 'number 1.', confirm: true });
    ben.sees('number 2.');
    await ben.click('Take back', { confirm: true });
    ben.sees('number 7.', 'number 3.');
    ben.doesNotSee('Older', 'Newer');
  });

  test('is removed from by each for themselves; when both have, it is gone', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    await openLast(world, 'ana');
    const ana = world.as('ana');
    await ana.dismiss();
    await ana.command('#learning', '/feedback mine');
    await ana.click('Remove', { confirm: true });
    ana.sees('You have no feedback here');
    expect(ana.dm().join()).not.toContain('wrote you feedback');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I gave');
    ben.sees('To @Ana, 2 March 2026. Opened on 2 March 2026.');
    expect(await keptFeedback(world)).toHaveLength(1);
    await ben.click('Remove', { confirm: true });
    ben.sees('No feedback from you is here');
    expect(await keptFeedback(world)).toEqual([]);
  });

  test('is one’s own only', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'dev');
    const ana = world.as('ana').in('#learning');
    await ana.command('/feedback mine');
    ana.sees('You have no feedback here');
    await ana.click('I gave');
    ana.sees('No feedback from you is here');
  });
});

describe('/feedback alone', () => {
  test('says what can be done, and that nothing waits', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback');
    ben.sees(
      'Feedback between two people',
      'Nothing waits for you',
      'What leaders ask of many, and what came of it: /feedback rounds.',
    );
    await ben.open('Give feedback');
    ben.sees('For whom?');
    await ben.cancel();
    await ben.open('Ask for feedback');
    ben.sees('Whom do you ask?');
    await ben.cancel();
    await ben.open('Help');
    ben.sees('Why there is no anonymous feedback about a person');
    await ben.cancel();
    await ben.open('My feedback');
    ben.sees('You have no feedback here');
  });

  test('holds what waits, and lets it go when it is opened', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn feedback');
    ana.sees('Waiting for you', '@Ben wrote you feedback.');
    await ana.open('Open');
    ana.sees('Feedback from @Ben');
    await ana.cancel();
    ana.sees('Nothing waits for you');
  });

  test('is in the menu of /learn', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    await ben.open('Feedback');
    ben.sees('Feedback between two people');
  });

  test('stands on Home while something waits, and only then', async () => {
    const world = await learningPeople();
    const dev = world.as('dev');
    expect(await dev.home()).not.toContain('feedback');
    await give(world, 'ben', 'dev');
    expect(await dev.home()).toContain('@Ben wrote you feedback.');
    await dev.open('Open');
    dev.sees('Feedback from @Ben');
    await dev.cancel();
    dev.doesNotSee('wrote you feedback');
  });
});

describe('a word that is none of /feedback’s', () => {
  test('and looks mistyped, is asked about, and what followed it is not lost', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback gvie @ana');
    ben.sees('There is no /feedback gvie. Did you mean /feedback give?');
    await ben.open('Yes, give');
    await ben.submit(REVIEW);
    ben.sees('This is what @Ana will read');
    await ben.dismiss();
    await ben.command('/learn feedback mien');
    ben.sees('Did you mean /feedback mine?');
  });

  test('and is no near one, leads to what there is', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback `<!channel>` & more');
    ben.sees('There is no /feedback ', 'This is what there is', '[Give feedback]');
  });
});

test('the help says why nobody is written about without a name', async () => {
  const world = await learningPeople();
  const ben = world.as('ben').in('#learning');
  for (const typed of ['/feedback help', '/learn feedback help', '/learn Feedback  HELP']) {
    await ben.command(typed);
    const help = ben.ephemerals().at(-1);
    expect(help).toContain('Why there is no anonymous feedback about a person');
    expect(help).toContain('You could not answer it');
    expect(help).toContain('In a small team it would not stay anonymous anyway');
  }
});
