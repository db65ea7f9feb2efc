import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import { leadsToo } from '../../rounds/life.ts';
import {
  idOf,
  MENTEE,
  MENTOR,
  matches,
  pairedIn,
  proposedIn,
  roundsIn,
  statesIn,
  suggestedIn,
  told,
  until,
  withProfiles,
} from './stage.ts';

const FIVE = {
  ben: { ...MENTOR, helps: ['sql'], experience: 3 },
  chloe: { ...MENTOR, helps: ['python', 'sql'] },
  dev: { ...MENTEE, learns: ['python'] },
  eva: { ...MENTEE, learns: ['sql'] },
  omar: { ...MENTEE, learns: ['sql'] },
} as const;

test('a leader begins a round and sees the whole proposal: who with whom, why, and who is left over', async () => {
  const { world, ana } = await withProfiles(FIVE);
  expect(await matches(ana)).toEqual({});
  ana.sees(
    'Mentoring in Learning: 2 pairings, and one person with nobody.',
    '@Chloé mentors @Dev · suits 80 %',
    '• Chloé offers python, which Dev wants to learn.',
    '@Ben mentors @Omar · suits 80 %',
    '• They share 7 working hours a day.',
    '@Eva\nEverybody they could have has no room left. One place more would help.',
    'No better matching exists under these rules. No two people would both rather have had each other.',
  );
  expect(await proposedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
  expect(await statesIn(world)).toEqual(['proposed']);
  expect(await suggestedIn(world), 'nobody hears of it yet').toEqual([]);
  await ana.dismiss();
  await ana.command('/learn mentor rounds');
  ana.sees('Proposed, and not sent: 2 pairings, and one person with nobody.');
  await ana.click('Look through');
  ana.sees('@Ben mentors @Omar');
});

test('the round keeps what it was matched by, and the same seed gives the same', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await matches(ana, {
    'What counts most?': 'Easiest to meet',
    'Working hours in common, at least': '2 working hours a day',
  });
  const before = await proposedIn(world);
  expect(await roundsIn(world)).toMatchObject([
    { program: 'mentoring', preset: 'meeting', least_shared_minutes: 120, agreement: 'both', answer_days: 3 },
  ]);
  await ana.click('Match again');
  ana.sees('Matched again.');
  expect(await proposedIn(world)).toEqual(before);
});

describe('the form', () => {
  test('says what each preset does, and has the fields of its program', async () => {
    const { ana } = await withProfiles(FIVE);
    await ana.command('/learn mentor round');
    ana.sees(
      'Best teacher — Who can help with what is wanted, and has more experience.',
      'Easiest to meet — Working hours in common',
      'Widest horizon — Different teams',
    );
    ana.doesNotSee('How many in a group?');
    await ana.fill({ 'What is it for?': 'Peer groups' });
    ana.sees('How many in a group?', 'Everyone who takes part is told a day ahead and can skip it.');
    ana.doesNotSee('What counts most?');
    await ana.fill({ 'What is it for?': 'Buddies for newcomers' });
    ana.sees('Who joined in the last … days', 'What counts most?');
    ana.doesNotSee('Everyone with a profile who is not paused');
    expect(await ana.submit({ 'Who joined in the last … days': 'soon' })).toEqual({
      'Who joined in the last … days': 'Please write a whole number of days, from 1 to 365.',
    });
  });

  test('offers only rules that profiles have something behind, and says which it leaves out', async () => {
    const { world, ana } = await withProfiles({ ...FIVE, ben: { ...FIVE.ben, team: 'Data' } });
    await ana.command('/learn mentor round');
    ana.sees('Nobody from their own team');
    ana.doesNotSee('Nobody with their own manager', 'A language in common');
    ana.sees(
      'No profile says yet who somebody’s manager is, or which languages somebody speaks, so there can be no rule about it.',
    );
    await ana.fill({ 'Rules that are never broken': ['Nobody from their own team'] });
    await world.db.kysely.updateTable('mentor_profiles').set({ team: null }).execute();
    expect(await ana.submit()).toEqual({
      'Rules that are never broken':
        'Nobody’s profile says what this rule needs, so it would hold for nobody. Please leave it out.',
    });
  });

  test('nobody opted in: says so, and begins nothing', async () => {
    const { world, ana } = await withProfiles({});
    expect(await matches(ana)).toEqual({
      'Who takes part?': 'Nobody looks for a mentor yet. Members say so with `/mentor`.',
    });
    expect(await statesIn(world)).toEqual([]);
  });

  test('a user group is found by name, and only members in it take part', async () => {
    const { world, ana } = await withProfiles(FIVE);
    const members = ['ben', 'eva', 'gus'].map((name) => world.as(name).userId);
    world.slack.addUserGroup({ handle: 'data', name: 'Data people', members });
    await matches(ana, { 'Who takes part?': 'A user group', 'User group': '@data (Data people)' });
    expect(await proposedIn(world)).toEqual(['ben–eva']);
    ana.sees('Takes part: members in @data.');
  });

  test('is for leaders alone', async () => {
    const { world } = await withProfiles(FIVE);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn mentor round');
    expect(ben.ephemerals().at(-1)).toContain('Only leaders of Learning can do this.');
    await ben.command('/learn mentor rounds');
    expect(ben.ephemerals().at(-1)).toContain('Only leaders of Learning can do this.');
  });
});

test('only mentees: nobody is proposed, the leader reads what would change that, and there is nothing to send', async () => {
  const { ana } = await withProfiles({ dev: FIVE.dev, eva: FIVE.eva });
  expect(await matches(ana)).toEqual({});
  ana.sees(
    '2 people with nobody',
    'Nobody in this round offers what they look for. A mentor who does would help, or another wish.',
  );
  ana.doesNotSee('[Send]');
});

test('rules are kept: nobody gets their own manager, and who is left reads which rule it was', async () => {
  const { world, ana } = await withProfiles({ ben: FIVE.ben, eva: FIVE.eva });
  await world.db.kysely
    .updateTable('mentor_profiles')
    .set({ manager_id: idOf(world, 'ben') })
    .where('user_id', '=', idOf(world, 'eva'))
    .execute();
  await matches(ana);
  ana.sees('A rule keeps them from everybody who is left: nobody with their own manager.');
  expect(await proposedIn(world)).toEqual([]);
});

test('what somebody keeps private stays so: they are not brought together, and nothing tells why', async () => {
  const { world, ana } = await withProfiles({ ben: FIVE.ben, eva: FIVE.eva });
  await world.db.kysely
    .insertInto('mentor_avoids')
    .columns(['workspace_id', 'community_id', 'user_id', 'avoided_id'])
    .expression((from) =>
      from
        .selectFrom('mentor_profiles')
        .select(({ val }) => [
          'workspace_id' as const,
          'community_id' as const,
          'user_id' as const,
          val(idOf(world, 'eva')).as('avoided_id'),
        ])
        .where('user_id', '=', idOf(world, 'ben')),
    )
    .execute();
  await matches(ana);
  expect(await proposedIn(world)).toEqual([]);
  ana.sees('@Eva\nCannot be suggested to anybody who is there. Another mentor would help.');
});

test('newcomers get buddies among those who are here longer, with or without a profile of their own', async () => {
  const { world, ana } = await withProfiles({ ben: { ...MENTOR, capacity: 2 }, eva: { wants: 'company' } });
  await world.clock.advance({ hours: 3 });
  const nina = world.slack.addUser({ name: 'nina', realName: 'Nina Berg', tz: 'Europe/Berlin' });
  const learning = [...world.slack.world.channels.values()].find(({ name }) => name === 'learning');
  world.slack.join(nina.id, learning?.id ?? '');
  await world.clock.settle();
  await matches(ana, { 'What is it for?': 'Buddies for newcomers' });
  expect(await proposedIn(world)).toEqual(['ben–nina']);
  ana.sees('@Ben receives @Nina', 'I open a conversation for each of them and introduce them.');
  expect(await roundsIn(world)).toMatchObject([{ agreement: 'notified', taking_part: 'newcomers' }]);
  await ana.click('Send', { confirm: true });
  await ana.dismiss();
  await until(world, '2026-03-03T18:00');
  expect(await pairedIn(world)).toEqual(['ben–nina']);
  expect(told(world, 'eva', 'Thank you for offering'), 'who could be a buddy is left in peace').toEqual([]);
});

test('a round that was being matched when the bot stopped is taken up, and nothing stands twice', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await matches(ana);
  await ana.dismiss();
  const lease = writeInstant(world.clock.now().add({ minutes: 10 }));
  await world.db.kysely
    .updateTable('matching_rounds')
    .set({ state: 'matching', next_step_at: lease })
    .execute();
  await world.restart();
  await ana.command('/learn mentor rounds');
  ana.sees('Being matched right now.');
  await ana.dismiss();
  await world.clock.advance({ minutes: 15 });
  expect(await statesIn(world)).toEqual(['proposed']);
  expect(await proposedIn(world)).toEqual(['ben–omar', 'chloe–dev']);
});

test('two leaders can both look a proposal through', async () => {
  const { world, ana } = await withProfiles(FIVE);
  await leadsToo(world, 'ben');
  await matches(ana);
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn mentor rounds');
  await ben.click('Look through');
  ben.sees('@Ben mentors @Omar');
});
