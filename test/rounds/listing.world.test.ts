import { expect, test } from 'vitest';
import { answerAll, answerAs, NAMED, pressInList, roundOpen, UNLINKED_BUTTON, until } from './life.ts';

test('the list tells leaders how many have answered in steps of five, and members nothing of it', async () => {
  const { world, ana } = await roundOpen();
  const seen = async () => {
    await ana.in('#learning').command('/feedback rounds');
    const text = ana.front().text;
    await ana.dismiss();
    return text;
  };
  expect(await seen()).toContain('6 people are asked, and fewer than five have answered.');
  await answerAll(world, ['ben', 'chloe', 'dev', 'eva']);
  expect(await seen()).toContain('fewer than five have answered');
  await answerAs(world, 'omar');
  expect(await seen()).toContain('and at least 5 have answered.');
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn feedback rounds');
  ben.sees(
    'How are we?\nOpen until Monday, 9 March 2026, 17:00 (Europe/Berlin). 6 people are asked.',
    '[Answer]',
  );
  ben.doesNotSee('have answered', '[Extend]', '[Close now]', '[Cancel the round]', '[New round]');
});

test('the list follows a round to its end, for members too', async () => {
  const { world, ana } = await roundOpen();
  await answerAll(world);
  await pressInList(ana, 'Close now');
  await ana.dismiss();
  const ben = world.as('ben').in('#learning');
  await ben.command('/feedback rounds');
  ben.sees('Closed. 5 people answered. Not published yet.');
  ben.doesNotSee('[Look through and publish]', '[Read the results]');
  await ben.dismiss();
  await ana.command('/feedback rounds');
  ana.sees('[Look through and publish]', '[New round]');
});

test('what was cancelled is in the list of leaders only', async () => {
  const { world, ana } = await roundOpen();
  await pressInList(ana, 'Cancel the round');
  await ana.dismiss();
  const ben = world.as('ben').in('#learning');
  await ben.command('/feedback rounds');
  ben.sees('No rounds yet. When a leader asks for feedback, it appears here and in the channel.');
});

test('Home and /feedback show what waits, and a new round begins from the list', async () => {
  const { world, ana } = await roundOpen({ more: NAMED, title: 'A <b> & <!here>' });
  expect(await world.as('ben').home()).toContain('A <b> & <!here> asks you');
  expect(await world.as('gus').home()).not.toContain('asks you');
  await world.as('eva').in('#learning').command('/feedback');
  world.as('eva').sees('A <b> & <!here> asks you');
  await ana.in('#learning').command('/feedback rounds');
  await ana.open('New round');
  ana.sees('Feedback round', '[Send]');
});

test('two leaders who close at the same time close once', async () => {
  const { world, ana } = await roundOpen({ more: { 'Who may read the results?': 'Everyone in Learning' } });
  await answerAll(world);
  await ana.in('#learning').command('/feedback rounds');
  await Promise.all([ana.click('Close now', { confirm: true }), ana.click('Close now', { confirm: true })]);
  ana.sees('5 people answered. Not published yet.');
  await ana.dismiss();
  await until(world, '2026-03-03T12:00');
  world.as('ben').in('#learning').doesNotSee(UNLINKED_BUTTON);
});
