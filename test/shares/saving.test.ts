import { expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { sendClick } from './forged-form.ts';
import { learningChannel } from './learning-channel.ts';

const SHORTCUT = 'Save as a learning';

async function privateTalk(world: World): Promise<void> {
  const ana = world.as('ana');
  await ana.creates('#secret-plans', { isPrivate: true });
  await ana.invites('#secret-plans', 'ben', 'chloe');
}

it('keeps one’s own public message, with a link to it', async () => {
  const world = await learningChannel();
  const ben = world.as('ben').in('#learning');
  await ben.says('#learning', 'Ask @chloe before <deploying> & see https://example.com/a');
  await ben.shortcut('before', SHORTCUT);
  ben.sees('Ask @', 'before <deploying> & see https://example.com/a');
  await ben.submit();
  ben.sees('It goes to the channel and to the library.');
  const posted = world.as('dev').reads('#learning').at(-1);
  expect(posted).toContain('before <deploying> & see https://example.com/a');
  expect(posted).toContain('this message');
  expect(world.as('ben').dm()).toEqual([]);
});

it('credits someone else’s public message to its author, who is told and can delete it', async () => {
  const world = await learningChannel();
  await world.as('ben').says('#random', 'Restart the worker first.');
  const ana = world.as('ana').in('#random');
  await ana.shortcut('Restart', SHORTCUT);
  await ana.submit({ 'Where it goes': 'Post to #learning' });
  expect(ana.reads('#learning').at(-1)).toContain('Insight by @Ben, saved by @Ana');
  const ben = world.as('ben').in('app');
  expect(ben.dm().at(-1)).toContain('The credit is yours.');
  await ana.cancel();
  await ana.shortcut('Restart', SHORTCUT);
  expect(Object.values(await ana.submit()).join()).toContain('in the library already');
  await ben.open('Delete');
  await ben.submit();
  expect(ana.reads('#learning').join('\n')).not.toContain('Restart the worker');
  expect(ben.dm()).toEqual([]);
});

it('asks the author of a private message first, and publishes on yes without a trace of the place', async () => {
  const world = await learningChannel();
  await privateTalk(world);
  await world.as('ben').says('#secret-plans', 'In #secret-plans we learned to ship on Tuesdays.');
  const ana = world.as('ana').in('#secret-plans');
  await ana.shortcut('Tuesdays', SHORTCUT);
  ana.sees('is asked first');
  await ana.submit({ 'Where it goes': 'Post to #learning' });
  ana.sees('Until the answer is yes, only you and');
  expect(ana.reads('#learning').join('\n')).not.toContain('Tuesdays');
  expect(await world.db.kysely.selectFrom('library_entries').selectAll().execute()).toEqual([]);
  const ben = world.as('ben').in('app');
  expect(ben.dm().at(-1)).toContain('we learned to ship on Tuesdays');
  await ben.click('Yes, publish');
  expect(ben.dm()).toHaveLength(1);
  expect(ben.dm()[0]).toContain('It is published in Learning now.');
  const posted = world.as('dev').reads('#learning').at(-1) ?? '';
  expect(posted).toContain('Insight by @Ben, saved by @Ana');
  expect(posted).not.toContain('secret-plans');
  expect(posted).not.toContain('this message');
  expect(world.as('ana').dm().at(-1)).toContain('said yes');
  const [row] = await world.db.kysely.selectFrom('shares').select('source_permalink').execute();
  expect(row?.source_permalink).toBeNull();
});

it('forgets a private message on no', async () => {
  const world = await learningChannel();
  await privateTalk(world);
  await world.as('ben').says('#secret-plans', 'We ship on Tuesdays.');
  const ana = world.as('ana').in('#secret-plans');
  await ana.shortcut('Tuesdays', SHORTCUT);
  await ana.submit();
  const ben = world.as('ben').in('app');
  await ben.click('No, thanks');
  expect(ben.dm()).toEqual([expect.stringContaining('Nothing was published')]);
  expect(ana.dm().at(-1)).toContain('prefers that it stays where it was');
  expect(await world.db.kysely.selectFrom('shares').selectAll().execute()).toEqual([]);
});

it('shows the author all that they are asked about, and takes a deletion for a no', async () => {
  const world = await learningChannel();
  await privateTalk(world);
  const message = await world.as('ben').says('#secret-plans', `${'word '.repeat(500)}the end`);
  const ana = world.as('ana').in('#secret-plans');
  await ana.shortcut(message, SHORTCUT);
  await ana.submit({ 'How others can use it': `${'so '.repeat(700)}and so on` });
  const ben = world.as('ben').in('app');
  ben.sees('the end');
  expect(await ben.open('Read all')).toContain('and so on');
  await ben.open('Delete');
  await ben.submit();
  expect(ana.dm().at(-1)).toContain('prefers that it stays where it was');
});

it('asks in a direct conversation that the bot cannot see too', async () => {
  const world = await learningChannel();
  const ana = world.as('ana');
  world.slack.openConversation([ana.userId, world.as('ben').userId]);
  await world.as('ben').says('@ana', 'Between us: tests first.');
  ana.in('@ben');
  await ana.shortcut('tests first', SHORTCUT);
  ana.sees('is asked first');
});

it('does not ask in the middle of the night', async () => {
  const world = await learningChannel();
  await privateTalk(world);
  await world.as('chloe').says('#secret-plans', 'Sleep well.');
  await world.clock.advance({ hours: 4 });
  const ana = world.as('ana').in('#secret-plans');
  await ana.shortcut('Sleep well', SHORTCUT);
  await ana.submit();
  expect(world.as('chloe').dm()).toEqual([]);
  await world.clock.advance({ hours: 11 });
  expect(world.as('chloe').dm()).toHaveLength(1);
});

it('takes a forged yes from nobody but the author', async () => {
  const world = await learningChannel();
  await privateTalk(world);
  await world.as('ben').says('#secret-plans', 'We ship on Tuesdays.');
  const ana = world.as('ana').in('#secret-plans');
  await ana.shortcut('Tuesdays', SHORTCUT);
  await ana.submit();
  const ask = world.as('ben').in('app').message('Yes, publish');
  const { id } = await world.db.kysely.selectFrom('shares').select('id').executeTakeFirstOrThrow();
  const sayYesAs = async (name: string) => {
    await sendClick(world, name, { actionId: 'share:say-yes', value: id, message: ask });
    return await world.db.kysely.selectFrom('shares').select('state').executeTakeFirstOrThrow();
  };
  expect(await sayYesAs('ana')).toEqual({ state: 'asked' });
  expect(await sayYesAs('chloe')).toEqual({ state: 'asked' });
  expect(await sayYesAs('ben')).toEqual({ state: 'published' });
});

it('says why a message of an app, without words, or of another organisation cannot be kept', async () => {
  const world = await learningChannel();
  const ana = world.as('ana').in('#learning');
  await ana.shortcut('Welcome to', SHORTCUT);
  ana.sees('An app wrote this message.');
  const blank = await world.as('ben').says('#learning', '\u200b\u2800');
  await ana.shortcut(blank, SHORTCUT);
  ana.sees('This message has no words that could be kept.');
  const zoe = world.slack.addUser({ name: 'zoe', realName: 'Zoe', tz: 'Europe/Paris', teamId: 'T0OTHER' });
  const shared = await world.as('ben').says('#learning', 'placeholder');
  Object.assign(shared, { userId: zoe.id });
  await ana.shortcut(shared, SHORTCUT);
  ana.sees('Someone of another organisation wrote this message');
  expect(ana.modal()).toBeNull();
});
