import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { answerRound } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { roundToLookThrough } from '../../src/domain/rounds/results/looking-through.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import {
  actorOf,
  communityIn,
  contextOf,
  LEADER,
  memberNamed,
  openRoundIn,
  WORKSPACE,
} from '../support/round-stage.ts';
import type { World } from '../support/world.ts';
import { answer, asks, closes, EVERYONE, leads, lists, OPEN, quietWorld } from './closed-rounds.ts';

const HOSTILE = '<!channel> *bold* & <@U1> \u202eend';
const WORDS = {
  ben: { 'What else?': 'Ben says: shorter meetings' },
  chloe: { 'What else?': 'Gus never listens, the fool' },
  dev: { 'What else?': HOSTILE },
  eva: { 'What else?': 'Eva says: more talks' },
  omar: { 'What else?': 'Omar says: all is well' },
};

/** Everything that any table holds, as text. */
async function stored(world: World): Promise<string> {
  const { kysely } = world.db;
  const tables = ['round_comments', 'round_answers', 'deliveries', 'letter_parts', 'seen_inputs'] as const;
  const rows = await Promise.all(tables.map((table) => kysely.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

async function closed(terms: Readonly<Record<string, string>> = EVERYONE): Promise<World> {
  const world = await quietWorld();
  await asks(world, { questions: [OPEN], terms });
  await answer(world, WORDS);
  await closes(world);
  return world;
}

describe('looking through', () => {
  test('holds back what should not be read, which readers see counted, and which is then gone', async () => {
    const world = await closed();
    const ana = await lists(world);
    await ana.open('Look through and publish');
    ana.sees(
      '5 people answered. Everyone in the community reads the results.',
      HOSTILE.replace('\u202e', ' '),
    );
    await ana.click('Hold back: it names a person', { beside: 'Gus never listens' });
    ana.sees('Held back: names a person');
    await ana.submit();
    ana.sees(
      'Published. The results stand in #learning in a moment.',
      'Held back by a leader: 1 (names a person).',
    );
    ana.doesNotSee('Gus never listens');
    await ana.dismiss();
    const ben = world.as('ben').in('#learning');
    ben.sees('Held back by a leader: 1 (names a person).', 'press Read all');
    await ben.open('Read all');
    ben.sees(
      '5 people answered.',
      'Ben says',
      'Eva says',
      'Omar says',
      'Held back by a leader: 1 (names a person).',
    );
    ben.doesNotSee('Gus never listens');
    expect(await stored(world)).not.toContain('Gus never listens');
    expect(await stored(world)).toContain('Ben says');
  });

  test('takes back what was held back, as long as nothing is published', async () => {
    const world = await closed();
    const ana = await lists(world);
    await ana.open('Look through and publish');
    await ana.click('Hold back: it is abusive', { beside: 'Ben says' });
    ana.sees('Held back: abusive');
    await ana.dismiss();
    await lists(world);
    await ana.open('Look through and publish');
    ana.sees('Held back: abusive');
    await ana.click('Show it after all');
    ana.doesNotSee('Held back');
    await ana.submit();
    ana.sees('Ben says');
    ana.doesNotSee('Held back');
  });

  test('shows names where answers bear them, and forgets what was held back in the answers too', async () => {
    const world = await closed({ ...EVERYONE, 'How do people answer?': 'Named' });
    expect(await stored(world)).toContain('Gus never listens');
    const ana = await lists(world);
    await ana.open('Look through and publish');
    ana.sees('@Chloé. Shown');
    await ana.click('Hold back: it names a person', { beside: 'Gus never listens' });
    await ana.submit();
    ana.sees('@Ben', 'Ben says', 'Held back by a leader: 1');
    ana.doesNotSee('Chloé', 'Gus never listens');
    await ana.dismiss();
    world.as('ben').in('#learning').sees('Ben: Ben says: shorter meetings', 'Omar: Omar says');
    expect(await stored(world)).not.toContain('Gus never listens');
    expect(await stored(world)).toContain('Ben says');
  });

  test('is for each leader who led when it opened; the second publishes nothing twice', async () => {
    const world = await quietWorld();
    await leads(world, 'eva', 'leader');
    await asks(world, { questions: [OPEN], terms: EVERYONE });
    await answer(world, WORDS);
    await closes(world);
    const [ana, eva] = [await lists(world), await lists(world, 'eva')];
    await ana.open('Look through and publish');
    await eva.open('Look through and publish');
    await eva.submit();
    eva.sees('Published.');
    await expect(ana.click('Hold back: it is abusive', { beside: 'Ben says' })).resolves.toBeUndefined();
    ana.sees('The results are published already, so nothing can be held back any more.');
    await ana.cancel();
    expect(await ana.submit()).toEqual({});
    ana.sees('Published.');
    await ana.dismiss();
    expect(ana.reads('#learning').filter((text) => text.includes('Read all'))).toHaveLength(1);
  });

  test('turns pages of what many wrote, each comment on one of them', async () => {
    const world = await closed();
    const [round] = await world.db.kysely.selectFrom('round_comments').selectAll().limit(1).execute();
    if (round === undefined) throw new Error('nothing was written');
    const many = Array.from({ length: 28 }, (_, at) => ({
      ...round,
      id: crypto.randomUUID(),
      words: `comment ${at}.`,
    }));
    await world.db.kysely.insertInto('round_comments').values(many).execute();
    const ana = await lists(world);
    const pages = [
      await ana.open('Look through and publish'),
      await ana.open('More'),
      await ana.open('More'),
    ];
    ana.sees('Page 3 of 3', '[Earlier ones]');
    ana.doesNotSee('[More]');
    await ana.click('Hold back: it is abusive', { beside: 'What else?' });
    ana.sees('Held back: abusive', 'Page 3 of 3');
    const seen = pages.flatMap((page) => page.match(/comment \d+\./g) ?? []);
    expect(seen.toSorted()).toEqual(many.map(({ words }) => words).toSorted());
    await ana.open('Earlier ones');
    ana.sees('Page 2 of 3');
    await ana.submit();
    ana.sees('Page 1 of 2');
    const read = [ana.modal() ?? '', await ana.open('Next')].join();
    expect(read.match(/comment \d+\./g)?.length).toBeGreaterThanOrEqual(27);
    ana.sees('continued', 'Page 2 of 2');
    await ana.open('Back');
    ana.sees('Page 1 of 2');
  });
});

describe('comments without names', () => {
  test('stand, in the database and before readers, in an order that tells nothing of when they came', async () => {
    const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
    let at = now;
    const members = 24;
    const db = openDatabase(':memory:');
    await migrate(db, now);
    const ctx = contextOf({ db, keys: memoryKeys(), members, now: () => at });
    const community = await communityIn(ctx);
    const id = await openRoundIn(ctx, community, { template: 'start_stop_continue' });
    for (let number = 0; number < members; number += 1) {
      await answerRound(
        ctx,
        actorOf(memberNamed(number)),
        id,
        new Map([0, 1, 2].map((position) => [position, `${number}`])),
      );
    }
    at = now.add({ hours: 24 * 8 });
    await carryOnRounds(ctx, WORKSPACE, at);
    const { comments } = await roundToLookThrough(ctx, actorOf(LEADER), id);
    const rows = await db.kysely.selectFrom('round_comments').selectAll().orderBy(sql`rowid`).execute();
    for (const all of [comments, rows]) {
      const orders = [0, 1, 2].map((asked) =>
        all.filter(({ position }) => position === asked).map(({ words }) => Number(words)),
      );
      const everyone = Array.from({ length: members }, (_, one) => one);
      for (const order of orders) expect(order.toSorted((one, other) => one - other)).toEqual(everyone);
      expect(new Set(orders.map(String)).size).toBe(3);
      // The mean of three random orders is further from nought once in a million times.
      expect(Math.abs(orders.reduce((sum, order) => sum + rankCorrelation(order), 0) / 3)).toBeLessThan(0.6);
    }
    await db.close();
  });
});

/** Spearman’s, of an order with the one in which they came. */
function rankCorrelation(order: readonly number[]): number {
  const many = order.length;
  const squares = order.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0);
  return 1 - (6 * squares) / (many * (many ** 2 - 1));
}
