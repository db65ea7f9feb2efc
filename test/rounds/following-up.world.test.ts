import { describe, expect, test } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import { goTo, sleepUntil } from '../reflections/learning-week.ts';
import type { World } from '../support/world.ts';
import { EVERYONE, inChannel, leads, lists, OPEN, published, quietWorld } from './closed-rounds.ts';

const BERLIN = 'Europe/Berlin';
const WORDS = Object.fromEntries(
  ['ben', 'chloe', 'dev', 'eva', 'omar'].map((name) => [
    name,
    { 'What else?': `${name}: meetings begin late` },
  ]),
);
const PROMISE = {
  'You said': 'Meetings begin <!channel> late',
  'We will': 'Begin on the hour & stay *calm*',
  'Who does it?': '@ben',
  'By when?': '2026-03-06',
};

async function withResults(terms: Readonly<Record<string, string>> = EVERYONE): Promise<World> {
  const world = await quietWorld();
  await published(world, { questions: [OPEN], terms }, WORDS);
  return world;
}

/** What stands in the thread of the results, without them. */
function thread(world: World, of = 'Read all'): string[] {
  return world.as('dev').reads(inChannel(world, of)).slice(1);
}

async function promises(world: World, said: Partial<typeof PROMISE> = {}): Promise<Person> {
  const ana = await lists(world);
  await ana.open('Read the results');
  await ana.open('Say what will be done');
  expect(await ana.submit({ ...PROMISE, ...said })).toEqual({});
  return ana;
}

/** In the list of action items. */
async function inList(person: Person): Promise<Person> {
  if (person.modal() !== null) await person.dismiss();
  await person.command('#learning', '/learn actions');
  return person;
}

describe('what will be done', () => {
  test('stands in the thread of the results, in the list, and before whoever does it', async () => {
    const world = await withResults();
    const ana = await promises(world);
    ana.sees(
      'It stands in the round’s thread, and in /learn actions. On 6 March 2026 at 17:00 I say in that thread',
    );
    await ana.dismiss();
    expect(thread(world)).toEqual([
      expect.stringMatching(
        /You said\nMeetings begin <!channel> late\n\s*We will\nBegin on the hour & stay \*calm\*\n@Ben does it, by 6 March 2026\./,
      ),
    ]);
    world
      .as('ben')
      .in('app')
      .sees(
        '@Ana gave you an action item in Learning',
        'From a feedback round. You said: “Meetings begin <!channel> late”',
      );
    const dev = await inList(world.as('dev'));
    dev.sees(
      'Begin on the hour & stay *calm*',
      'From a feedback round. You said: “Meetings begin',
      '@Ben: due on Friday',
    );
  });

  test('is followed up when the day comes, and stays true when it is done later', async () => {
    const world = await withResults();
    await (await promises(world)).dismiss();
    await sleepUntil(world, '2026-03-06T16:55', BERLIN);
    expect(thread(world)).toHaveLength(1);
    await goTo(world, '2026-03-06T17:20', BERLIN);
    expect(thread(world)).toHaveLength(2);
    expect(thread(world)[1]).toContain(
      'It was to be done by 6 March 2026, and is not done yet. @Ben does it.',
    );
    await sleepUntil(world, '2026-03-09T12:00', BERLIN);
    expect(thread(world)).toHaveLength(2);
    const ben = await inList(world.as('ben'));
    await ben.click('Done');
    expect(thread(world)[0]).toContain('We did\nBegin on the hour & stay *calm*\nDone, by @Ben.');
    expect(thread(world)[1]).toContain('It is done, by @Ben.\nWhat was done');
    await ben.click('Not done after all');
    expect(thread(world)[0]).toContain('We will');
    expect(thread(world)[1]).toContain('is not done yet');
  });

  test('that is done before its day is followed up all the same, once', async () => {
    const world = await withResults();
    await (await promises(world)).dismiss();
    await (await inList(world.as('ben'))).click('Done');
    expect(thread(world)).toHaveLength(1);
    await sleepUntil(world, '2026-03-06T17:20', BERLIN);
    await sleepUntil(world, '2026-03-07T12:00', BERLIN);
    expect(
      thread(world).map((text) =>
        text.includes('You said: Meetings begin <!channel> late. It is done, by @Ben.'),
      ),
    ).toEqual([false, true]);
  });

  test('that is dropped says so, and why', async () => {
    const world = await withResults();
    await (await promises(world)).dismiss();
    const ben = await inList(world.as('ben'));
    await ben.open('Drop');
    await ben.submit({ 'Why?': 'We moved to <#C1> & mail' });
    expect(thread(world)[0]).toContain('Dropped: this will not be done.');
    await sleepUntil(world, '2026-03-06T17:20', BERLIN);
    expect(thread(world)[1]).toContain('It was dropped, and will not be done.');
    expect(thread(world)[1]).toContain('Why\nWe moved to <#C1> & mail');
  });

  test('that gets another day, and another one after that, is followed up on each; all that was said stays true', async () => {
    const world = await withResults();
    await (await promises(world)).dismiss();
    await sleepUntil(world, '2026-03-06T17:20', BERLIN);
    const ben = await inList(world.as('ben'));
    await ben.open('Change');
    await ben.submit({ 'By when?': '2026-03-10' });
    expect(thread(world)[0]).toContain('@Ben does it, by 10 March 2026.');
    expect(thread(world)[1]).toContain('It is not done yet. @Ben does it by 10 March 2026 now.');
    await sleepUntil(world, '2026-03-10T17:20', BERLIN);
    expect(thread(world)[2]).toContain('It was to be done by 10 March 2026, and is not done yet.');
    await inList(ben);
    await ben.open('Hand over');
    await ben.submit({ 'Who takes it over?': '@eva', 'By when?': '2026-03-12' });
    expect(
      thread(world)
        .slice(1)
        .map((text) => text.includes('@Eva does it by 12 March 2026 now.')),
    ).toEqual([true, true]);
    world.as('eva').in('app').sees('gave you an action item', 'From a feedback round');
    await (await inList(world.as('eva'))).click('Done');
    expect(
      thread(world)
        .slice(1)
        .map((text) => text.includes('It is done, by @Eva.')),
    ).toEqual([true, true]);
    await sleepUntil(world, '2026-03-12T17:20', BERLIN);
    expect(thread(world)).toHaveLength(4);
  });

  test('stands in the thread of the invitation where only leaders read the results', async () => {
    const world = await withResults({});
    await (await promises(world)).dismiss();
    expect(thread(world, 'its results are published')).toEqual([expect.stringContaining('You said')]);
    await sleepUntil(world, '2026-03-06T17:20', BERLIN);
    expect(thread(world, 'its results are published')[1]).toContain('is not done yet');
  });

  test('tells nobody who promises it themselves', async () => {
    const world = await withResults();
    await (await promises(world, { 'Who does it?': '@ana' })).dismiss();
    world.as('ana').in('app').doesNotSee('gave you an action item');
  });
});

describe('what cannot be promised so', () => {
  test('says why at its field, and changes nothing', async () => {
    const world = await withResults();
    const ana = await lists(world);
    await ana.open('Read the results');
    await ana.open('Say what will be done');
    for (const [field, said, why] of [
      ['You said', ' \u200b ', 'Please say in a few words what you heard.'],
      ['We will', ' ', 'Please write what will be done.'],
      ['By when?', '2026-03-01', 'Please choose today or a later day.'],
      ['By when?', '2028-06-01', 'Please choose a day within the next two years.'],
      ['Who does it?', '@gus', 'Please choose somebody who belongs to Learning.'],
    ] as const) {
      expect(await ana.submit({ ...PROMISE, [field]: said })).toEqual({
        [field]: expect.stringContaining(why),
      });
    }
    expect(thread(world)).toEqual([]);
    expect(await world.db.kysely.selectFrom('action_items').selectAll().execute()).toEqual([]);
  });

  test('is for leaders, who read the results, of a round that is published', async () => {
    const world = await withResults();
    const ben = world.as('ben').in('#learning');
    await ben.click('Say what will be done');
    expect(ben.ephemerals().at(-1)).toMatch(/leader/i);
    await ben.open('Read all');
    ben.doesNotSee('Say what will be done');
    await ben.dismiss();
    const ana = await lists(world);
    await ana.open('Read the results');
    await ana.open('Say what will be done');
    await leads(world, 'ana', 'member');
    expect(Object.values(await ana.submit(PROMISE))).toEqual([
      expect.stringContaining('Only leaders of Learning'),
    ]);
    expect(thread(world)).toEqual([]);
  });
});
