import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import { communityId, reflectionId, userId, workspaceId } from '../../src/ids.ts';
import type { World } from '../support/world.ts';
import { answer, goTo, learningWeek } from './learning-week.ts';

/** Answers of the past, one a week. */
async function remembered(world: World, name: string, count: number, words: (n: number) => string) {
  const community = await world.db.kysely.selectFrom('communities').select('id').executeTakeFirstOrThrow();
  for (let n = 0; n < count; n += 1) {
    const at = Temporal.Instant.from('2026-02-25T09:00:00Z').subtract({ hours: 24 * 7 * n });
    await world.db.kysely
      .insertInto('reflections')
      .values({
        workspace_id: workspaceId.of(world.slack.teamId),
        id: reflectionId.of(crypto.randomUUID()),
        community_id: communityId.of(community.id),
        user_id: userId.of(world.as(name).userId),
        week: `past-${n}`,
        theme: 'working_together',
        question: `Question ${n}?`,
        words: words(n),
        visibility: 'private',
        times_shared: 0,
        written_at: writeInstant(at),
        edited_at: null,
      })
      .execute();
  }
}

function files(world: World, name: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => text.includes('my-journal.md') || text.includes('My journal'));
}

describe('the journal', () => {
  test('is empty at first, and says how the first answer comes', async () => {
    const world = await learningWeek();
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    ben.sees('Your journal is empty', 'Private means: only you see it');
    ben.doesNotSee('Export');
  });

  test('shows one’s own answers, newest first, page by page', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 9, (n) => `Answer number ${n}.`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    ben.sees('Answer number 0.', 'Answer number 3.', '25 February 2026');
    ben.doesNotSee('Answer number 4.');
    await ben.click('Older');
    await ben.click('Older');
    ben.sees('Answer number 8.');
    ben.doesNotSee('Older');
    await ben.click('Newer');
    ben.sees('Answer number 4.');
  });

  test('finds words in answers and questions, and says where nothing is', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 9, (n) => `We spoke of ${n === 7 ? 'MARMALADE and quinces' : 'bread'}.`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal marmalade');
    ben.sees('MARMALADE');
    ben.doesNotSee('bread');
    await ben.submit({ 'Find in my journal': 'question 3' });
    ben.sees('Question 3?');
    ben.doesNotSee('Question 4?');
    await ben.submit({ 'Find in my journal': 'nowhere' });
    ben.sees('Nothing holds all these words');
  });

  test('changes and deletes, also in the thread', async () => {
    const world = await learningWeek();
    await goTo(world, '2026-03-02T10:01', 'Europe/London');
    const ben = world.as('ben');
    await answer(ben, 'I shared this.', 'The community, with my name');
    await ben.command('#learning', '/reflect journal');
    await ben.open('Change');
    await ben.submit({ 'My answer': 'I shared that.' });
    await ben.dismiss();
    const ana = world.as('ana');
    ana.in(ana.message('This week’s theme', '#learning')).sees('I shared that.');
    await ben.command('#learning', '/reflect journal');
    await ben.click('Delete', { confirm: true });
    ben.sees('Your journal is empty');
    await ben.dismiss();
    ana.in(ana.message('This week’s theme', '#learning')).doesNotSee('I shared that.');
    ben.in('app').sees('[Answer]');
  });

  test('is nobody else’s', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 1, () => 'For Ben alone.');
    const ana = world.as('ana').in('#learning');
    await ana.command('/reflect journal');
    ana.doesNotSee('For Ben alone.');
  });

  test('is still there after leaving the community', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 1, () => 'Mine for good.');
    await world.as('ben').leaves('#learning');
    const ben = world.as('ben').in('#random');
    await ben.command('/reflect journal');
    ben.sees('Mine for good.');
  });

  test('is exported as a file into the conversation with the bot, 500 answers too', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 500, (n) => `${n} ${'é'.repeat(2990)}`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.click('Export all as Markdown');
    ben.sees('a file with 500 answers is in your conversation with me');
    await ben.dismiss();
    await ben.dismiss().catch(() => undefined);
    expect(files(world, 'ben')).toHaveLength(1);
    expect(files(world, 'ana')).toHaveLength(0);
  });

  test('says so where Slack does not take the file, and the next try works', async () => {
    const world = await learningWeek();
    await remembered(world, 'ben', 2, (n) => `Answer ${n}`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    world.slack.faults.next('files.completeUploadExternal', { error: 'internal_error' });
    await ben.click('Export all as Markdown');
    ben.sees('Slack did not take the file just now');
    await ben.cancel();
    await ben.click('Export all as Markdown');
    ben.sees('a file with 2 answers');
  });

  test('has no export where the workspace does not let us send files', async () => {
    const world = await learningWeek({}, { grantedOptionalScopes: ['channels:history'] });
    await remembered(world, 'ben', 2, (n) => `Answer ${n}`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    ben.sees('Answer 0');
    ben.doesNotSee('Export');
  });
});
