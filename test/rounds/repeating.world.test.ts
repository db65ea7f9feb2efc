import { expect, test } from 'vitest';
import { answerAs, INVITED, inChannel, MEMBERS, NAMED, roundOpen, statesIn, until } from './life.ts';
import { roundsIn } from './setting-up.ts';

const MONTHLY = { ...NAMED, 'Comes again': 'Every 4 weeks' };

test('a round that comes again is planned when it has ended, and opens in the same series with the same questions', async () => {
  const { world, ana } = await roundOpen({ more: MONTHLY });
  for (const name of MEMBERS) await answerAs(world, name);
  expect(await statesIn(world)).toEqual(['open']);
  await until(world, '2026-03-09T17:30');
  const [first, second] = await roundsIn(world);
  expect(first?.state).toBe('closed');
  expect(second).toMatchObject({
    state: 'planned',
    series_id: first?.series_id,
    opens_on: '2026-03-30',
    closes_on: '2026-04-06',
    closes_time: '17:00',
    opened_at: null,
    answered: null,
  });
  await ana.in('#learning').command('/learn feedback rounds');
  ana.sees('Planned: opens on Monday, 30 March 2026, 10:00 (Europe/Berlin)');
  await ana.dismiss();
  await until(world, '2026-03-30T09:45');
  expect(inChannel(world, INVITED)).toHaveLength(0);
  await until(world, '2026-03-30T10:15');
  expect(inChannel(world, INVITED)).toHaveLength(1);
  await answerAs(world, 'ben');
});

test('its time to answer stays as it was, whatever more time it was given', async () => {
  const { world } = await roundOpen({ more: MONTHLY });
  await until(world, '2026-03-12T17:30');
  const [, second] = await roundsIn(world);
  expect(second).toMatchObject({ state: 'planned', opens_on: '2026-03-30', closes_on: '2026-04-06' });
});

test('one that a leader keeps open beyond its next turn comes again after that, and closes before the turn after', async () => {
  const { world, ana } = await roundOpen({ more: { ...NAMED, 'Comes again': 'Every 2 weeks' } });
  for (const name of MEMBERS) await answerAs(world, name);
  await ana.in('#learning').command('/learn feedback rounds');
  await ana.open('Extend');
  await ana.submit({ 'Closes on': '2026-03-20' });
  await ana.dismiss();
  await until(world, '2026-03-20T17:30');
  const [, second] = await roundsIn(world);
  expect(second).toMatchObject({ state: 'planned', opens_on: '2026-03-30', closes_on: '2026-04-12' });
  await until(world, '2026-03-30T10:15');
  expect((await statesIn(world)).sort()).toEqual(['closed', 'open']);
});

test('one whose closing falls into the hour that clocks leave out closes an hour later, and opens', async () => {
  const more = { ...NAMED, 'Closes on': '2026-03-15', 'Closes at': '02:30', 'Comes again': 'Every 2 weeks' };
  const { world } = await roundOpen({ more });
  for (const name of MEMBERS) await answerAs(world, name);
  await until(world, '2026-03-15T03:00');
  const [, second] = await roundsIn(world);
  expect(second).toMatchObject({ opens_on: '2026-03-16', closes_on: '2026-03-29', closes_time: '03:30' });
  await until(world, '2026-03-16T10:15');
  expect((await statesIn(world)).sort()).toEqual(['closed', 'open']);
});

test('discarding the planned one ends the series', async () => {
  const { world, ana } = await roundOpen({ more: MONTHLY });
  for (const name of MEMBERS) await answerAs(world, name);
  await until(world, '2026-03-09T17:30');
  await ana.in('#learning').command('/learn feedback rounds');
  await ana.click('Discard', { confirm: true });
  await ana.dismiss();
  await until(world, '2026-03-31T12:00');
  expect(await statesIn(world)).toEqual(['closed']);
});
