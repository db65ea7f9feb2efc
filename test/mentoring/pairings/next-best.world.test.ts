import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import { change } from '../../../src/domain/context.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { apartPairs, matchingPeople } from '../../../src/domain/mentoring/profiles/for-matching.ts';
import { withdrawSuggestionsOf } from '../../../src/domain/mentoring/suggestions/suggesting.ts';
import type { World } from '../../support/world.ts';
import {
  accepts,
  idOf,
  mentoringWorld,
  pairings,
  placeIn,
  sentRound,
  states,
} from '../suggestions/suggested-people.ts';
import { bringTogether, conversation, goTo, placeOf } from './paired-people.ts';

const OMAR = { wants: 'mentor', capacity: 1, helps: ['SQL'], experience: 1 } as const;

/** ana mentors ben, who is asked how it goes; dev and eva could mentor him too, eva better. */
async function askedHowItGoes(): Promise<World> {
  const world = await mentoringWorld();
  await bringTogether(world);
  await goTo(world, '2026-03-16');
  return world;
}

async function waiting(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('user_id')
    .where('waits_since', 'is not', null)
    .execute();
  return rows.map((row) => world.slack.world.users.get(row.user_id)?.name ?? '').sort();
}

async function roomOf(world: World, name: string): Promise<number | undefined> {
  const of = { ...(await placeIn(world)), users: [idOf(world, name)], withoutProfile: false };
  const { workspaceId } = of;
  const [person] = await change(world.app.ctx, workspaceId, (tx) => matchingPeople(tx, of));
  return person?.room;
}

describe('where it did not fit', () => {
  test('the mentee gets the next best at once, whoever said so, and both must accept', async () => {
    for (const name of ['ben', 'ana']) {
      const world = await askedHowItGoes();
      await world.as(name).in('app').click('Not a fit', { confirm: true });
      await world.clock.settle();
      expect(await states(world)).toEqual(['ben+eva open']);
      expect(await pairings(world)).toEqual([]);
      await world.stop();
    }
  });

  test('both come first next time, are not suggested to each other again, and the mentor has room', async () => {
    const world = await askedHowItGoes();
    expect(await roomOf(world, 'ana')).toBe(0);
    await world.as('ana').in('app').click('Not a fit', { confirm: true });
    expect(await waiting(world)).toEqual(['ana', 'ben']);
    expect(await roomOf(world, 'ana')).toBe(1);
    const place = await placeIn(world);
    const apart = await change(world.app.ctx, place.workspaceId, (tx) => apartPairs(tx, place));
    expect([...apart]).toContain(pairKey(idOf(world, 'ana'), idOf(world, 'ben')));
  });

  test('the next pairing begins like any other, and nobody waits any more', async () => {
    const world = await askedHowItGoes();
    await world.as('ana').in('app').click('Not a fit', { confirm: true });
    await goTo(world, '2026-03-17', '14:00');
    await accepts(world, 'eva');
    await accepts(world, 'ben');
    expect(await pairings(world)).toEqual(['ben+eva']);
    await goTo(world, '2026-03-17', '15:00');
    expect(conversation(world, 'ben', 'eva')[0]).toContain('17 March 2026: a mentoring pairing in Learning');
    expect(await waiting(world)).toEqual(['ana']);
  });

  test('it is found by the clock where we went down right after the end, and once', async () => {
    const world = await askedHowItGoes();
    await world.as('ana').in('app').click('Not a fit', { confirm: true });
    // As it was when the end had been recorded, and nothing after it.
    await world.db.kysely.deleteFrom('suggestions').execute();
    const next_step_at = writeInstant(world.clock.now());
    await world.db.kysely.updateTable('pairings').set({ next_step_at }).execute();
    await world.restart();
    await world.clock.advance({ minutes: 31 });
    expect(await states(world)).toEqual(['ben+eva open']);
    await world.clock.advance({ minutes: 31 });
    expect(await states(world)).toHaveLength(1);
  });

  test('keeps to what the leader of the round does not want', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']], forbidden: [['eva', 'ben']] });
    await accepts(world, 'ana');
    await accepts(world, 'ben');
    await goTo(world, '2026-03-16');
    await world.as('ana').in('app').click('Not a fit', { confirm: true });
    expect(await states(world)).toEqual(['ana+ben agreed', 'ben+dev open']);
  });

  test('keeps to the hard rules of the round however often it does not fit', async () => {
    const world = await mentoringWorld({ omar: OMAR });
    const id = await sentRound(world, { pairs: [['ana', 'ben']] });
    const { kysely } = world.db;
    await kysely.updateTable('matching_rounds').set({ not_same_team: 1 }).where('id', '=', id).execute();
    await kysely
      .updateTable('mentor_profiles')
      .set({ team: 'Data' })
      .where('user_id', 'in', [idOf(world, 'ben'), idOf(world, 'eva')])
      .execute();
    await accepts(world, 'ana');
    await accepts(world, 'ben');
    const unfit = async (date: string, next: string) => {
      await goTo(world, date);
      await world.as('ben').in('app').click('Not a fit', { confirm: true });
      await world.clock.settle();
      expect((await states(world)).filter((state) => state.endsWith('open'))).toEqual(
        next === '' ? [] : [`ben+${next} open`],
      );
    };
    await unfit('2026-03-16', 'omar');
    await goTo(world, '2026-03-17');
    await accepts(world, 'omar');
    await accepts(world, 'ben');
    await unfit('2026-04-01', 'dev');
    await goTo(world, '2026-04-02');
    await accepts(world, 'dev');
    await accepts(world, 'ben');
    await unfit('2026-04-17', '');
  });

  test('is no part of the round, and stays where the round is cancelled', async () => {
    const world = await mentoringWorld();
    const id = await sentRound(world, { pairs: [['ana', 'ben']] });
    await accepts(world, 'ana');
    await accepts(world, 'ben');
    await goTo(world, '2026-03-16');
    const { workspaceId } = await placeIn(world);
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    await change(world.app.ctx, workspaceId, (tx) =>
      withdrawSuggestionsOf(tx, workspaceId, id, world.clock.now()),
    );
    expect(await states(world)).toEqual(['ana+ben agreed', 'ben+eva open']);
  });

  test('is nobody’s own manager, also where no round has a rule', async () => {
    const world = await mentoringWorld();
    await bringTogether(world);
    const manager_id = idOf(world, 'eva');
    await world.db.kysely
      .updateTable('mentor_profiles')
      .set({ manager_id })
      .where('user_id', '=', idOf(world, 'ben'))
      .execute();
    await goTo(world, '2026-03-16');
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    expect(await states(world)).toEqual(['ben+dev open']);
  });

  test('nobody is suggested where nobody has room', async () => {
    const world = await mentoringWorld({ dev: null, eva: null });
    await bringTogether(world);
    await goTo(world, '2026-03-16');
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    await world.clock.advance({ minutes: 31 });
    expect(await states(world)).toEqual([]);
  });
});

describe('an introduction', () => {
  test('says why these two, from what they said of themselves', async () => {
    const world = await mentoringWorld({ ana: { wants: 'mentor', capacity: 1, helps: ['R & <D>'] } });
    await bringTogether(world, { people: ['dev', 'ben'] });
    await goTo(world, '2026-03-02', '11:00');
    expect(conversation(world, 'dev', 'ben')[0]).toContain('@Dev offers SQL, which @Ben wants to learn.');
  });

  test('takes them off the list of those who come first', async () => {
    const world = await mentoringWorld();
    const waits_since = writeInstant(world.clock.now());
    await world.db.kysely.updateTable('mentor_profiles').set({ waits_since }).execute();
    await bringTogether(world, { program: 'coffee', notified: true });
    expect(await waiting(world)).toContain('ben');
    await bringTogether(world);
    expect(await waiting(world)).toEqual(['chloe', 'dev', 'eva']);
  });
});

describe('whoever is left without anybody', () => {
  test('comes first next time where the other left', async () => {
    const world = await mentoringWorld();
    await bringTogether(world);
    await world.as('ana').leaves('#learning');
    await world.clock.advance({ minutes: 16 });
    expect(await waiting(world)).toEqual(['ben']);
  });

  test('comes first next time where the other could not this time', async () => {
    const world = await mentoringWorld();
    await bringTogether(world, { program: 'buddies', notified: true });
    await world
      .as('ana')
      .in(placeOf(['ben']))
      .click('I can’t this time', { confirm: true });
    expect(await waiting(world)).toEqual(['ben']);
  });

  test('does not, where one of them ended it', async () => {
    const world = await mentoringWorld();
    await bringTogether(world);
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor end');
    await ben.submit();
    expect(await waiting(world)).toEqual([]);
    expect(await roomOf(world, 'ana')).toBe(1);
  });
});
