import { describe, expect, test } from 'vitest';
import { exportJournal } from '../../src/domain/reflections/journal/journal.ts';
import { userId, workspaceId } from '../../src/ids.ts';
import { ids } from '../../src/slack/ids.ts';
import { sendClick } from '../shares/forged-form.ts';
import { channelIdOf } from '../support/communities.ts';
import type { World } from '../support/world.ts';
import { answer, goTo, learningWeek } from './learning-week.ts';

/** ben has answered this week's question with these words. */
async function answered(
  words: string,
  visibility: 'Only me' | 'The community, with my name' = 'Only me',
): Promise<World> {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T10:01', 'Europe/London');
  await answer(world.as('ben'), words, visibility);
  return world;
}

function filesWith(world: World, name: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => text.includes('[file:'));
}

describe('what is looked for', () => {
  test('by command is taken as it was typed', async () => {
    const world = await answered('Q&A with @ana was <great>.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal Q&A @ana <great>');
    ben.sees('Q&A with @ana was <great>.');
  });

  test('may be as long as someone types: the window opens, with what fits', async () => {
    const world = await answered('Short.');
    const ben = world.as('ben').in('#learning');
    await ben.command(`/reflect journal ${'"long" '.repeat(600)}`);
    ben.sees('Nothing holds all these words');
  });
});

describe('an entry', () => {
  test('that is long is cut, and read whole on top of the page', async () => {
    const world = await answered(`${'a long line of it, '.repeat(60)}and its end.`);
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    ben.doesNotSee('and its end.');
    await ben.open('Read all');
    ben.sees('and its end.', 'Who can read it: only you');
    await ben.cancel();
    ben.sees('Find in my journal');
  });

  test('that is changed leaves no window with its old words behind', async () => {
    const world = await answered('First thought.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.open('Change');
    ben.sees('First thought.');
    await ben.submit({ 'My answer': 'Second thought.' });
    ben.sees('Changed.');
    await ben.cancel();
    await ben.command('/reflect journal');
    ben.sees('Second thought.');
    ben.doesNotSee('First thought.');
  });

  test('that is changed from a search begins with its words, not with what was typed to find it', async () => {
    const world = await answered('A thought of marmalade.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.fill({ 'Find in my journal': 'marm' });
    await ben.open('Change');
    await ben.submit({ 'Who may read it?': 'The community, with my name' });
    expect(await world.db.kysely.selectFrom('reflections').select('words').execute()).toEqual([
      { words: 'A thought of marmalade.' },
    ]);
  });

  test('that is deleted is nowhere any more: not on Home, not in Slack, not in the database', async () => {
    const world = await answered('A secret marmalade.', 'The community, with my name');
    const ben = world.as('ben');
    expect(await ben.home()).toContain('Who can read your answer: the community, with your name.');
    await ben.command('#learning', '/reflect journal');
    await ben.click('Delete', { confirm: true });
    await ben.dismiss();
    const { homes, messages } = world.slack.world;
    expect(JSON.stringify([...homes.values()])).not.toContain('marmalade');
    expect(JSON.stringify([...messages.values()].map((one) => [...one.values()]))).not.toContain('marmalade');
    expect(await world.db.kysely.selectFrom('reflections').selectAll().execute()).toEqual([]);
  });

  test('that is deleted while its channel is archived goes from there when the channel is back', async () => {
    const world = await answered('A secret marmalade.', 'The community, with my name');
    const [ana, ben] = [world.as('ana'), world.as('ben')];
    await ana.archives('#learning');
    await ben.command('app', '/reflect journal');
    await ben.click('Delete', { confirm: true });
    ben.sees('its message goes from there when that channel is back');
    await ben.dismiss();
    await world.clock.advance({ hours: 5 });
    const everything = () =>
      JSON.stringify([...world.slack.world.messages.values()].map((one) => [...one.values()]));
    expect(everything()).toContain('marmalade');
    world.slack.unarchive(ana.userId, channelIdOf(world, 'learning'));
    await world.clock.advance({ minutes: 5 });
    expect(everything()).not.toContain('marmalade');
  });

  test('that was deleted in another window is said to be gone', async () => {
    const world = await answered('Only once.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await world.db.kysely.deleteFrom('reflections').execute();
    await ben.click('Delete', { confirm: true });
    ben.sees('This answer is no longer there.');
  });

  test('of a community that one has left says why it cannot be changed', async () => {
    const world = await answered('Mine for good.');
    const ben = world.as('ben');
    await ben.leaves('#learning');
    await ben.command('#random', '/reflect journal');
    await ben.click('Change');
    ben.sees('You are not in this community now');
  });
});

describe('the export', () => {
  test('is the journal, byte by byte', async () => {
    const world = await answered('# No heading\n```\n> é 😀');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.click('Export all as Markdown');
    const actor = { workspaceId: workspaceId.of(world.slack.teamId), userId: userId.of(ben.userId) };
    const { markdown } = await exportJournal(world.app.ctx, actor);
    const [file] = [...world.slack.world.files.values()];
    expect(file).toMatchObject({
      name: 'my-journal.md',
      stage: 'complete',
      size: Buffer.byteLength(markdown),
    });
  });

  test.each(['conversations.open', 'files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
    'sends nothing where %s fails, says so, and works the next time',
    async (method) => {
      const world = await answered('Something.');
      const ben = world.as('ben').in('#learning');
      await ben.command('/reflect journal');
      for (const fault of [{ status: 503 }, { answer: 'cut' }, { retryAfter: 30 }] as const) {
        world.slack.faults.next(method, fault);
        await ben.click('Export all as Markdown');
        ben.sees('Slack did not take the file just now', 'try again');
        await ben.cancel();
      }
      expect(filesWith(world, 'ben')).toEqual([]);
      await ben.click('Export all as Markdown');
      ben.sees('in your conversation with me');
      expect(filesWith(world, 'ben')).toHaveLength(1);
    },
  );

  test('is there although its window was closed while it was on its way', async () => {
    const world = await answered('Something.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    const held = world.slack.faults.hold('upload');
    const clicked = ben.click('Export all as Markdown');
    await held.arrived;
    const modals = world.slack.world.modals.get(ben.userId) ?? [];
    await world.slack.closeView(ben.userId, modals.at(-1)?.id ?? '', { all: true });
    held.release();
    await clicked;
    expect(filesWith(world, 'ben')).toHaveLength(1);
    expect(world.takeErrors()).toEqual([]);
  });

  test('leaves nothing behind that was there although Slack said that it failed', async () => {
    const world = await answered('Something.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    world.slack.faults.next('files.completeUploadExternal', { after: 'accepted', status: 503 });
    await ben.click('Export all as Markdown');
    ben.sees('Slack did not take the file just now');
    expect([...world.slack.world.files.values()].map(({ stage }) => stage)).toEqual(['deleted']);
    expect(filesWith(world, 'ben')).toEqual([]);
  });

  test('can be deleted from Slack by whom it was sent to, and the journal stays', async () => {
    const world = await answered('Something.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.click('Export all as Markdown');
    await ben.dismiss();
    ben
      .in('app')
      .sees('Your journal is in the file here: one answer.', 'Only you and I are in this conversation');
    world.slack.faults.next('files.delete', { status: 503 });
    await ben.click('Delete the file', { confirm: true });
    ben.sees('Slack did not delete the file just now', '[file: My journal]');
    await ben.click('Delete the file', { confirm: true });
    ben.sees('This file was deleted.');
    ben.doesNotSee('Your journal is in the file here');
    expect([...world.slack.world.files.values()].map(({ stage }) => stage)).toEqual(['deleted']);
    await ben.command('/reflect journal');
    ben.sees('Something.');
  });

  test('is not deleted by anybody else, whatever they send', async () => {
    const world = await answered('Something.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await ben.click('Export all as Markdown');
    await ben.dismiss();
    const message = ben.in('app').message('Your journal is in the file here');
    const [file] = [...world.slack.world.files.values()];
    await sendClick(world, 'ana', { actionId: ids.exports.deleteFile, value: file?.id ?? '', message });
    expect(file?.stage).toBe('complete');
    expect(ben.in('app').message('Your journal is in the file here')).toBe(message);
  });

  test('of what was emptied in another window says that there is nothing', async () => {
    const world = await answered('Something.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/reflect journal');
    await world.db.kysely.deleteFrom('reflections').execute();
    await ben.click('Export all as Markdown');
    ben.sees('Your journal is empty, so there is nothing to export');
    expect(world.slack.world.files.size).toBe(0);
  });
});

test('an answer that follows the command is taken as it was typed', async () => {
  const world = await learningWeek();
  const ben = world.as('ben').in('#learning');
  await ben.command('/reflect I said <!channel> & "yes" to @ana.');
  ben.sees('I said <!channel> & "yes" to @ana.');
});
