import { describe, expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { openForm, sendForm } from './forged-form.ts';
import { communityIn, learningChannel } from './learning-channel.ts';

async function formOf(name: string, words = ''): Promise<World> {
  const world = await learningChannel();
  await world.as(name).in('#learning').command(`/learn share ${words}`);
  return world;
}

async function sharesIn(world: World) {
  return await world.db.kysely.selectFrom('shares').select(['learned', 'how_to_use', 'link']).execute();
}

type Refused = readonly [
  name: string,
  words: Readonly<Record<string, string | null>>,
  expected: Readonly<Record<string, string | RegExp>>,
];

describe('what cannot be taken is refused at its field, and nothing is kept', () => {
  const bad: readonly Refused[] = [
    ['nothing', { learned: null }, { learned: 'Please write what you learned. One sentence is enough.' }],
    ['blanks', { learned: ' \n\t ' }, { learned: 'Please write what you learned. One sentence is enough.' }],
    ['zero-width only', { learned: '\u200b\u200d\ufeff\u2060' }, { learned: /Please write/ }],
    ['a NUL only', { learned: '\u0000' }, { learned: /Please write/ }],
    [
      '3,001 characters',
      { learned: '🙂'.repeat(3001) },
      { learned: /3,001 characters. Please keep it to 3,000/ },
    ],
    ['3,001 elsewhere', { learned: 'a', howToUse: 'b'.repeat(3001) }, { howToUse: /3,001/ }],
    ['javascript:', { learned: 'a', link: 'javascript:alert(1)' }, { link: /begins with https/ }],
    ['no scheme', { learned: 'a', link: 'example.com' }, { link: /begins with https/ }],
    ['a long link', { learned: 'a', link: `https://example.com/${'x'.repeat(3980)}` }, { link: /2,000/ }],
    ['no address', { learned: 'a', link: 'https://' }, { link: /not a link that a browser can open/ }],
  ];

  it('one after the other in the same form', async () => {
    const world = await formOf('ana');
    for (const [name, words, expected] of bad) {
      const errors = await sendForm(world, 'ana', {
        words: { learned: null, howToUse: null, link: null, ...words },
      });
      for (const [field, message] of Object.entries(expected)) expect(errors[field], name).toMatch(message);
      expect(Object.keys(errors), name).toEqual(Object.keys(expected));
    }
    expect(await sharesIn(world)).toEqual([]);
    expect(await sendForm(world, 'ana', { words: { learned: 'Now it fits.', link: null } })).toEqual({});
    expect(await sharesIn(world)).toMatchObject([{ learned: 'Now it fits.' }]);
  });

  it('100 tags', async () => {
    const world = await formOf('ana', 'One');
    const tags = Array.from({ length: 100 }, (_, index) => `tag ${index}`);
    const errors = await sendForm(world, 'ana', { tags });
    expect(errors).toEqual({ tags: 'A share takes up to 10 tags. Please take 90 away.' });
  });

  it('a tag that is too long', async () => {
    const world = await formOf('ana', 'One');
    expect(await sendForm(world, 'ana', { tags: ['x'.repeat(51)] })).toEqual({
      tags: 'A tag takes up to 50 characters. One here is longer.',
    });
  });
});

it('takes 3,000 characters in every field, posts what fits, and opens all of it', async () => {
  const world = await formOf('ana');
  await world.as('ana').fill({ Kind: 'Experiment' });
  const long = (first: string) => first + '<'.repeat(2999);
  const words = {
    learned: long('A'),
    expected: long('B'),
    howToUse: long('C'),
    link: `https://example.com/${'x'.repeat(1980)}`,
  };
  const tags = Array.from({ length: 10 }, (_, index) => `${index}`.padEnd(50, '🙂'));
  expect(await sendForm(world, 'ana', { words, tags })).toEqual({});
  const ben = world.as('ben').in('#learning');
  const all = await ben.open('Read all', { on: ben.message('Experiment by @Ana') });
  for (const text of [words.learned, words.expected, words.howToUse]) expect(all).toContain(text);
});

it('keeps tags with spaces, emoji and right-to-left marks as what they say', async () => {
  const world = await formOf('ana', 'One');
  const tags = ['version control', '🐙', '\u200fעברית\u200f', 'GIT', 'git', '\u202eevil', '\u200b'];
  expect(await sendForm(world, 'ana', { tags })).toEqual({});
  const rows = await world.db.kysely.selectFrom('share_tags').select('label').orderBy('label').execute();
  expect(rows.map((row) => row.label)).toEqual(['GIT', 'evil', 'version-control', 'עברית', '🐙']);
});

it('shows what looks like markup as it was typed, inert, in every field', async () => {
  const world = await formOf('ana');
  const ana = world.as('ana').in('#learning');
  const looks = [
    '<!channel>',
    '<@U0001>',
    '<https://evil.example|bank>',
    '&amp;',
    'a < b',
    '*b* `c`',
    ':tada:',
  ];
  for (const typed of looks) {
    const words = { learned: `L ${typed}`, howToUse: `H ${typed}` };
    expect(await sendForm(world, 'ana', { words, tags: [typed] })).toEqual({});
    const posted = world.as('ben').reads('#learning').at(-1) ?? '';
    expect(posted).toContain(`L ${typed}`);
    expect(posted).toContain(`H ${typed}`);
    expect(posted).toContain(`Tags: ${typed.replaceAll(' ', '-')}`);
    const message = ana.message('Insight by', '#learning');
    expect(message.text).not.toMatch(/<[!h]|<@U0001/);
    await ana.dismiss();
    await ana.command('/learn share');
  }
});

it('drops what cannot be stored or would deceive, and keeps the rest', async () => {
  const world = await formOf('ana');
  const words = { learned: 'a\u0000b\ud800c\u202ed \u200be\u0301' };
  expect(await sendForm(world, 'ana', { words })).toEqual({});
  expect(await sharesIn(world)).toMatchObject([{ learned: 'abcd \u00e9' }]);
});

it('publishes once where the same submission comes twice', async () => {
  const world = await formOf('ana', 'Once only');
  const form = structuredClone(openForm(world, 'ana'));
  expect(await sendForm(world, 'ana', {}, form)).toEqual({});
  expect(await sendForm(world, 'ana', {}, form)).toEqual({});
  expect(await sharesIn(world)).toHaveLength(1);
  expect(
    world
      .as('ben')
      .reads('#learning')
      .filter((one) => one.includes('Once only')),
  ).toHaveLength(1);
});

it('refuses a member who left meanwhile, and loses nothing of the form', async () => {
  const world = await formOf('ben', 'Too late');
  world.slack.leave(world.as('ben').userId, openHomeChannel(world));
  await world.clock.settle();
  const errors = await world.as('ben').submit();
  expect(Object.values(errors).join()).toContain('You are not in this community now.');
  expect(world.as('ben').modal()).toContain('Too late');
  expect(await sharesIn(world)).toEqual([]);
});

it('refuses where the channel was archived meanwhile', async () => {
  const world = await formOf('ben', 'Too late');
  world.slack.archive(world.as('ana').userId, openHomeChannel(world));
  await world.clock.settle();
  expect(Object.values(await world.as('ben').submit()).join()).toContain('is resting');
  expect(await sharesIn(world)).toEqual([]);
});

it('refuses someone who became a guest meanwhile', async () => {
  const world = await formOf('ben', 'Too late');
  world.slack.setGuest(world.as('ben').userId, 'several channels');
  await world.clock.advance({ minutes: 2 });
  expect(Object.values(await world.as('ben').submit()).join()).toMatch(/Guests|not in this community/);
  expect(await sharesIn(world)).toEqual([]);
});

it('refuses forged ids and another community’s', async () => {
  const world = await formOf('ben', 'Forged');
  for (const meta of ['', '{}', 'null', '{"communityId":"x","source":null}']) {
    const errors = await sendForm(world, 'ben', { meta });
    expect(Object.values(errors).join()).toContain('did not come back as it was sent');
  }
  await world.as('ana').creates('#closed', { isPrivate: true });
  await world.as('ana').invites('#closed', 'app');
  await communityIn(world, '#closed', 'Closed');
  const { id } = await world.db.kysely
    .selectFrom('communities')
    .select('id')
    .where('name', '=', 'Closed')
    .executeTakeFirstOrThrow();
  const errors = await sendForm(world, 'ben', { meta: JSON.stringify({ communityId: id, source: null }) });
  expect(Object.values(errors).join()).toContain('You are not in this community now.');
  expect(await sharesIn(world)).toEqual([]);
});

it('refuses a forged edit or deletion of someone else’s share', async () => {
  const world = await formOf('ana', 'Ana’s own');
  await world.as('ana').submit();
  const { id } = await world.db.kysely.selectFrom('shares').select('id').executeTakeFirstOrThrow();
  await world.as('ben').in('#learning').command('/learn share Mine');
  for (const callbackId of ['share:edit-form', 'share:delete-form']) {
    const errors = await sendForm(world, 'ben', { meta: id, callbackId });
    expect(Object.values(errors).join()).toContain('Only the author can');
  }
  expect(await sharesIn(world)).toMatchObject([{ learned: 'Ana’s own' }]);
});

function openHomeChannel(world: World): string {
  const home = [...world.slack.world.channels.values()].find(({ name }) => name === 'learning');
  return home?.id ?? '';
}
