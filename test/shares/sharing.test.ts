import { expect, it } from 'vitest';
import { communityIn, learningChannel } from './learning-channel.ts';

it('shares by command, and everyone in the channel reads it', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share');
  const errors = await ana.submit({
    'What I learned': 'Bisect finds the commit in ten steps.',
    'How others can use it': 'Try git bisect run.',
    Tags: ['Add “git”', 'Add “version-control”'],
    Link: 'https://git-scm.com/docs/git-bisect',
  });
  expect(errors).toEqual({});
  expect(ana.modal()).toBeNull();
  const ben = world.as('ben').in('#learning');
  expect(ben.reads('#learning').at(-1)).toBe(
    [
      'Insight by @Ana',
      'Bisect finds the commit in ten steps.',
      '',
      'How others can use it',
      'Try git bisect run.',
      '',
      'https://git-scm.com/docs/git-bisect',
      'Tags: git, version-control',
      '[I used this] [Save] [⋯]',
    ].join('\n'),
  );
});

it('opens filled in with the text of the command, as it was typed', async () => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#random');
  await ben.command('/learn share Ask @chloe & <never> guess in #learning');
  await ben.submit();
  expect(ben.reads('#learning').at(-1)).toContain('Ask @chloe & <never> guess in #learning');
});

it('says so where the text of the command does not fit', async () => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#learning');
  await ben.command(`/learn share ${'a'.repeat(3001)}`);
  ben.sees('its end is missing here', 'a'.repeat(2999));
});

it('shares by the global shortcut, into the library only', async () => {
  const world = await learningChannel();
  const chloe = world.as('chloe');
  await chloe.shortcut('Share what I learned');
  await chloe.submit({
    'What I learned': 'Pools hide leaks.',
    'Where it goes': 'Library only, without a message',
  });
  chloe.sees('It is in the library now.');
  await chloe.cancel();
  expect(chloe.reads('#learning').join('\n')).not.toContain('Pools hide leaks.');
});

it('changes the form with the kind, and keeps what was typed', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share We estimate better in pairs.');
  await ana.fill({ 'How others can use it': 'Try it once.', Tags: ['Add “planning”'] });
  await ana.fill({ Kind: 'Changed my mind' });
  ana.sees('I used to think', 'Now I think', 'We estimate better in pairs.');
  await ana.submit({ 'I used to think': 'Estimates are for one.' });
  expect(ana.reads('#learning').at(-1)).toContain(
    [
      'Changed my mind by @Ana',
      'I used to think',
      'Estimates are for one.',
      '',
      'Now I think',
      'We estimate better in pairs.',
      '',
      'How others can use it',
      'Try it once.',
      'Tags: planning',
    ].join('\n'),
  );
});

it('offers the tags that the community has while one types', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share One');
  await ana.submit({ Tags: ['Add “Git”', 'Add “digits”'] });
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn share Two');
  expect(await ben.types('Tags', '')).toEqual(['digits', 'Git']);
  expect(await ben.types('Tags', 'gi')).toEqual(['Git', 'digits', 'Add “gi”']);
  expect(await ben.types('Tags', 'GIT')).toEqual(['Git', 'digits']);
  expect(await ben.types('Tags', 'x'.repeat(60))).toEqual([]);
  await ben.submit({ Tags: ['Git'] });
  expect(ben.reads('#learning').at(-1)).toContain('Tags: Git');
});

it('lets a person of several communities choose, beginning with the channel’s own', async () => {
  const world = await learningChannel();
  const ana = world.as('ana');
  await ana.creates('#writing');
  await ana.invites('#writing', 'app', 'ben');
  await communityIn(world, '#writing', 'Writing');
  const ben = world.as('ben').in('#writing');
  await ben.command('/learn share Short words win.');
  ben.sees('Writing', 'Post to its channel');
  await ben.submit({ Community: 'Learning' });
  expect(ben.reads('#learning').at(-1)).toContain('Short words win.');
  await ben.shortcut('Share what I learned');
  await ben.submit({ 'What I learned': 'The last one comes first.' });
  expect(ben.reads('#learning').at(-1)).toContain('The last one comes first.');
});

it('tells a person of no community what to do', async () => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#learning');
  await ben.click('Step out', { confirm: true });
  await ben.command('/learn share Something');
  ben.sees('You are in no learning community yet.');
  const gus = world.as('gus').in('#learning');
  await gus.command('/learn share Something');
  gus.sees('Guests take part where a leader says so.');
});

it('cuts a long text in the channel, and opens all of it', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn share');
  await ana.submit({ 'What I learned': `${'word '.repeat(400)}the end` });
  const posted = ana.message('Insight by @Ana');
  expect(ana.reads('#learning').at(-1)).toContain('…');
  expect(ana.reads('#learning').at(-1)).not.toContain('the end');
  expect(await world.as('ben').in('#learning').open('Read all', { on: posted })).toContain('the end');
});
