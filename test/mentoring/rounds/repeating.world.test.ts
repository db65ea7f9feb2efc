import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import { channelIdOf } from '../../support/communities.ts';
import type { World } from '../../support/world.ts';
import {
  idOf,
  MENTEE,
  MENTOR,
  matchesAndSends,
  pairedIn,
  proposedIn,
  roundsIn,
  says,
  sleepUntil,
  statesIn,
  suggestedIn,
  told,
  until,
  withProfiles,
} from './stage.ts';

const COMPANY = { wants: 'company' } as const;
const FOUR = { ben: COMPANY, chloe: COMPANY, dev: COMPANY, eva: COMPANY };
const WEEKLY_COFFEE = { 'What is it for?': 'Coffee', 'Comes again': 'Every week' };
const AHEAD = 'I bring you together with somebody for a coffee';

/** ana has sent a coffee round on Monday, 2 March, 10:00, which comes again each week. */
async function coffeeEachWeek(profiles: Parameters<typeof withProfiles>[0] = FOUR) {
  const { world, ana } = await withProfiles(profiles);
  await matchesAndSends(ana, WEEKLY_COFFEE);
  return { world, ana };
}

/** Who was brought together by the rounds sent after the first. */
async function pairedSince(world: World, before: readonly string[]): Promise<string[]> {
  const left = [...before];
  return (await pairedIn(world)).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('coffee that comes again', () => {
  test('everyone is told a day ahead, then it is matched and sent by itself at its hour, with somebody new', async () => {
    const { world, ana } = await coffeeEachWeek();
    const first = await pairedIn(world);
    expect(await statesIn(world)).toEqual(['sent', 'planned']);
    await ana.command('/learn mentor rounds');
    ana.sees('Planned for Monday, 9 March 2026, 10:00 (Europe/Berlin).', 'Comes again every week.');
    await ana.dismiss();
    await sleepUntil(world, '2026-03-07T23:30');
    expect(told(world, 'ben', AHEAD)).toEqual([]);
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    for (const name of Object.keys(FOUR)) expect(told(world, name, AHEAD)).toHaveLength(1);
    expect(told(world, 'ben', 'On Monday, 9 March 2026, 10:00 (Europe/Berlin)')).toHaveLength(1);
    await sleepUntil(world, '2026-03-09T09:45');
    expect(await pairedIn(world)).toHaveLength(2);
    await until(world, '2026-03-09T10:15');
    const second = await pairedSince(world, first);
    expect(second).toHaveLength(2);
    expect(second.filter((pair) => first.includes(pair))).toEqual([]);
    expect(await statesIn(world)).toEqual(['closed', 'closed', 'planned']);
  });

  test('who skips it sits out; who takes part after all is in; pressed when it has begun, they read so', async () => {
    const { world } = await coffeeEachWeek();
    const first = await pairedIn(world);
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    const ben = world.as('ben').in('app');
    const dev = world.as('dev').in('app');
    const chloe = world.as('chloe').in('app');
    await ben.click('Skip this round');
    ben.sees('You skip the next round of Coffee in Learning. Nobody is told.');
    await chloe.click('Skip this round');
    await dev.click('Skip this round');
    await dev.click('Take part after all');
    dev.sees('If it does not suit you this time, skip it');
    await sleepUntil(world, '2026-03-09T10:15');
    expect(await pairedSince(world, first)).toEqual(['dev–eva']);
    await until(world, '2026-03-10T12:00');
    expect(told(world, 'ben', 'there was nobody for you')).toEqual([]);
  });

  test('a forged skip of somebody who does not take part changes nothing', async () => {
    const { world } = await coffeeEachWeek();
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    await world.db.kysely.deleteFrom('matching_people').where('user_id', '=', idOf(world, 'ben')).execute();
    const ben = world.as('ben').in('app');
    await ben.click('Skip this round');
    expect(ben.ephemerals().at(-1)).toContain('You do not take part in this round');
  });

  test('if only one is left, they are told kindly', async () => {
    const { world } = await coffeeEachWeek({ ben: COMPANY, eva: COMPANY });
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    await world.as('ben').in('app').click('Skip this round');
    await until(world, '2026-03-10T20:00');
    expect(
      told(world, 'eva', 'there was nobody for you: too few took part. It is not about you'),
    ).toHaveLength(1);
    expect(told(world, 'ben', 'there was nobody for you')).toEqual([]);
  });

  test('if nobody takes part any more, it is left out, its leader is told, and it comes again', async () => {
    const { world } = await coffeeEachWeek();
    await world.db.kysely.updateTable('mentor_profiles').set({ paused_because: 'own' }).execute();
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    expect(await pairedIn(world)).toHaveLength(2);
    expect(told(world, 'ana', 'was left out this time: nobody takes part.')).toHaveLength(1);
    await world.db.kysely.updateTable('mentor_profiles').set({ paused_because: null }).execute();
    await sleepUntil(world, '2026-03-15T00:15');
    await sleepUntil(world, '2026-03-16T10:15');
    expect(await pairedIn(world)).toHaveLength(4);
  });

  test('stopped by a leader, it comes no more', async () => {
    const { world, ana } = await coffeeEachWeek();
    await ana.command('/learn mentor rounds');
    await ana.click('Stop', { confirm: true });
    ana.sees('Stopped. It does not come again.');
    await ana.dismiss();
    await sleepUntil(world, '2026-03-08T12:00');
    expect(await statesIn(world)).toEqual(['closed', 'cancelled']);
    expect(told(world, 'ben', AHEAD)).toEqual([]);
  });

  test('stopped after people were told, their letter says so', async () => {
    const { world, ana } = await coffeeEachWeek();
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    await ana.command('/learn mentor rounds');
    await ana.click('Stop', { confirm: true });
    await ana.dismiss();
    await world.clock.advance({ minutes: 15 });
    expect(told(world, 'ben', 'Coffee in Learning was taken off the plan.')).toHaveLength(1);
  });

  test('while the community rests it waits, and people are told anew for another day', async () => {
    const { world, ana } = await coffeeEachWeek();
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    await ana.archives('#learning');
    await sleepUntil(world, '2026-03-10T12:00');
    expect(await statesIn(world)).toEqual(['closed', 'planned']);
    world.slack.unarchive(ana.userId, channelIdOf(world, 'learning'));
    await until(world, '2026-03-10T20:00');
    expect(told(world, 'ben', AHEAD).at(-1)).toContain('On Wednesday, 11 March 2026, 10:00');
    await sleepUntil(world, '2026-03-11T10:15');
    expect(await pairedIn(world)).toHaveLength(4);
  });

  test('without a leader it waits', async () => {
    const { world } = await coffeeEachWeek();
    await world.db.kysely
      .updateTable('communities')
      .set({ leaderless_since: writeInstant(world.clock.now()) })
      .execute();
    await sleepUntil(world, '2026-03-08T00:15');
    await until(world, '2026-03-08T09:00');
    expect(told(world, 'ben', AHEAD)).toEqual([]);
    expect(await statesIn(world)).toEqual(['closed', 'planned']);
  });

  test('a bot that was down when people were to be told tells them, and brings them together a day later', async () => {
    const { world } = await coffeeEachWeek();
    await world.clock.jump(Temporal.Instant.from('2026-03-09T09:30:00Z'));
    await until(world, '2026-03-09T12:00');
    expect(told(world, 'ben', 'On Tuesday, 10 March 2026, 10:00')).toHaveLength(1);
    expect(await pairedIn(world)).toHaveLength(2);
    await sleepUntil(world, '2026-03-10T10:15');
    expect(await pairedIn(world)).toHaveLength(4);
  });
});

describe('mentoring that comes again', () => {
  const PAIR = {
    ben: { ...MENTOR, capacity: 3, helps: ['sql'] },
    dev: { ...MENTEE, learns: ['sql'] },
  } as const;

  test('is matched at its hour, and its leader looks it through and sends it', async () => {
    const { world, ana } = await withProfiles(PAIR);
    await matchesAndSends(ana, { 'Comes again': 'Every 4 weeks' });
    expect(await suggestedIn(world)).toEqual(['ben–dev']);
    await says(world, 'eva', { ...MENTEE, learns: ['sql'] });
    await world.as('ben').in('app').click('Accept');
    await world.as('dev').in('app').click('Accept');
    await says(world, 'omar', { ...MENTOR, helps: ['sql'] });
    // Clocks go forward in between; the hour stays.
    await sleepUntil(world, '2026-03-30T09:45');
    expect((await statesIn(world)).at(-1)).toBe('planned');
    await until(world, '2026-03-30T10:15');
    expect((await statesIn(world)).at(-1)).toBe('proposed');
    const shown = world.as('ana').in('app');
    // dev has a mentor by now, and is not given another.
    shown.sees('Mentoring in Learning is matched again: one pairing. Nobody hears of it');
    expect(await suggestedIn(world), 'nobody hears of it yet').not.toContain('ben–eva');
    await shown.click('Look through');
    await shown.click('Send', { confirm: true });
    await shown.dismiss();
    expect(await suggestedIn(world)).toContain('ben–eva');
    expect((await roundsIn(world)).map((round) => round.series_id === (round.series_id ?? ''))).not.toContain(
      false,
    );
    await world.clock.advance({ minutes: 15 });
    shown.sees('Mentoring in Learning was looked through.');
    expect((await statesIn(world)).at(-1)).toBe('planned');
  });

  test('discarded, it comes no more', async () => {
    const { world, ana } = await withProfiles(PAIR);
    await matchesAndSends(ana, { 'Comes again': 'Every week' });
    await sleepUntil(world, '2026-03-09T10:15');
    await ana.command('/learn mentor rounds');
    await ana.click('Look through');
    await ana.click('Discard', { confirm: true });
    await ana.dismiss();
    await sleepUntil(world, '2026-03-17T12:00');
    expect((await statesIn(world)).filter((state) => state === 'planned')).toEqual([]);
    expect(await proposedIn(world)).not.toEqual([]);
  });

  test('a user group that is gone by then ends it, and its leader is told', async () => {
    const { world, ana } = await withProfiles(PAIR);
    world.slack.addUserGroup({
      handle: 'data',
      name: 'Data',
      members: ['ben', 'dev'].map((name) => world.as(name).userId),
    });
    await matchesAndSends(ana, {
      'Who takes part?': 'A user group',
      'User group': '@data (Data)',
      'Comes again': 'Every week',
    });
    for (const id of world.slack.world.userGroups.keys()) world.slack.disableUserGroup(id);
    await sleepUntil(world, '2026-03-09T12:00');
    expect((await statesIn(world)).at(-1)).toBe('cancelled');
    expect(told(world, 'ana', 'could not be matched: its user group is not there any more.')).toHaveLength(1);
  });
});
