import { describe, expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import { formOpen, roundsIn } from './setting-up.ts';

const lines = (count: number) => Array.from({ length: count }, (_, at) => `Choice ${at}`).join('\n');

describe('a round that cannot be sent so', () => {
  test.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [{ Title: ' \u200b ' }, 'Title', 'Please give the round a title.'],
    [{ 'Closes on': '2026-03-01' }, 'Closes on', 'This closing has passed.'],
    [{ 'Closes on': '2026-03-02', 'Closes at': '10:30' }, 'Closes on', 'People need at least an hour'],
    [{ 'Closes on': '2026-07-01' }, 'Closes on', 'A round stays open for at most 92 days.'],
    [
      { 'Closes on': '2026-03-29', 'Closes at': '02:30' },
      'Closes at',
      'On 29 March 2026 clocks go from 2:00 to 3:00 in Europe/Berlin, so 2:30 does not exist that day.',
    ],
    [{ 'Opens on': '2026-03-02' }, 'Opens on', 'This opening has passed.'],
    [
      { 'Opens on': '2026-03-29', 'Opens at': '02:00', 'Closes on': '2026-04-02' },
      'Opens at',
      'so 2:00 does not exist that day.',
    ],
    [{ 'Opens on': '2026-03-12' }, 'Closes on', 'It would close before it opens.'],
    [{ 'Comes again': 'Every week' }, 'Comes again', 'It comes again on 9 March 2026'],
    [
      { 'Fewest answers before anything is shown': '4' },
      'Fewest answers before anything is shown',
      'Unlinked answers need at least 5',
    ],
  ])('says so at its field, and keeps nothing: %j', async (said, field, why) => {
    const { world, ana } = await formOpen();
    await ana.click('More');
    expect(await ana.submit(said)).toEqual({ [field]: expect.stringContaining(why) });
    expect(await roundsIn(world)).toEqual([]);
  });

  test('names those chosen who do not belong, apps too', async () => {
    const { world, ana } = await formOpen();
    await ana.click('More');
    await ana.fill({ 'Who is asked?': 'Members whom I choose' });
    world.slack.addUser({ name: 'finn', realName: 'Finn Berg' });
    expect(await ana.submit({ Members: ['ben', 'finn', 'gus', world.slack.botUserId] })).toEqual({
      Members: expect.stringMatching(
        /^Only members of Learning can be asked\. Please take out: Finn, Gus, Lyceum \(an app\)\.$/,
      ),
    });
    expect(await roundsIn(world)).toEqual([]);
  });

  test('must ask something', async () => {
    const { world, ana } = await formOpen('Ours');
    await ana.choose('Template', 'Blank: my own questions');
    ana.sees('None yet. Press Questions to add some.');
    expect(await ana.submit()).toEqual({
      Title: 'This round asks nothing yet. Press Questions, and add at least one.',
    });
    expect(await roundsIn(world)).toEqual([]);
  });

  test('is refused whatever a client of one’s own sends', async () => {
    const { world } = await formOpen();
    const refusals: readonly [Record<string, string | null>, string, string][] = [
      [{ title: 'x'.repeat(3000) }, 'title', 'This has 3,000 characters. Please keep it to 120.'],
      [{ title: null }, 'title', 'Please give the round a title.'],
      [{ closesOn: '2026-02-30' }, 'closesOn', 'This is not a day of the calendar.'],
      [{ closesOn: null }, 'closesOn', 'Please choose the day'],
    ];
    for (const [words, field, why] of refusals) {
      expect(await sendForm(world, 'ana', { words })).toEqual({ [field]: expect.stringContaining(why) });
    }
    for (const meta of ['', 'x y', `${crypto.randomUUID()} ${crypto.randomUUID()} new`]) {
      const answer = Object.values(await sendForm(world, 'ana', { meta })).join();
      expect(answer).toMatch(/out of date|You are not in this community now/);
    }
    expect(await roundsIn(world)).toEqual([]);
  });
});

describe('a question that cannot be asked so', () => {
  test('says why at its field, and changes nothing', async () => {
    const { world, ana } = await formOpen();
    await ana.open('Questions');
    await ana.open('Add a question');
    expect(await ana.submit({ Question: ' \u200b' })).toEqual({ Question: 'Please write the question.' });
    expect(await sendForm(world, 'ana', { words: { text: 'x'.repeat(301) } })).toEqual({
      text: 'This has 301 characters. Please keep it to 300.',
    });
    await ana.fill({ Question: 'Which?', 'How is it answered?': 'Any of several choices' });
    const choices = 'Choices, one a line';
    for (const [typed, why] of [
      [' \u200b\n \n', 'Please write the choices'],
      ['Only', 'There is only one choice.'],
      ['Yes\nNo\nyes ', '“yes” is there twice.'],
      [`a\n${'b'.repeat(76)}`, 'has 76 characters. Please keep each choice to 75.'],
      [lines(101), 'These are 101 choices. Please keep it to 100.'],
    ] as const) {
      expect(await ana.submit({ [choices]: typed })).toEqual({ [choices]: expect.stringContaining(why) });
    }
    expect(await ana.submit({ [choices]: lines(100) })).toEqual({});
    ana.sees('4. Which?', 'Any of several choices (Choice 0 / Choice 1');
    ana.doesNotSee('5. ');
  });

  test('is refused as the eleventh, in a window that was open before the tenth came', async () => {
    const { world, ana } = await formOpen();
    await ana.choose('Template', 'Psychological safety, in seven statements');
    await ana.open('Questions');
    for (const question of ['Eight?', 'Nine?']) {
      await ana.open('Add a question');
      await ana.submit({ Question: question });
    }
    await ana.open('Add a question');
    const [first] = await world.db.kysely.selectFrom('round_questions').selectAll().limit(1).execute();
    if (first === undefined) throw new Error('nothing is asked');
    await world.db.kysely
      .insertInto('round_questions')
      .values({ ...first, position: 9, key: 'tenth' })
      .execute();
    expect(await ana.submit({ Question: 'Eleven?' })).toEqual({
      Question: 'A round asks at most 10 questions. Please remove one first.',
    });
  });
});
