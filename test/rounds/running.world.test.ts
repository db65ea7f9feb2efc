import { describe, expect, test } from 'vitest';
import {
  answerAll,
  answerAs,
  BY_LETTER,
  extendTo,
  INVITED,
  inChannel,
  NAMED,
  pressInList,
  roundOpen,
  statesIn,
  told,
  until,
} from './life.ts';

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

describe('closing early', () => {
  test('with answers enough closes at once: the key is destroyed, and its leader is told', async () => {
    const { world, ana } = await roundOpen();
    await answerAll(world);
    await pressInList(ana, 'Close now');
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
    await pressInList(ana, 'Close now');
    ana.sees('Closed, and its results are published.');
  });
});

describe('cancelling', () => {
  test('destroys the answers, and tells everyone who was invited', async () => {
    const { world, ana } = await roundOpen({ more: { ...BY_LETTER, 'Comes again': 'Every 4 weeks' } });
    await answerAll(world);
    await pressInList(ana, 'Cancel the round');
    ana.sees('Cancelled. Its answers were destroyed, unread. Those who were invited are told.');
    await ana.dismiss();
    expect(await world.keys.list()).toEqual([]);
    expect(await world.db.kysely.selectFrom('sealed_boxes').selectAll().execute()).toEqual([]);
    const said = 'How are we?\nCancelled. Its answers were destroyed, unread.';
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
    await pressInList(ana, 'Cancel the round');
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
