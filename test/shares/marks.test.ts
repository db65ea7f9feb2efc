import { expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { learningChannel } from './learning-channel.ts';

async function sharedByAna(world: World, learned = 'Bisect finds the commit.') {
  const ana = world.as('ana').in('#learning');
  await ana.command(`/learn share ${learned}`);
  await ana.submit();
  return ana.message(learned);
}

it('counts a use once a person, with a line on what changed, and takes it back', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const [ben, chloe] = [world.as('ben').in('#learning'), world.as('chloe').in('#learning')];
  await ben.click('I used this', { on: share });
  ben.sees('Thank you. It counts');
  await ben.click('I used this', { on: share });
  ben.sees('You said before that you used this.');
  await chloe.click('I used this', { on: share });
  expect(chloe.reads('#learning').at(-1)).toContain('2 people used this');
  await ben.open('Say what changed', { beside: 'You said before' });
  await ben.submit({ 'What changed, in one line': 'Found a bug in <5 minutes & smiled' });
  expect(chloe.reads('#learning').at(-1)).toContain('Found a bug in <5 minutes & smiled');
  await ben.click('Take it back', { beside: 'You said before' });
  ben.sees('Taken back.');
  expect(chloe.reads('#learning').at(-1)).toContain('1 person used this');
  expect(chloe.reads('#learning').at(-1)).not.toContain('smiled');
  expect(chloe.reads('#learning').filter((message) => message.includes('Bisect'))).toHaveLength(1);
});

it('does not count its author', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ana = world.as('ana').in('#learning');
  await ana.click('I used this', { on: share });
  ana.sees('This one is yours.');
  expect(ana.reads('#learning').at(-1)).not.toContain('1 person used this');
});

it('saves to one’s own shelf, unseen by others', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ben = world.as('ben').in('#learning');
  await ben.click('Save', { on: share });
  ben.sees('Saved to your shelf, which only you see.');
  await ben.click('Save', { on: share });
  ben.sees('It is on your shelf already.');
  await ben.click('Take it off', { beside: 'already' });
  ben.sees('It is off your shelf.');
  expect(await world.db.kysely.selectFrom('share_saves').selectAll().execute()).toEqual([]);
});

it('lets the author edit: message and library change together', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ana = world.as('ana').in('#learning');
  await ana.open('Edit', { on: share });
  ana.sees('Bisect finds the commit.');
  await ana.submit({ 'What I learned': 'Bisect finds the bad commit.', Tags: ['Add “git”'] });
  const posted = ana.reads('#learning').filter((message) => message.includes('Bisect'));
  expect(posted).toHaveLength(1);
  expect(posted[0]).toContain('Bisect finds the bad commit.\nTags: git\nEdited');
  const rows = await world.db.kysely.selectFrom('shares').select('learned').execute();
  expect(rows).toEqual([{ learned: 'Bisect finds the bad commit.' }]);
});

it('lets the author change the kind while editing', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ana = world.as('ana').in('#learning');
  await ana.open('Edit', { on: share });
  await ana.fill({ 'What I learned': 'Not saved yet.' });
  await ana.fill({ Kind: 'Resource' });
  ana.sees('Not saved yet.');
  expect(await ana.submit({ Link: 'https://git-scm.com/' })).toEqual({});
  expect(ana.reads('#learning').at(-1)).toContain('Resource by @Ana\nNot saved yet.');
});

it('lets the author delete: message, library and search', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ben = world.as('ben').in('#learning');
  await ben.click('Save', { on: share });
  await ben.click('I used this', { on: share });
  const ana = world.as('ana').in('#learning');
  await ana.open('Delete', { on: share });
  ana.sees('This cannot be undone.');
  await ana.submit();
  expect(ana.reads('#learning').join('\n')).not.toContain('Bisect');
  for (const table of ['shares', 'share_saves', 'share_uses', 'library_entries'] as const) {
    expect(await world.db.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

it('tells others kindly that only the author may, and shows them nothing', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ben = world.as('ben').in('#learning');
  await ben.click('Edit', { on: share });
  ben.sees('Only the author can edit this share.');
  expect(ben.modal()).toBeNull();
  await ben.click('Delete', { on: share });
  ben.sees('Only the author can delete this share.');
  expect(ben.modal()).toBeNull();
});

it('says so where a share is gone before the click', async () => {
  const world = await learningChannel();
  const share = await sharedByAna(world);
  const ana = world.as('ana').in('#learning');
  await ana.open('Edit', { on: share });
  await world.db.kysely.deleteFrom('shares').execute();
  expect(Object.values(await ana.submit({ 'What I learned': 'Too late' })).join()).toContain(
    'no longer there',
  );
});
