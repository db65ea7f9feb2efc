import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { ids } from '../../src/slack/ids.ts';
import { sendClick } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import {
  forgeButtons,
  give,
  keptFeedback,
  learningPeople,
  onlyFeedback,
  openLast,
} from './learning-people.ts';

describe('reading feedback', () => {
  test('notes when it was opened, the first time', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const message = world.as('ana').message('wrote you feedback', 'app');
    await world.clock.advance({ hours: 2 });
    await openLast(world, 'ana');
    const { opened_at: first } = await onlyFeedback(world);
    expect(first).not.toBeNull();
    await world.as('ana').dismiss();
    await world.clock.advance({ hours: 1 });
    const { id } = await onlyFeedback(world);
    await sendClick(world, 'ana', { actionId: ids.feedback.open, value: id, message });
    expect((await onlyFeedback(world)).opened_at).toBe(first);
  });

  test('is nobody else’s: a forged id gets a kind word, and opens nothing', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    await give(world, 'eva', 'chloe');
    const [bens] = (await keptFeedback(world)).filter((row) => row.reader_id === world.as('ana').userId);
    const chloe = world.as('chloe').in('app');
    forgeButtons(chloe.message('wrote you feedback'), bens?.id ?? '');
    await chloe.click('Open');
    chloe.sees('This feedback is not there.');
    expect(chloe.modal()).toBeNull();
    forgeButtons(chloe.message('wrote you feedback'), 'nonsense');
    await chloe.click('Open');
    chloe.sees('This did not come back as it was sent');
    expect((await keptFeedback(world)).map((row) => row.opened_at)).toEqual([null, null]);
  });

  test('is not for leaders, though they know its id', async () => {
    const world = await learningPeople();
    await give(world, 'eva', 'chloe');
    await give(world, 'ben', 'ana');
    const message = world.as('ana').message('wrote you feedback', 'app');
    const evas = (await keptFeedback(world)).find((row) => row.author_id === world.as('eva').userId);
    for (const actionId of [
      ids.feedback.open,
      ids.feedback.takeBack,
      ids.feedback.remove,
      ids.feedback.thank,
    ]) {
      await sendClick(world, 'ana', { actionId, value: evas?.id ?? '', message });
    }
    expect((await keptFeedback(world)).find((row) => row.id === evas?.id)).toEqual(evas);
  });

  test('may be thanked for, once: the writer is told by letter', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    await openLast(world, 'ana');
    const ana = world.as('ana');
    const view = world.slack.world.modals.get(ana.userId)?.at(-1);
    await ana.click('Say thanks');
    ana.sees('I tell them that you say thanks');
    ana.doesNotSee('[Say thanks]');
    const again = { view: view?.id ?? '' };
    await world.slack.clickBlock(ana.userId, again, { actionId: ids.feedback.thank }).catch(() => undefined);
    await world.clock.advance({ days: 2 });
    const thanked = world
      .as('ben')
      .dm()
      .filter((text) => text.includes('@Ana read your feedback and says thanks'));
    expect(thanked).toHaveLength(1);
  });

  test('after it was taken back finds nothing, and the message is gone', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const ana = world.as('ana');
    await ana.home();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I gave');
    ben.sees('Not opened yet');
    await ben.click('Take back', { confirm: true });
    ben.sees('No feedback from you is here');
    expect(await keptFeedback(world)).toEqual([]);
    expect(ana.dm().join()).not.toContain('wrote you feedback');
    await ana.click('Open');
    ana.sees('Whoever wrote it may have taken it back');
  });

  test('taken back before the letter went, is never told of', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'eva');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I gave');
    await ben.click('Take back', { confirm: true });
    await world.clock.advance({ days: 1 });
    expect(world.as('eva').dm()).toEqual([]);
  });

  test('opened before the letter went, is not told of any more', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'eva');
    const eva = world.as('eva').in('#learning');
    await eva.command('/feedback');
    await eva.open('Open');
    await eva.dismiss();
    await world.clock.advance({ days: 1 });
    expect(eva.dm()).toEqual([]);
  });

  test('cannot be taken back once it is open', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I gave');
    await openLast(world, 'ana');
    await ben.click('Take back', { confirm: true });
    ben.sees('They have opened it meanwhile');
    expect(await keptFeedback(world)).toHaveLength(1);
  });

  test('or taking back, in the same instant: one of them happens, and not both', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    const { id } = await onlyFeedback(world);
    const message = world.as('ana').message('wrote you feedback', 'app');
    await Promise.all([
      sendClick(world, 'ana', { actionId: ids.feedback.open, value: id, message }),
      sendClick(world, 'ben', { actionId: ids.feedback.takeBack, value: id, message }),
    ]);
    const left = await keptFeedback(world);
    const isOpened = left.map((row) => row.opened_at !== null);
    const stands = world.as('ana').dm().join().includes('wrote you feedback');
    expect([isOpened, stands]).toEqual(left.length === 0 ? [[], false] : [[true], true]);
  });
});

describe('people who go', () => {
  test('who is deactivated is sent nothing, and what waits for them stays', async () => {
    const world = await learningPeople();
    await give(world, 'chloe', 'dev');
    await give(world, 'ben', 'dev');
    world.slack.deactivate(world.as('dev').userId);
    await world.clock.advance({ days: 2 });
    expect(world.as('dev').dm().join()).not.toContain('@Ben wrote you feedback');
    expect(await lettersTo(world, 'dev')).toEqual([
      { state: 'sent', failure: null },
      { state: 'skipped', failure: 'nothing_to_say' },
    ]);
    world.slack.reactivate(world.as('dev').userId);
    await world.clock.advance({ days: 1 });
    const dev = world.as('dev');
    await dev.home();
    await dev.open('Open', { beside: '@Ben wrote you feedback' });
    dev.sees('Feedback from @Ben');
  });

  test('who leaves the community still has what was written to them, and what they wrote', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    await give(world, 'dev', 'ben');
    const ben = world.as('ben');
    await ben.leaves('#learning');
    await ben.command('#random', '/feedback');
    ben.sees('You are in no learning community now', '@Dev wrote you feedback');
    await ben.click('My feedback');
    await ben.open('Open');
    ben.sees('Feedback from @Dev');
    await ben.cancel();
    await ben.click('I gave');
    ben.sees('To @Ana');
    await ben.dismiss();
    await ben.command('/feedback give @ana');
    ben.sees('You are in no learning community yet');
  });

  test('who writes and is deactivated is not thanked, and their words can be read', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'ana');
    world.slack.deactivate(world.as('ben').userId);
    await world.clock.advance({ hours: 1 });
    await openLast(world, 'ana');
    world.as('ana').sees('Feedback from @Ben');
    await world.as('ana').click('Say thanks');
    await world.clock.advance({ days: 2 });
    expect(world.as('ben').dm().join()).not.toContain('says thanks');
  });
});

async function lettersTo(world: World, name: string) {
  return await world.db.kysely
    .selectFrom('deliveries')
    .select(['state', 'failure'])
    .where('kind', '=', 'letter')
    .where('to_user_id', '=', userId.of(world.as(name).userId))
    .orderBy('created_at')
    .execute();
}
