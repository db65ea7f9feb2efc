import { describe, expect, test } from 'vitest';
import type { World } from '../../support/world.ts';
import {
  idOf,
  MENTEE,
  MENTOR,
  matches,
  matchesAndSends,
  pairedIn,
  roundsIn,
  says,
  statesIn,
  suggestedIn,
  told,
  until,
  withProfiles,
} from './stage.ts';

const FIVE = {
  ben: { ...MENTOR, helps: ['sql'] },
  chloe: { ...MENTOR, helps: ['python'] },
  dev: { ...MENTEE, learns: ['python'] },
  eva: { ...MENTEE, learns: ['go'] },
  omar: { ...MENTEE, learns: ['sql'] },
} as const;

async function proposed(profiles: Parameters<typeof withProfiles>[0] = FIVE) {
  const { world, ana } = await withProfiles(profiles);
  expect(await matches(ana)).toEqual({});
  return { world, ana };
}

async function waiting(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('user_id')
    .where('waits_since', 'is not', null)
    .execute();
  return rows.map((row) => world.slack.world.users.get(row.user_id)?.name ?? '');
}

test('sent: each pairing is suggested, whoever is with nobody is told kindly and comes first next time', async () => {
  const { world, ana } = await proposed();
  await ana.click('Send', { confirm: true });
  ana.sees('Mentoring is on its way: 2 pairings.');
  await ana.dismiss();
  expect(await suggestedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
  expect(await statesIn(world)).toEqual(['sent']);
  expect(await waiting(world)).toEqual(['eva']);
  await until(world, '2026-03-03T20:00');
  expect(told(world, 'eva', 'has found no mentor for you this time')).toHaveLength(1);
  expect(told(world, 'eva', 'Nobody who takes part offers what you want to learn yet.')).toHaveLength(1);
  expect(told(world, 'omar', 'Ben').length).toBeGreaterThan(0);
  await ana.command('/learn mentor rounds');
  ana.sees('Sent on Monday, 2 March 2026, 10:00 (Europe/Berlin): 2 pairings.');
});

test('pressed twice, and by two windows: sent once, and the second reads so', async () => {
  const { world, ana } = await proposed();
  await world.db.kysely
    .updateTable('members')
    .set({ role: 'leader' })
    .where('user_id', '=', idOf(world, 'ben'))
    .execute();
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn mentor rounds');
  await ben.click('Look through');
  await ana.click('Send', { confirm: true });
  await ben.click('Send', { confirm: true });
  ben.sees('It was sent already, and once is enough.');
  await ben.dismiss();
  await ben.command('/learn mentor rounds');
  ben.doesNotSee('Look through');
  expect(await suggestedIn(world)).toHaveLength(2);
});

test('killed in the middle it goes on, and nobody has two words of it', async () => {
  const { world, ana } = await proposed();
  await ana.click('Send', { confirm: true });
  // As it was before the last of it was written.
  const [first] = await world.db.kysely.selectFrom('suggestions').select('id').orderBy('id').execute();
  const [group] = await world.db.kysely
    .selectFrom('matching_group_people')
    .innerJoin('suggestion_people', 'suggestion_people.user_id', 'matching_group_people.user_id')
    .select('group_id')
    .where('suggestion_id', '=', first?.id ?? neverThere())
    .execute();
  await world.db.kysely
    .deleteFrom('suggestions')
    .where('id', '=', first?.id ?? neverThere())
    .execute();
  await world.db.kysely
    .updateTable('matching_groups')
    .set({ is_sent: 0 })
    .where('id', '=', group?.group_id ?? neverThere())
    .execute();
  const [round] = await roundsIn(world);
  await world.db.kysely
    .updateTable('matching_rounds')
    .set({ state: 'sending', next_step_at: round?.created_at ?? null })
    .execute();
  await world.db.kysely.updateTable('matching_people').set({ is_told: 0 }).execute();
  await world.restart();
  await world.clock.advance({ minutes: 15 });
  expect(await statesIn(world)).toEqual(['sent']);
  expect(await suggestedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
  await until(world, '2026-03-03T20:00');
  expect(told(world, 'eva', 'has found no mentor for you this time')).toHaveLength(1);
  for (const name of ['dev', 'omar']) expect(told(world, name, 'has found no mentor')).toEqual([]);
});

function neverThere(): never {
  throw new Error('nothing was sent');
}

describe('between the proposal and Send', () => {
  test('a mentor and another’s mentee left: theirs is not sent, and who is left is told', async () => {
    const { world, ana } = await proposed();
    await world.as('ben').leaves('#learning');
    await world.as('dev').leaves('#learning');
    await world.clock.advance({ minutes: 2 });
    await ana.click('Send', { confirm: true });
    expect(await suggestedIn(world)).toEqual([]);
    expect((await waiting(world)).sort()).toEqual(['eva', 'omar']);
    await until(world, '2026-03-03T20:00');
    expect(told(world, 'omar', 'has found no mentor for you this time')).toHaveLength(1);
  });

  test('one became a guest, was deactivated, or deleted their profile', async () => {
    const { world, ana } = await proposed();
    world.slack.deactivate(idOf(world, 'chloe'));
    await world.db.kysely.deleteFrom('mentor_profiles').where('user_id', '=', idOf(world, 'omar')).execute();
    await world.clock.advance({ minutes: 2 });
    await ana.click('Send', { confirm: true });
    expect(await suggestedIn(world)).toEqual([]);
    expect(await statesIn(world)).toEqual(['sent']);
  });

  test('they have found somebody in another way: nobody else is suggested to them, and they are not told that there is nobody', async () => {
    const { world, ana } = await proposed();
    await ana.dismiss();
    await matchesAndSends(ana);
    await says(world, 'ben', { ...MENTOR, capacity: 3, helps: ['sql'] });
    await ana.command('/learn mentor rounds');
    await ana.click('Look through');
    await ana.click('Send', { confirm: true });
    expect(await suggestedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
    expect(await statesIn(world)).toEqual(['sent', 'sent']);
    expect(await waiting(world)).toEqual(['eva']);
  });

  test('a mentor takes fewer by now: who is too many is told', async () => {
    const { world, ana } = await proposed({
      ben: { ...MENTOR, capacity: 2, helps: ['sql'] },
      dev: { ...MENTEE, learns: ['sql'] },
      eva: { ...MENTEE, learns: ['sql'] },
    });
    await says(world, 'ben', { ...MENTOR, capacity: 1, helps: ['sql'] });
    await ana.click('Send', { confirm: true });
    expect(await suggestedIn(world)).toHaveLength(1);
    expect(await waiting(world)).toHaveLength(1);
  });

  test('one would rather not by now: they are not brought together, and nobody is told why', async () => {
    const { world, ana } = await proposed();
    await says(world, 'ben', { ...MENTOR, helps: ['sql'], avoids: [idOf(world, 'omar')] });
    await ana.click('Send', { confirm: true });
    expect(await suggestedIn(world)).toEqual(['chloe–dev']);
    await until(world, '2026-03-03T20:00');
    expect(told(world, 'omar', 'Nobody who offers what you want to learn is free for you now.')).toHaveLength(
      1,
    );
  });
});

test('told, and not asked: they are brought together at once', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await matchesAndSends(ana, { 'How do they agree?': 'They are told' });
  expect(await suggestedIn(world)).toEqual([]);
  expect(await pairedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
});

test('cancelled after it was sent: what is open is taken back, who agreed stays together, and it comes no more', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await matchesAndSends(ana, { 'Comes again': 'Every 4 weeks' });
  expect(await statesIn(world)).toEqual(['sent', 'planned']);
  await ana.command('/learn mentor rounds');
  await ana.click('Cancel the round', { confirm: true });
  ana.sees('Cancelled. Nobody need answer any more');
  expect(await suggestedIn(world)).toEqual([]);
  expect(await suggestedIn(world, 'withdrawn')).toHaveLength(2);
  expect(await statesIn(world)).toEqual(['cancelled', 'cancelled']);
});

test('cancelled after somebody said yes: they come first in the next round', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await matchesAndSends(ana);
  await until(world, '2026-03-03T12:00');
  await world.as('omar').in('app').click('Accept');
  await ana.command('/learn mentor rounds');
  await ana.click('Cancel the round', { confirm: true });
  const waiting = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('user_id')
    .where('waits_since', 'is not', null)
    .execute();
  expect(waiting).toContainEqual({ user_id: idOf(world, 'omar') });
});

test('discarded: nobody hears of it', async () => {
  const { world, ana } = await proposed();
  await ana.click('Discard', { confirm: true });
  ana.sees('Mentoring was discarded. Nobody hears of it.');
  await until(world, '2026-03-04T12:00');
  expect(await suggestedIn(world)).toEqual([]);
  expect(world.as('omar').dm()).toEqual([]);
});
