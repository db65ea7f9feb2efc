import { describe, expect, test } from 'vitest';
import { learningPeople } from '../feedback/learning-people.ts';
import { openForm, sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { saveProfile, WANTS } from './people-with-profiles.ts';

const offers = (...skills: readonly string[]) => ({
  'What would you like?': WANTS.mentor,
  'What I can help with': skills.map((skill) => `Add “${skill}”`),
});

describe('/mentor find', () => {
  test('shows who can help with it, and why, in whatever spelling', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find NODE JS');
    ben.sees(
      'can help with Node.js',
      '@Ana offers Node.js, which you want to learn',
      'Nobody is asked before',
    );
    ben.sees('To see how <others> work', '@Dev offers Node.js');
    ben.doesNotSee('@Eva', '@Chloé');
    await ben.dismiss();
    await ben.command('/learn mentor find node.js');
    ben.sees('@Ana offers Node.js');
  });

  test('asks what to look for where no word is given, and offers what there is', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find');
    ben.sees('What do you want to learn?');
    expect(await ben.types('What do you want to learn?', 'no')).toEqual(['Node.js', 'Look for “no”']);
    await ben.submit({ 'What do you want to learn?': 'Node.js' });
    ben.sees('@Ana offers Node.js');
  });

  test('asks the chosen one in my name, once', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find node.js');
    await ben.click('Ask', { beside: '@Ana' });
    ben.sees('I ask @Ana in your name, by day where they are', 'three days pass', 'Nobody else hears of it');
    expect(await suggestions(world)).toEqual([]);
    await ben.submit();
    ben.sees('Asked. I tell @Ana by day');
    expect(await suggestions(world)).toMatchObject([{ asked_by: ben.userId, state: 'open', round_id: null }]);
    const people = await world.db.kysely.selectFrom('suggestion_people').selectAll().execute();
    expect(people.map(({ user_id, part, answer }) => [user_id, part, answer])).toEqual(
      expect.arrayContaining([
        [ben.userId, 'mentee', 'yes'],
        [world.as('ana').userId, 'mentor', null],
      ]),
    );
    const ana = world.as('ana').in('app');
    ana.sees('@Ben', '[Accept]', '[Not this one]');
    await ben.dismiss();
    await ben.command('/mentor find node.js');
    ben.sees('@Dev offers Node.js', 'You have asked @Ana. I tell you when they have answered');
    ben.doesNotSee('@Ana offers');
    await ben.dismiss();
    await ana.click('Accept');
    await world.clock.advance({ minutes: 5 });
    ben.in('app').sees('@Ana said yes');
    const pairings = await world.db.kysely.selectFrom('pairings').selectAll().execute();
    expect(pairings).toMatchObject([{ program: 'mentoring', state: 'running' }]);
    await ben.in('#learning').command('/mentor find node.js');
    ben.sees('@Dev offers Node.js');
    ben.doesNotSee('@Ana', 'You have asked');
    await saveProfile(world, 'ana', {}, 'Nobody now');
    ana.sees('You mentor one person now. That goes on as it is', 'until there is room');
    expect(await world.db.kysely.selectFrom('pairings').select('state').execute()).toEqual([
      { state: 'running' },
    ]);
  });

  test('does not ask the same person twice, nor a fourth before one has answered', async () => {
    const world = await withMentors();
    for (const name of ['eva', 'chloe']) {
      await saveProfile(world, name, { ...offers(), 'What I can help with': ['Node.js'] }, '2');
      await world.as(name).cancel();
    }
    const ben = world.as('ben').in('#learning');
    for (const name of ['Ana', 'Dev', 'Eva']) {
      await ben.command('/mentor find node.js');
      await ben.click('Ask', { beside: `@${name}` });
      const { privateMetadata: meta, callbackId } = openForm(world, 'ben');
      await ben.submit();
      ben.sees(`Asked. I tell @${name}`);
      expect(Object.values(await sendForm(world, 'ben', { meta, callbackId })).join()).toContain(
        'You have asked them already',
      );
      await ben.dismiss();
    }
    await ben.command('/mentor find node.js');
    await ben.click('Ask', { beside: '@Chloé' });
    await ben.submit();
    ben.sees('You have asked 3 people who have not answered yet');
    expect(await suggestions(world)).toHaveLength(3);
  });

  test.each([
    ['would rather not, as they say', 'ana', '@ben'],
    ['is somebody whom I would rather not have', 'ben', '@ana'],
  ])('leaves out who %s, and says nothing of it', async (_, name, avoided) => {
    const world = await withMentors();
    await saveProfile(world, name, {
      'What would you like?': WANTS.both,
      'With whom I would rather not be matched': [avoided],
    });
    await world.as(name).cancel();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find node.js');
    ben.sees('@Dev offers Node.js');
    ben.doesNotSee('@Ana');
    await ben.click('Ask', { beside: '@Dev' });
    await forgedAsk(world, world.as('ana').userId);
    expect(await suggestions(world)).toEqual([]);
  });

  test('leaves out who has no room, paused, or does not want to mentor; a forged ask is refused alike', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find node.js');
    await ben.click('Ask', { beside: '@Dev' });
    await world.db.kysely.updateTable('mentor_profiles').set({ capacity: 0 }).execute();
    await ben.submit();
    ben.sees('I cannot suggest this person to you now');
    await ben.dismiss();
    await ben.command('/mentor find node.js');
    ben.sees('There is nobody whom I can suggest to you for Node.js now');
    expect(await suggestions(world)).toEqual([]);
  });

  test('says what is nearly spelled so where nobody offers it', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find nodde.js');
    ben.sees('nobody whom I can suggest to you for nodde.js', 'What people offer', 'Node.js');
    ben.doesNotSee('Cooking');
    await ben.click('Look', { beside: 'Node.js' });
    ben.sees('@Ana offers Node.js');
    await ben.dismiss();
    await ben.command('/mentor find <b> & x');
    ben.sees('for <b> & x now', 'What people offer', 'Node.js', 'Cooking');
  });

  test('counts what nobody offers as wanted, once I say so', async () => {
    const world = await withMentors();
    await saveProfile(world, 'ben', { 'What would you like?': WANTS.mentee });
    const ben = world.as('ben').in('#learning');
    await ben.dismiss();
    await ben.command('/mentor find juggling');
    ben.sees('Put it into your profile');
    await ben.click('I want to learn it');
    ben.sees(
      'juggling stands in your profile now',
      'and that it is you only where a round proposes somebody',
    );
    await ben.dismiss();
    await ben.command('/mentor find Juggling');
    ben.sees('It stands in your profile');
    ben.doesNotSee('[I want to learn it]');
  });

  test('gives whoever has no profile one with the skill in it', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor find juggling');
    await ben.click('I want to learn it');
    ben.sees('My mentor profile', 'juggling');
    expect(await ben.submit({ 'What would you like?': WANTS.mentee })).toEqual({});
    const [skill] = await world.db.kysely
      .selectFrom('skills')
      .selectAll()
      .where('folded', '=', 'juggling')
      .execute();
    expect(skill).toMatchObject({ name: 'juggling' });
  });

  test('refuses 200 characters kindly, and waits while I am paused', async () => {
    const world = await withMentors();
    const ben = world.as('ben').in('#learning');
    await ben.command(`/mentor find ${'x'.repeat(200)}`);
    ben.sees('A skill takes up to 60 characters');
    await saveProfile(world, 'ben', {});
    await ben.dismiss();
    await ben.command('/mentor pause');
    await ben.command('/mentor find node.js');
    ben.sees('You are paused, so I suggest nobody to you');
  });
});

/** Ana and Dev offer Node.js; Eva offers something else, and Chloé wants to learn it. */
async function withMentors(): Promise<World> {
  const world = await learningPeople();
  await saveProfile(
    world,
    'ana',
    { ...offers('Node.js'), 'What I hope for': 'To see how <others> work' },
    '2',
  );
  await saveProfile(world, 'dev', { ...offers(), 'What I can help with': ['Node.js'] }, '2');
  await saveProfile(world, 'eva', offers('Cooking'), '2');
  await saveProfile(world, 'chloe', {
    'What would you like?': WANTS.mentee,
    'What I want to learn': ['Node.js'],
    'What I can help with': ['Node.js'],
  });
  for (const name of ['ana', 'dev', 'eva', 'chloe']) await world.as(name).cancel();
  return world;
}

function suggestions(world: World) {
  return world.db.kysely.selectFrom('suggestions').selectAll().execute();
}

async function forgedAsk(world: World, person: string): Promise<void> {
  const { id } = await world.db.kysely.selectFrom('communities').select('id').executeTakeFirstOrThrow();
  for (const meta of [`${id} ${person} node.js`, `${id} ${person} nothing`, `${id} x node.js`, '']) {
    const shown = await sendForm(world, 'ben', { meta });
    expect(Object.values(shown).join()).toMatch(/cannot suggest this person|did not come back/);
  }
}
