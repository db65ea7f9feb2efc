import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { channelIdOf } from '../support/communities.ts';
import type { World } from '../support/world.ts';
import {
  answerAll,
  answerAs,
  formFilled,
  INVITED,
  inChannel,
  leadsToo,
  NAMED,
  roundOpen,
  statesIn,
  told,
  UNLINKED_BUTTON,
  until,
} from './life.ts';
import { roundsIn } from './setting-up.ts';

const REMINDER = 'I remind everyone alike, and only once.';
const BY_LETTER = {
  Also: ['Remind everyone once, 24 hours before it closes', 'Ask each person by direct message too'],
};

async function extendTo(ana: ReturnType<World['as']>, day: string): Promise<void> {
  await ana.in('#learning').command('/learn feedback rounds');
  await ana.open('Extend');
  expect(await ana.submit({ 'Closes on': day })).toEqual({});
  ana.sees('The channel is told.');
  await ana.dismiss();
}

async function press(ana: ReturnType<World['as']>, button: string): Promise<void> {
  await ana.in('#learning').command('/learn feedback rounds');
  await ana.click(button, { confirm: true });
}

describe('the reminder', () => {
  test('comes once to the channel, a day before the closing, whoever has answered', async () => {
    const { world } = await roundOpen();
    await answerAll(world);
    await until(world, '2026-03-08T16:45');
    expect(inChannel(world, REMINDER)).toEqual([]);
    await until(world, '2026-03-08T17:15');
    expect(inChannel(world, REMINDER)).toEqual([
      'How are we? closes on Monday, 9 March 2026, 17:00 (Europe/Berlin). If you have answered already: thank you. I remind everyone alike, and only once.\n[Answer without my name]',
    ]);
    await until(world, '2026-03-09T16:45');
    expect(inChannel(world, REMINDER)).toHaveLength(1);
    for (const name of ['ben', 'eva']) expect(told(world, name, 'How are we?')).toEqual([]);
  });

  test('comes to the letters of all where they were asked so, whether they answered or not', async () => {
    const { world } = await roundOpen({ more: BY_LETTER });
    await answerAs(world, 'ben');
    await until(world, '2026-03-09T16:45');
    for (const name of ['ana', 'ben', 'chloe', 'dev', 'eva', 'omar']) {
      expect(told(world, name, REMINDER), name).toHaveLength(1);
    }
    expect(inChannel(world, REMINDER)).toEqual([]);
  });

  test('does not come where the leader does not want it, nor for a round of a day', async () => {
    for (const more of [{ Also: [] }, { 'Closes on': '2026-03-03' }]) {
      const { world } = await roundOpen({ more });
      await until(world, '2026-03-09T16:45');
      expect(inChannel(world, REMINDER)).toEqual([]);
      await world.stop();
    }
  });

  test.each([
    ['in the channel', {}],
    ['in letters', BY_LETTER],
  ])('is not repeated for a later closing (%s), and what stands says when it closes now', async (_, more) => {
    const { world, ana } = await roundOpen({ more });
    const reminders = () => ('Also' in more ? told(world, 'ben', REMINDER) : inChannel(world, REMINDER));
    await until(world, '2026-03-09T13:00');
    expect(reminders()).toHaveLength(1);
    await extendTo(ana, '2026-03-16');
    await until(world, '2026-03-16T13:00');
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('Monday, 16 March 2026, 17:00');
    await extendTo(ana, '2026-03-23');
    await until(world, '2026-03-23T13:00');
    expect(reminders()).toHaveLength(1);
  });

  test('comes a day before the later closing, where the earlier one has not been reminded of', async () => {
    const { world, ana } = await roundOpen();
    await until(world, '2026-03-07T12:00');
    await extendTo(ana, '2026-03-12');
    await until(world, '2026-03-11T16:45');
    expect(inChannel(world, REMINDER)).toEqual([]);
    await until(world, '2026-03-11T17:15');
    expect(inChannel(world, REMINDER)).toHaveLength(1);
  });
});

describe('extending', () => {
  test('tells the channel, and the invitation says until when it is open now', async () => {
    const { world, ana } = await roundOpen();
    await extendTo(ana, '2026-03-16');
    expect(inChannel(world, 'is open for longer')).toEqual([
      'How are we? is open for longer: until Monday, 16 March 2026, 17:00 (Europe/Berlin).\n[Answer without my name]',
    ]);
    expect(inChannel(world, INVITED)[0]).toContain('It closes on Monday, 16 March 2026, 17:00');
    await until(world, '2026-03-10T12:00');
    await answerAs(world, 'ben');
  });

  test('moves a closing out, not in, and not into a missing hour, and keeps what was chosen', async () => {
    const { world, ana } = await roundOpen();
    await ana.in('#learning').command('/learn feedback rounds');
    await ana.open('Extend');
    for (const [said, field, why] of [
      [{ 'Closes on': '2026-03-08' }, 'Closes on', 'Please choose a later time than the one until now.'],
      [{ 'Closes on': '2026-07-01' }, 'Closes on', 'Please choose a day within the next 92 days.'],
      [{ 'Closes on': '2026-03-29', At: '02:30' }, 'At', 'so 2:30 does not exist that day.'],
    ] as const) {
      expect(await ana.submit(said)).toEqual({ [field]: expect.stringContaining(why) });
    }
    expect(inChannel(world, 'is open for longer')).toEqual([]);
  });

  test('twice tells twice, each true by now', async () => {
    const { world, ana } = await roundOpen();
    await extendTo(ana, '2026-03-16');
    await extendTo(ana, '2026-03-17');
    expect(inChannel(world, 'is open for longer: until Tuesday, 17 March')).toHaveLength(2);
  });
});

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
    expect(inChannel(world, `How are we?. ${end}`).length).toBeGreaterThan(1);
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
    await press(ana, 'Close now');
    ana.sees('Fewer than 5 have answered, so it stays open until Monday, 9 March 2026, 17:00');
    await ana.dismiss();
    await answerAs(world, 'eva');
    expect(inChannel(world, 'Fewer than')).toEqual([]);
    await until(world, '2026-03-09T17:30');
    expect(inChannel(world, 'Fewer than 5 had answered')).toHaveLength(1);
  });
});

describe('closing early', () => {
  test('with answers enough closes at once: the key is destroyed, and its leader is told', async () => {
    const { world, ana } = await roundOpen();
    await answerAll(world);
    await press(ana, 'Close now');
    ana.sees(
      'Closed. When its results are ready you find them here',
      '5 people answered. Not published yet.',
    );
    await ana.dismiss();
    expect(await world.keys.list()).toEqual([]);
    expect(inChannel(world, 'How are we? has closed. Thank you to everyone who answered.')).not.toEqual([]);
    expect(await ana.home()).toContain('How are we? has closed. Its results wait for you to publish them.');
    await ana.in('#learning').command('/feedback');
    ana.sees('[Look through and publish]');
    await ana.dismiss();
    await until(world, '2026-03-03T12:00');
    expect(told(world, 'ana', 'How are we? has closed: 5 people answered.')).toHaveLength(1);
    expect(told(world, 'ben', 'has closed')).toEqual([]);
  });

  test('of what is revealed together publishes it', async () => {
    const { world, ana } = await roundOpen({ more: { 'How do people answer?': 'Reveal together' } });
    await answerAs(world, 'ben');
    await press(ana, 'Close now');
    ana.sees('Closed, and its results are published.');
  });
});

describe('cancelling', () => {
  test('destroys the answers, and tells everyone who was invited', async () => {
    const { world, ana } = await roundOpen({ more: { ...BY_LETTER, 'Comes again': 'Every 4 weeks' } });
    await answerAll(world);
    await press(ana, 'Cancel the round');
    ana.sees('Cancelled. Its answers were destroyed, unread. Those who were invited are told.');
    await ana.dismiss();
    expect(await world.keys.list()).toEqual([]);
    expect(await world.db.kysely.selectFrom('sealed_boxes').selectAll().execute()).toEqual([]);
    const said = 'How are we?. Cancelled. Its answers were destroyed, unread.';
    // The invitation, and the news.
    expect(inChannel(world, said)).toHaveLength(2);
    await until(world, '2026-03-03T18:00');
    expect(told(world, 'ben', said)).not.toEqual([]);
    // It does not come again.
    expect(await statesIn(world)).toEqual(['discarded']);
  });

  test('of a round with names destroys these answers too', async () => {
    const { world, ana } = await roundOpen({ more: NAMED });
    await answerAs(world, 'ben');
    await press(ana, 'Cancel the round');
    expect(await world.db.kysely.selectFrom('round_answers').selectAll().execute()).toEqual([]);
  });

  test('is too late once it has closed', async () => {
    const { world, ana } = await roundOpen();
    await answerAll(world);
    await ana.in('#learning').command('/learn feedback rounds');
    await until(world, '2026-03-09T17:30');
    await ana.click('Cancel the round', { confirm: true });
    ana.sees('This round is not open, so it cannot be cancelled.');
    expect(await statesIn(world)).toEqual(['closed']);
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
