import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { channelIdOf } from '../support/communities.ts';
import {
  answerAll,
  answerAs,
  BY_LETTER,
  formFilled,
  INVITED,
  inChannel,
  leadsToo,
  NAMED,
  pressInList,
  roundOpen,
  statesIn,
  told,
  UNLINKED_BUTTON,
  until,
} from './life.ts';
import { roundsIn } from './setting-up.ts';

describe('too few answers', () => {
  test('keep a round open for three more days, once, and then are destroyed; everyone is told', async () => {
    const { world, ana } = await roundOpen();
    await answerAs(world, 'ben', { 'What should we start doing?': 'Secret of ben' });
    await until(world, '2026-03-09T17:30');
    expect(await statesIn(world)).toEqual(['open']);
    expect(inChannel(world, 'Fewer than 5')).toEqual([
      'Fewer than 5 had answered How are we?, so nothing can be shown yet. It stays open until Thursday, 12 March 2026, 17:00 (Europe/Berlin). If too few have answered by then, the answers are destroyed, unread.\n[Answer without my name]',
    ]);
    expect(inChannel(world, INVITED)[0]).toContain('It closes on Thursday, 12 March 2026, 17:00');
    await answerAs(world, 'eva');
    await until(world, '2026-03-12T17:30');
    expect(await roundsIn(world)).toMatchObject([{ state: 'discarded', seal_id: null, answered: null }]);
    const end = 'Ended without results: fewer than 5 answered, so the answers were destroyed, unread.';
    expect(inChannel(world, `How are we?\n${end}`).length).toBeGreaterThan(1);
    expect(inChannel(world, '[Answer')).toEqual([]);
    expect(await world.keys.list()).toEqual([]);
    await ana.in('#learning').command('/learn feedback rounds');
    ana.sees(end);
  });

  test('are told in letters too where people were asked there', async () => {
    const { world } = await roundOpen({ more: BY_LETTER });
    await until(world, '2026-03-10T13:00');
    expect(told(world, 'ben', 'Fewer than 5 had answered')).toHaveLength(1);
    await until(world, '2026-03-13T13:00');
    expect(told(world, 'ben', 'Ended without results')).not.toEqual([]);
  });

  test('of a round revealed together are none at all', async () => {
    const { world } = await roundOpen({ more: { 'How do people answer?': 'Reveal together' } });
    await until(world, '2026-03-09T17:30');
    expect(inChannel(world, 'Nobody has answered How are we?')).toHaveLength(1);
    await until(world, '2026-03-12T17:30');
    expect(inChannel(world, 'Ended without results: nobody answered.')).not.toEqual([]);
  });

  test('of a round that a leader closes early leave it open until it was to close, and only they are told', async () => {
    const { world, ana } = await roundOpen();
    await answerAs(world, 'ben');
    await pressInList(ana, 'Close now');
    ana.sees('Fewer than 5 have answered, so it stays open until Monday, 9 March 2026, 17:00');
    await ana.dismiss();
    await answerAs(world, 'eva');
    expect(inChannel(world, 'Fewer than')).toEqual([]);
    await until(world, '2026-03-09T17:30');
    expect(inChannel(world, 'Fewer than 5 had answered')).toHaveLength(1);
  });
});

describe('the leader who goes', () => {
  test('leaves the round to another who was to read it; who leads since then does not read', async () => {
    const { world, ana } = await formFilled({ more: NAMED });
    await leadsToo(world, 'ben');
    await ana.submit();
    await ana.dismiss();
    await leadsToo(world, 'chloe');
    for (const name of ['ben', 'chloe', 'dev', 'eva', 'omar']) await answerAs(world, name);
    world.slack.deactivate(ana.userId);
    await until(world, '2026-03-10T12:00');
    expect(told(world, 'ben', 'How are we? has closed: 5 people answered.')).toHaveLength(1);
    expect(told(world, 'chloe', 'has closed')).toEqual([]);
    const chloe = world.as('chloe').in('#learning');
    await chloe.command('/learn feedback rounds');
    chloe.sees('Closed. 5 people answered.');
    chloe.doesNotSee('[Look through and publish]');
  });

  test('takes the answers along where nobody is left who was to read them, and all are told', async () => {
    const { world, ana } = await roundOpen();
    await answerAll(world);
    await leadsToo(world, 'ben');
    await world.db.kysely
      .updateTable('members')
      .set({ role: 'member' })
      .where('user_id', '=', userId.of(world.as('ana').userId))
      .execute();
    await until(world, '2026-03-09T17:30');
    expect(await statesIn(world)).toEqual(['discarded']);
    expect(
      inChannel(
        world,
        'those who were to look them through do not lead here any more, so the answers were destroyed, unread.',
      ),
    ).toHaveLength(3);
    await ana.in('#learning').command('/learn feedback rounds');
    ana.doesNotSee('[Look through and publish]');
  });

  test('of a round about them, takes it along whoever else leads, and it does not come again', async () => {
    const { world } = await roundOpen({
      template: 'Me as your leader: start, stop, continue',
      more: { 'Who may read the results?': 'Everyone in Learning', 'Comes again': 'Every 4 weeks' },
    });
    await leadsToo(world, 'ben');
    for (const name of ['ben', 'chloe', 'dev', 'eva', 'omar']) {
      await answerAs(world, name, {
        'What should I start doing as your leader?': `${name} says so`,
        'How well do I support you in your work?': '2',
      });
    }
    await world.db.kysely
      .updateTable('members')
      .set({ role: 'member' })
      .where('user_id', '=', userId.of(world.as('ana').userId))
      .execute();
    await until(world, '2026-03-09T17:30');
    expect(await statesIn(world)).toEqual(['discarded']);
  });
});

test('a round that was to close while its community rested closes when it wakes', async () => {
  const { world, ana } = await roundOpen();
  await answerAll(world);
  const ben = world.as('ben').in('#learning');
  await ana.archives('#learning');
  await until(world, '2026-03-09T18:00');
  expect(await statesIn(world)).toEqual(['open']);
  expect(await ben.home()).not.toContain('How are we?');
  world.slack.unarchive(ana.userId, channelIdOf(world, 'learning'));
  await until(world, '2026-03-09T20:00');
  expect(await statesIn(world)).toEqual(['closed']);
  ben.in('#learning').doesNotSee(UNLINKED_BUTTON);
});
