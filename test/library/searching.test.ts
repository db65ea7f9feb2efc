import { expect, it } from 'vitest';
import { communityIn, learningChannel } from '../shares/learning-channel.ts';
import type { World } from '../support/world.ts';

async function shares(
  world: World,
  who: string,
  learned: string,
  also: Record<string, string | string[]> = {},
) {
  const person = world.as(who).in('#learning');
  await person.command('/learn share');
  expect(await person.submit({ 'What I learned': learned, ...also })).toEqual({});
}

/** What the bot last told this person alone. */
function told(world: World, who: string): string {
  return world.as(who).ephemerals().at(-1) ?? '';
}

async function searches(world: World, who: string, words: string): Promise<string> {
  await world.as(who).in('#learning').command(`/learn search ${words}`);
  return told(world, who);
}

it('finds a share by another form of its words, says who and when, and leads to its message', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Rebasing branches daily keeps conflicts small.', { Tags: ['Add “git”'] });
  const found = await searches(world, 'ben', 'rebase branch');
  expect(found).toBe(
    [
      'Found for rebase branch.',
      'Rebasing branches daily keeps conflicts small.',
      'Insight by @Ana · 2 March 2026 · Open the message',
      '[Read] [Save]',
      'Only you see this.',
    ].join('\n'),
  );
  const ephemeral = JSON.stringify(world.slack.world.ephemerals.at(-1));
  expect(ephemeral).toContain('"text":"Rebasing","style":{"bold":true}');
  expect(ephemeral).toMatch(/https:\/\/[^|]+\/archives\/C[^|]+\/p\d+\|Open the message/);
});

it('searches for words that are no subcommand', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Rebasing branches daily keeps conflicts small.');
  await world.as('ben').in('#learning').command('/learn conflicts when rebasing');
  expect(told(world, 'ben')).toContain('Rebasing branches daily');
});

it('reads and saves from what was found', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Pools hide leaks.');
  await searches(world, 'ben', 'leak');
  const ben = world.as('ben');
  expect(await ben.open('Read')).toContain('Pools hide leaks.');
  await ben.cancel();
  await ben.click('Save', { beside: 'Found for' });
  expect(await searches(world, 'ben', 'leak')).toContain('on your shelf');
});

it('shows five at a time, and goes on and back in place', async () => {
  const world = await learningChannel();
  for (let n = 1; n <= 7; n += 1) await shares(world, 'ana', `Lesson number ${n} about queues`);
  expect((await searches(world, 'ben', 'queue')).match(/Lesson number/g)).toHaveLength(5);
  const ben = world.as('ben');
  const before = ben.ephemerals().length;
  await ben.click('More');
  expect(told(world, 'ben').match(/Lesson number/g)).toHaveLength(2);
  expect(told(world, 'ben')).toContain('Page 2');
  expect(told(world, 'ben')).not.toContain('[More]');
  await ben.click('Earlier');
  expect(told(world, 'ben').match(/Lesson number/g)).toHaveLength(5);
  expect(ben.ephemerals()).toHaveLength(before);
});

it('keeps to the filters, with people and channels chosen from Slack’s lists', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Retries need a budget.', { Tags: ['Add “queues”'] });
  await shares(world, 'ben', 'Retries need jitter.', { Kind: 'Mistake and its lesson' });
  expect(await searches(world, 'chloe', 'retries from:@ana')).not.toContain('jitter');
  expect(told(world, 'chloe')).toContain('budget');
  expect(await searches(world, 'chloe', 'kind:mistake')).toContain('jitter');
  expect(told(world, 'chloe')).not.toContain('budget');
  expect(await searches(world, 'chloe', 'tag:queues in:#learning since:2026-03')).toContain('budget');
  expect(await searches(world, 'chloe', 'retries since:2026-04')).toContain(
    'The library has nothing yet for',
  );
  expect(await searches(world, 'ben', 'retries from:me')).toContain('jitter');
  expect(await searches(world, 'chloe', 'retries in:#random')).toBe(
    'In that channel there is no community that you belong to.',
  );
});

it('finds only what the searcher may see', async () => {
  const world = await learningChannel();
  const ana = world.as('ana');
  await ana.creates('#quiet', { isPrivate: true });
  await ana.invites('#quiet', 'app');
  await communityIn(world, '#quiet', 'Quiet');
  await ana.in('#quiet').command('/learn share');
  await ana.submit({ 'What I learned': 'The merger is called Bluebird.' });
  await ana.in('#learning').command('/learn search bluebird');
  expect(told(world, 'ana')).toContain('Bluebird');
  for (const words of ['bluebird', 'bluebrid', 'merger', 'in:#learning bluebird']) {
    const answer = await searches(world, 'ben', words);
    expect(answer).toContain('The library has nothing yet for');
    expect(answer).not.toContain('merger is');
  }
});

it('no longer finds what was edited away or deleted', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Our staging password rotates weekly.');
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn me');
  await ana.open('Edit', { beside: 'What you shared' });
  await ana.submit({ 'What I learned': 'Secrets rotate weekly.' });
  expect(await searches(world, 'ben', 'password')).toContain('The library has nothing yet for');
  expect(await searches(world, 'ben', 'secret')).toContain('Secrets rotate weekly.');
  await ana.command('/learn me');
  await ana.open('Delete', { beside: 'What you shared' });
  await ana.submit();
  expect(await searches(world, 'ben', 'secret')).toContain('The library has nothing yet for');
});

it('offers to ask the community where nothing is found, with the words filled in', async () => {
  const world = await learningChannel();
  expect(await searches(world, 'ben', 'flux capacitor in:#learning')).toContain('[Ask the community]');
  const ben = world.as('ben');
  expect(await ben.open('Ask the community')).toContain('flux capacitor');
  expect(await ben.submit()).toEqual({});
  expect(ben.reads('#learning').at(-1)).toContain('Question by @Ben');
});

it('offers the same where only filters were given, with an empty form', async () => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#learning');
  for (const filter of ['tag:git', 'kind:mistake', 'since:2026-01', 'from:@ana']) {
    await ben.command(`/learn search ${filter}`);
    ben.sees('The library has nothing yet for', 'With fewer filters you may find more.');
  }
  await ben.open('Ask the community');
  expect(ben.modal()).toContain('My question: ____');
});

it('takes mistyped words for the nearest, and says so', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Postgres builds an index concurrently.');
  const found = await searches(world, 'ben', 'postgers indx');
  expect(found).toContain('Showing results for postgres index. You typed postgers indx.');
  expect(found).toContain('concurrently');
});

it('shows shares with some of the words, and says so', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Postgres builds an index concurrently.');
  expect(await searches(world, 'ben', 'postgres zeppelins')).toContain(
    'No share has all of postgres zeppelins. These have some of it.',
  );
});

it('finds German, Spanish and Japanese', async () => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Nach dem Löschen der alten Verzweigungen war alles schneller.');
  await shares(world, 'ben', 'Aprendí que las configuraciones se leen una sola vez.');
  await shares(world, 'chloe', '東京で機械学習の勉強会を開いた。');
  expect(await searches(world, 'dev', 'Verzweigung löschen')).toContain('Verzweigungen');
  expect(await searches(world, 'dev', 'configuracion')).toContain('configuraciones');
  expect(await searches(world, 'dev', '機械学習')).toContain('勉強会');
});

it.each([
  ['', 'Tell me what to look for'],
  ['the and of', 'These words stand in almost every share'],
  ['👩‍🚀 🎉', 'I search for letters and digits'],
  ['AND OR NEAR * ^ : -', 'I search for letters and digits'],
  ['\0', 'Tell me what to look for'],
  ['from:', 'Please write something after “from:”'],
  ['from:ana queues', 'I cannot tell who is meant'],
  ['kind:poem', 'I know these kinds'],
  ['since:2026-13', 'Please write a year, a month or a day'],
  ['tag:🎉', 'A tag has letters or digits'],
])('answers %j with what to do', async (words, answer) => {
  const world = await learningChannel();
  expect(await searches(world, 'ben', words)).toContain(answer);
});

it.each([
  '"queues need limits',
  'queues" need',
  'queues AND limits',
  'queue* ^limits',
  'NEAR(queues limits)',
  'queues:limits',
  '-queues',
  "queue's",
])('takes %s as words', async (words) => {
  const world = await learningChannel();
  await shares(world, 'ana', 'Queues need limits.');
  expect(await searches(world, 'ben', words)).toContain('Queues need limits.');
});

it('answers a thousand words with what to do', async () => {
  const world = await learningChannel();
  const words = Array.from({ length: 1000 }, (_, n) => `word${n}`).join(' ');
  expect(await searches(world, 'ben', words)).toContain('Please search for at most 20 words');
});

it('shows people’s markup as they wrote it, without its power', async () => {
  const world = await learningChannel();
  const tricky = 'Write *stars* and <!channel> &amp; `ticks` in queues';
  await shares(world, 'ana', tricky);
  expect(await searches(world, 'ben', 'queues')).toContain(tricky);
  expect(await searches(world, 'ben', '*queues* <!channel>')).not.toContain('@channel');
});

it('tells who belongs nowhere what to do', async () => {
  const world = await learningChannel();
  expect(await searches(world, 'gus', 'queues')).toContain('You are not in a community yet');
});
