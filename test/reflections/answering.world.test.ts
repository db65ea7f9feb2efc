import { describe, expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { answer, goTo, learningWeek, moreCommunities, questionsTo, sleepUntil } from './learning-week.ts';

async function asked(): Promise<World> {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:01', 'Europe/London');
  return world;
}

/** What stands in the thread of the week's post. */
function thread(world: World): string[] {
  const all = [...world.slack.world.messages.values()].flatMap((channel) => [...channel.values()]);
  const post = all.find(({ text }) => text.startsWith('This week’s question:'));
  return all
    .filter(({ threadTs, ts }) => threadTs === post?.ts && threadTs !== ts)
    .map(({ blocks }) => JSON.stringify(blocks));
}

async function saved(world: World) {
  return await world.db.kysely.selectFrom('reflections').selectAll().execute();
}

describe('an answer', () => {
  test('that is private is nowhere but in the journal', async () => {
    const world = await asked();
    await answer(world.as('ben'), 'I was afraid to ask.');
    expect(thread(world)).toEqual([]);
    const everywhere = JSON.stringify(
      [...world.slack.world.messages.values()].map((one) => [...one.values()]),
    );
    expect(everywhere).not.toContain('afraid');
    expect(await saved(world)).toMatchObject([{ words: 'I was afraid to ask.', visibility: 'private' }]);
  });

  test('for the community stands in the week’s thread, as it was typed', async () => {
    const world = await asked();
    await answer(world.as('ben'), 'I said <!channel> & *meant* it.', 'The community, with my name');
    const ana = world.as('ana').in(world.as('ana').message('This week’s theme', '#learning'));
    ana.sees('@Ben', 'I said <!channel> & *meant* it.');
    expect(thread(world)).toHaveLength(1);
  });

  test('can be changed, and taken out of the thread, and put there again', async () => {
    const world = await asked();
    const ben = world.as('ben');
    await answer(ben, 'First thought.', 'The community, with my name');
    await ben.open('Read or change my answer');
    ben.sees('First thought.');
    await ben.submit({ 'My answer': 'Second thought.' });
    await ben.dismiss();
    expect(thread(world).join()).toContain('Second thought.');
    expect(thread(world)).toHaveLength(1);
    await ben.open('Read or change my answer');
    await ben.submit({ 'Who may read it?': 'Only me' });
    await ben.dismiss();
    expect(thread(world)).toEqual([]);
    await ben.open('Read or change my answer');
    await ben.submit({ 'Who may read it?': 'The community, with my name' });
    await ben.dismiss();
    expect(thread(world).join()).toContain('Second thought.');
    expect(await saved(world)).toHaveLength(1);
  });

  test('of blanks, or of 3,001 characters, is refused at its field', async () => {
    const world = await asked();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    expect(await ben.submit({ 'My answer': ' \u00A0\u200B ' })).toEqual({
      'My answer': expect.stringContaining('Please write a line or two'),
    });
    // Slack's own client would not send it; another may.
    expect(await sendForm(world, 'ben', { words: { words: 'é'.repeat(3001) } })).toEqual({
      words: 'This has 3,001 characters. Please keep it to 3,000.',
    });
    expect(await saved(world)).toEqual([]);
    expect(await ben.submit({ 'My answer': 'é'.repeat(3000) })).toEqual({});
  });

  test('that comes after the week has closed is welcome, and misses the summary', async () => {
    const world = await asked();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await sleepUntil(world, '2026-03-09T10:01', 'Europe/London');
    await ben.submit({ 'My answer': 'Late, but true.', 'Who may read it?': 'The community, with my name' });
    ben.sees('Saved', 'The summary of that week was posted before');
    await ben.dismiss();
    expect(thread(world).join()).toContain('Late, but true.');
  });

  test('can be given before the question comes, and then none comes that week', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect I asked a question in the meeting.');
    ben.sees('I asked a question in the meeting.');
    await ben.submit();
    await ben.dismiss();
    await goTo(world, '2026-03-02T12:00', 'Europe/London');
    expect(questionsTo(ben)).toEqual([]);
    expect(await saved(world)).toHaveLength(1);
  });

  test('that a leader gives before the week’s post stands first below it', async () => {
    const world = await learningWeek({ 'Hour of the question': '15:00' });
    await world.as('ben').in('#learning').command('/reflect From Ben.');
    await world.as('ben').submit({ 'Who may read it?': 'The community, with my name' });
    await world.as('ben').dismiss();
    await world.as('ana').in('#learning').command('/reflect From Ana, who leads.');
    await world.as('ana').submit({ 'Who may read it?': 'The community, with my name' });
    await world.as('ana').dismiss();
    expect(thread(world)).toEqual([]);
    await goTo(world, '2026-03-02T15:30', 'Europe/Berlin');
    expect(thread(world)).toEqual([expect.stringContaining('From Ana'), expect.stringContaining('From Ben')]);
  });
});

test('Home shows what waits, and nothing when it is done', async () => {
  const world = await asked();
  const ben = world.as('ben');
  expect(await ben.home()).toContain('A question waits for you');
  await ben.open('Answer');
  await ben.submit({ 'My answer': 'From Home.' });
  await ben.dismiss();
  const home = await ben.home();
  expect(home).not.toContain('A question waits for you');
  expect(home).toContain('My journal');
  expect(home).toContain('Who can read your answer: only you.');
  expect(home).not.toContain('From Home.');
});

test('what was answered in time and is changed later was counted, and nothing else is said', async () => {
  const world = await asked();
  const ben = world.as('ben');
  await answer(ben, 'In time.');
  await sleepUntil(world, '2026-03-09T12:00', 'Europe/Berlin');
  await ben.command('app', '/reflect journal');
  await ben.open('Change');
  ben.sees('An earlier question');
  await ben.submit({ 'My answer': 'In time, and clearer.' });
  ben.sees('Changed.');
  ben.doesNotSee('not counted');
});

test('what a leader answered ahead is changed as what it is: next week’s', async () => {
  const world = await asked();
  const ana = world.as('ana').in('#learning');
  await ana.command('/reflect bank');
  await ana.open('Answer next week’s first');
  await ana.submit({ 'My answer': 'Ahead.' });
  await ana.dismiss();
  await ana.command('/reflect journal');
  await ana.open('Change');
  ana.sees('Next week’s question', 'Ahead.');
});

test('a word of ours with more after it begins an answer', async () => {
  const world = await asked();
  const ben = world.as('ben').in('#learning');
  await ben.command('/reflect Pause before you answer.');
  ben.sees('My answer: Pause before you answer.');
  await ben.dismiss();
  await ben.command('/reflect journal pause');
  ben.sees('Find in my journal');
  await ben.dismiss();
  await ben.command('/reflect PAUSE');
  ben.sees('Paused: no questions come');
});

test('what is answered already says so before it is replaced, and stays in its community', async () => {
  const world = await learningWeek();
  await moreCommunities(world, 'two');
  await goTo(world, '2026-03-02T10:01', 'Europe/London');
  const ben = world.as('ben');
  await ben.command('#learning', '/reflect Only for me.');
  ben.sees('Community');
  await ben.submit();
  await ben.dismiss();
  await ben.command('#learning', '/reflect Something else.');
  ben.sees('You have answered this question before. Saving puts these words in place of those.');
  await ben.dismiss();
  await ben.command('#learning', '/reflect');
  ben.sees('Only for me.');
  ben.doesNotSee('Community: ', 'before. Saving');
  await ben.dismiss();
  expect(await saved(world)).toMatchObject([{ words: 'Only for me.' }]);
});

test('a mistyped word is asked about, and help says it all', async () => {
  const world = await asked();
  const ben = world.as('ben').in('#learning');
  await ben.command('/reflect puase');
  ben.sees('Did you mean /reflect pause');
  await ben.click('Yes, pause');
  ben.sees('Paused: no questions come');
  await ben.command('/reflect help');
  ben.sees('/reflect journal', '/reflect skip', '/reflect bank', 'Private means: only you see it in Lyceum');
});
