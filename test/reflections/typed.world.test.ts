import { describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { goTo, learningWeek, moreCommunities } from './learning-week.ts';

async function asked(): Promise<World> {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:01', 'Europe/London');
  return world;
}

async function saved(world: World) {
  return await world.db.kysely.selectFrom('reflections').selectAll().execute();
}

describe('a message typed to the bot', () => {
  test('after a question becomes the answer, if its author says so', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.says('app', 'I listened & learned a lot.');
    ben.in('app').sees('Save this as my answer?', 'You look at it first');
    expect(await saved(world)).toEqual([]);
    await ben.open('Yes, save it');
    ben.sees('I listened & learned a lot.', 'also in Slack’s own records');
    await ben.submit();
    await ben.dismiss();
    expect(await saved(world)).toMatchObject([
      { words: 'I listened & learned a lot.', visibility: 'private' },
    ]);
    ben.in('app').doesNotSee('Save this as my answer?');
    ben.sees('You answered');
  });

  test('with a file becomes the answer too; a file without words is no answer', async () => {
    const world = await asked();
    const ben = world.as('ben').in('app');
    const dm = world.slack.openConversation([ben.userId, world.slack.botUserId]);
    const send = async (text: string) => {
      const { id } = world.slack.uploadFile(ben.userId, { name: 'notes.txt', bytes: Buffer.from('notes') });
      world.slack.shareFiles(ben.userId, dm.id, [id], { text });
      await world.slack.idle();
      await world.clock.settle();
    };
    await send('');
    ben.doesNotSee('Save this as my answer?');
    await send('I drew it, see below.');
    await ben.open('Yes, save it');
    ben.sees('I drew it, see below.');
  });

  test('is offered in its thread, and one offer stands at a time', async () => {
    const world = await asked();
    const ben = world.as('ben').in('app');
    await ben.says('app', 'First try.');
    const question = ben.message('This week’s question');
    await ben.replies(question, 'Second try.');
    ben.in('app').doesNotSee('Save this as my answer?');
    ben.in(question).sees('Save this as my answer?');
    await ben.open('Yes, save it');
    ben.sees('Second try.');
    await ben.dismiss();
    await ben.click('No');
    ben.doesNotSee('Save this as my answer?');
    expect(await saved(world)).toEqual([]);
  });

  test('where nothing was asked gets a word on what the bot can do', async () => {
    const world = await learningWeek();
    const gus = world.as('gus');
    await gus.says('app', 'Hello?');
    gus.in('app').sees('Type /learn to share or find something');
    expect(gus.dm()).toHaveLength(2);
  });

  test('leaves none of its words with us', async () => {
    const world = await asked();
    await world.as('ben').says('app', 'A secret marmalade.');
    const rows = await world.db.kysely.selectFrom('deliveries').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('marmalade');
  });

  test('where several communities asked, offers each, and goes to the chosen one', async () => {
    const world = await learningWeek();
    const names = ['two', 'three', 'four', 'five', 'six'];
    await moreCommunities(world, ...names);
    await goTo(world, '2026-03-02T10:16', 'Europe/London');
    const ben = world.as('ben');
    await ben.says('app', 'In one of six.');
    ben.in('app').sees('For Learning', 'For Two', 'For Three', 'For Four', 'For Five', 'For Six', 'No');
    await ben.open('For Five');
    ben.sees('Five', 'In one of six.');
    await ben.submit();
    await ben.dismiss();
    const five = await world.db.kysely
      .selectFrom('communities')
      .selectAll()
      .where('name', '=', 'Five')
      .execute();
    expect(await saved(world)).toMatchObject([{ words: 'In one of six.', community_id: five[0]?.id }]);
  });

  test('goes when the question is answered otherwise', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.says('app', 'Typed.');
    await ben.command('#learning', '/reflect By command.');
    await ben.submit();
    await ben.dismiss();
    ben.in('app').doesNotSee('Save this as my answer?');
    expect(await saved(world)).toMatchObject([{ words: 'By command.' }]);
  });

  test('keeps the names of whom it mentions', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.says('app', '@ana helped me & you');
    await ben.in('app').open('Yes, save it');
    ben.sees('@Ana helped me & you');
  });

  test('that is longer than an answer says that its end is missing', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await ben.says('app', 'x'.repeat(3001));
    await ben.in('app').open('Yes, save it');
    ben.sees('longer than an answer can be. The first 3,000 characters are here.');
    await ben.dismiss();
    await ben.says('app', 'x'.repeat(3000));
    await ben.in('app').open('Yes, save it');
    ben.doesNotSee('longer than an answer can be');
  });
});
