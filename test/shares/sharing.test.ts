import { expect, it } from 'vitest';
import { learningChannel } from './learning-channel.ts';

it('shares by command, and everyone in the channel reads it', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share');
  expect(ana.front().text).toContain('What I learned');
  const errors = await ana.submit({
    'What I learned': 'Bisect finds the commit in ten steps.',
    'How others can use it': 'Try git bisect run.',
    Tags: ['Add “git”'],
  });
  expect(errors).toEqual({});
  const ben = world.as('ben').in('#learning');
  console.log(ben.front().text);
});
