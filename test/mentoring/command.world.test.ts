import { describe, test } from 'vitest';
import { learningPeople } from '../feedback/learning-people.ts';

describe('/mentor', () => {
  test.each(['/mentor help', '/learn mentor help'])(
    '%s says who sees what, and how it is decided',
    async (typed) => {
      const world = await learningPeople();
      const ben = world.as('ben').in('#learning');
      await ben.command(typed);
      ben.sees(
        'Your mentor profile',
        'How matching decides',
        'are never broken',
        'you alone',
        'counts half as much again',
        'For leaders',
        'not read',
      );
    },
  );

  test('asks whether a mistyped word was meant', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor hlep');
    ben.sees('There is no /mentor hlep. Did you mean /mentor help?');
    await ben.click('Yes, help');
    ben.sees('How matching decides');
  });

  test('takes what is no word of its own for a skill', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor <!channel> `x`');
    ben.sees('There is no /mentor', '’x’', 'type /mentor find');
    await ben.command('/mentor public speaking');
    ben.sees('/mentor find public speaking');
    await ben.click('Find somebody');
    ben.sees('nobody whom I can suggest to you for public speaking');
  });
});
