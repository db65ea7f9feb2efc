import { describe, expect, test } from 'vitest';
import { learningPeople } from '../../feedback/learning-people.ts';
import { moreCommunities } from '../../reflections/learning-week.ts';
import { askNothing } from '../../support/communities.ts';
import { bringTogether, conversation, goTo, pairedWorld, pairOnly, placeOf } from './paired-people.ts';

describe('being introduced', () => {
  test('happens at once, in a conversation of the two and the bot', async () => {
    const world = await pairedWorld();
    const [introduction, ...more] = conversation(world, 'ana', 'ben');
    expect(more).toEqual([]);
    expect(introduction).toContain('2 March 2026: a mentoring pairing in Learning');
    expect(introduction).toContain('I keep nothing you write here.');
    expect(introduction).toContain('@Ana is here as the mentor, @Ben as the mentee');
    expect(introduction).toContain('Why @Ana and @Ben');
    expect(introduction).toContain('For the first time you meet');
    expect(introduction?.match(/Three ways to begin/g)).toHaveLength(1);
    expect(conversation(world, 'ben', 'ana')).toHaveLength(1);
    expect(introduction).not.toContain('can’t this time');
  });

  test('looks at nothing: it ends months later as the same two began', async () => {
    const world = await pairedWorld();
    await world
      .as('ana')
      .in(placeOf(['ben']))
      .saysHere('Hello Ben, here is something private');
    await world.clock.advance({ days: 1 });
    const tables = JSON.stringify(await world.db.kysely.selectFrom('deliveries').selectAll().execute());
    expect(tables).not.toContain('something private');
  });

  test('waits for the day of all, where there is one', async () => {
    const world = await learningPeople();
    // 9:00 in London is 4:00 in New York, and 14:30 in Kolkata.
    await bringTogether(world, { people: ['ben', 'eva'] });
    await bringTogether(world, { people: ['dev', 'eva'] });
    expect(conversation(world, 'ben', 'eva')).toEqual([]);
    await goTo(world, '2026-03-02', '12:30');
    expect(conversation(world, 'ben', 'eva')).toEqual([]);
    await goTo(world, '2026-03-02', '13:30');
    expect(conversation(world, 'ben', 'eva')).toHaveLength(1);
    expect(conversation(world, 'dev', 'eva')).toHaveLength(1);
  });

  test('comes in the community’s day where theirs never meet', async () => {
    const world = await learningPeople();
    await world.as('dev').movesTo('Pacific/Fiji');
    await goTo(world, '2026-03-02', '19:30');
    await bringTogether(world, { people: ['ben', 'dev'] });
    expect(conversation(world, 'ben', 'dev')).toEqual([]);
    await goTo(world, '2026-03-03', '08:30');
    expect(conversation(world, 'ben', 'dev')).toHaveLength(1);
  });

  test('happens once, though we went down between opening and owing', async () => {
    const world = await learningPeople();
    await pairOnly(world);
    const { directory } = world.app.ctx;
    const { openGroup } = directory;
    let opened = 0;
    Object.assign(directory, {
      openGroup: async (...given: Parameters<typeof openGroup>) => {
        await openGroup(...given);
        opened += 1;
        throw new Error('the power fails');
      },
    });
    await world.clock.advance({ minutes: 16 });
    expect(opened).toBeGreaterThan(0);
    expect(conversation(world, 'ana', 'ben')).toEqual([]);
    expect(world.takeErrors().join()).toContain('carry on pairings');
    await world.restart();
    await world.clock.advance({ minutes: 31 });
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
    const groups = [...world.slack.world.channels.values()].filter(({ kind }) => kind === 'mpim');
    expect(groups).toHaveLength(1);
  });

  test('waits where Slack does not open conversations now, and then happens once', async () => {
    const world = await learningPeople();
    for (let times = 0; times < 2; times += 1) world.slack.faults.next('conversations.open', { status: 503 });
    await bringTogether(world);
    expect(await world.db.kysely.selectFrom('pairings').select('channel_id').execute()).toEqual([
      { channel_id: null },
    ]);
    await world.clock.advance({ minutes: 31 });
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
    await world.clock.advance({ days: 1 });
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
  });

  test('comes by letter where the workspace lets us open no conversation of several', async () => {
    const world = await learningPeople();
    const { directory } = world.app.ctx;
    Object.assign(directory, { openGroup: async () => ({ is: 'never', because: 'not granted' }) });
    await bringTogether(world);
    await world.clock.advance({ minutes: 16 });
    for (const name of ['ana', 'ben']) {
      const told = world
        .as(name)
        .dm()
        .filter((text) => text.includes('a mentoring pairing in Learning'));
      expect(told).toHaveLength(1);
      expect(told[0]).toContain('please write to each other');
    }
  });

  test('is dated, since the same two always have the same conversation', async () => {
    const world = await pairedWorld({ program: 'coffee', notified: true });
    for (const date of ['2026-03-09', '2026-03-16', '2026-04-20']) await goTo(world, date);
    await bringTogether(world, { program: 'mentoring' });
    const said = conversation(world, 'ana', 'ben').filter((text) => text.includes('Three ways to begin'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('20 April 2026');
    expect(conversation(world, 'ana', 'ben')[0]).toContain('2 March 2026');
  });

  test('in two communities is two pairings in one conversation', async () => {
    const world = await pairedWorld({ community: 'Learning' });
    await moreCommunities(world, 'writing');
    await askNothing(world);
    await bringTogether(world, { community: 'Writing' });
    const said = conversation(world, 'ana', 'ben');
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('a mentoring pairing in Learning');
    expect(said[1]).toContain('a mentoring pairing in Writing');
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    await ana.submit({ 'Which one?': 'Ben (mentoring, Writing)' });
    await ana.cancel();
    const states = await world.db.kysely.selectFrom('pairings').select('state').execute();
    expect(states.map(({ state }) => state).sort()).toEqual(['ended', 'running']);
    expect(conversation(world, 'ana', 'ben')[2]).toContain('@Ana ends the pairing with @Ben in Writing');
  });
});
