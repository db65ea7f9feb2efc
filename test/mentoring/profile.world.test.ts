import { describe, expect, test } from 'vitest';
import { learningPeople } from '../feedback/learning-people.ts';
import { moreCommunities } from '../reflections/learning-week.ts';
import { sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { saveProfile, WANTS } from './people-with-profiles.ts';

describe('my mentor profile', () => {
  test('is said once, kept, and there again to be changed', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    ben.sees('My mentor profile', 'finding you somebody', 'Europe/London, as Slack has it', 'Private');
    ben.doesNotSee('Delete my profile');
    const errors = await ben.submit({
      'What would you like?': WANTS.both,
      'What I want to learn': ['Add “Public speaking”'],
      'What I can help with': ['Add “SQL”', 'Add “🎨”'],
      'How many people I can mentor at a time': '2',
      'My experience, in years of work': '6 to 10 years',
      'Languages in which I like to talk': ['English', 'Portuguese'],
      'Hours a month that I have for it': '3',
      'What I hope for': 'To see how others <work> & think',
      'My team': 'Data & <Insight>',
      'My manager': '@ana',
      'With whom I would rather not be matched': ['@eva'],
    });
    expect(errors).toEqual({});
    ben.sees(
      'in Learning is saved',
      'I look for somebody for you',
      'I ask you first',
      'Only you see with whom',
    );
    await ben.cancel();
    await ben.command('/learn mentor');
    ben.sees(
      WANTS.both,
      'Public speaking',
      'SQL',
      '🎨',
      '6 to 10 years',
      'English',
      'Portuguese',
      'To see how others <work> & think',
      'Data & <Insight>',
      '@Ana',
      '@Eva',
    );
    await ben.submit({ 'What I hope for': '', 'With whom I would rather not be matched': [] });
    await ben.cancel();
    await ben.command('/mentor');
    ben.sees('SQL');
    ben.doesNotSee('how others', '@Eva');
  });

  test('offers the skills that others wrote, in any spelling, and adds each once', async () => {
    const world = await learningPeople();
    await saveProfile(world, 'ana', { 'What I can help with': ['Add “Node.js”', 'Add “Écriture”'] });
    await saveProfile(world, 'dev', { 'What I can help with': ['Node.js'] });
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    expect(await ben.types('What I want to learn', '')).toEqual(['Node.js', 'Écriture']);
    expect(await ben.types('What I want to learn', 'NODE JS')).toEqual(['Node.js']);
    expect(await ben.types('What I want to learn', 'ecriture')).toEqual(['Écriture']);
    expect(await ben.types('What I can help with', 'no')).toEqual(['Node.js', 'Add “no”']);
    expect(await ben.types('What I can help with', 'x'.repeat(200))).toEqual([
      'Too long: 200 characters. A skill takes up to 60.',
    ]);
  });

  test('says at each field what cannot be taken, and keeps the rest', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    const said = { 'What would you like?': WANTS.mentee };
    expect(await ben.submit({ ...said, 'My manager': '@ben' })).toEqual({
      'My manager': expect.stringContaining('This is you'),
    });
    const people = { 'My manager': '@ana', 'With whom I would rather not be matched': ['@ben'] };
    expect(await ben.submit(people)).toEqual({
      'With whom I would rather not be matched': expect.stringContaining('This is you'),
    });
    expect(await profiles(world)).toEqual([]);
    expect(await ben.submit({ 'With whom I would rather not be matched': [] })).toEqual({});
    ben.sees('is saved');
  });

  test.each([
    [{ learns: 'x'.repeat(200) }, { learns: 'A skill takes up to 60 characters' }],
    [{ helps: '🎨'.repeat(61) }, { helps: 'A skill takes up to 60 characters' }],
    [{ wants: 'everything' }, { wants: 'Please choose what you would like' }],
    [{ capacity: '6' }, { capacity: 'Please choose one from the list' }],
    [{ capacity: '-1' }, { capacity: 'Please choose one from the list' }],
    [{ experience: '5' }, { experience: 'Please choose one from the list' }],
    [{ hours: '7' }, { hours: 'Please choose one from the list' }],
    [{ languages: 'xx' }, { languages: 'Please choose languages from the list' }],
    [{ hopes: 'x'.repeat(501) }, { hopes: 'Please keep it to 500' }],
    [{ team: 'x'.repeat(81) }, { team: 'Please keep it to 80' }],
  ])('refuses what no menu of ours gives: %j', async (words, errors) => {
    const world = await learningPeople();
    await world.as('ben').in('#learning').command('/mentor');
    const answered = await sendForm(world, 'ben', { words: { wants: 'both', ...words } });
    const [[field, message] = ['', '']] = Object.entries(errors);
    expect(Object.keys(answered)).toEqual([field]);
    expect(answered[field]).toContain(message);
    expect(await profiles(world)).toEqual([]);
  });

  test('of another community is not to be had by forging', async () => {
    const world = await learningPeople();
    await world.as('ben').in('#learning').command('/mentor');
    for (const meta of ['nonsense', crypto.randomUUID()]) {
      const answered = await sendForm(world, 'ben', { words: { wants: 'both' }, meta });
      expect(Object.values(answered).join()).toMatch(
        /did not come back as it was sent|not in this community/,
      );
    }
    expect(await profiles(world)).toEqual([]);
  });

  test('takes nobody now with room for none, and says that what runs goes on', async () => {
    const world = await learningPeople();
    await saveProfile(world, 'ben', { 'What would you like?': WANTS.mentor }, 'Nobody now');
    world.as('ben').sees('You take nobody now');
  });

  test('can be paused and taken up again, by command and in the window; nobody else is told', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor pause');
    ben.sees('You have no mentor profile in Learning yet');
    await saveProfile(world, 'ben', {});
    await ben.dismiss();
    await ben.command('/mentor pause');
    ben.sees('Paused in Learning', 'Pairings that run go on', 'Nobody is told');
    expect(await profiles(world)).toMatchObject([{ paused_because: 'own' }]);
    await ben.click('I’m back');
    ben.sees('You are back in Learning');
    expect(await profiles(world)).toMatchObject([{ paused_because: null }]);
    await ben.command('/mentor');
    await ben.click('Pause');
    ben.sees('Paused in Learning');
    await ben.cancel();
    await ben.command('/mentor');
    ben.sees('You are paused');
    await ben.submit({ 'What I hope for': 'Time' });
    ben.sees('You are paused, so I suggest nobody to you yet');
    await ben.cancel();
    await ben.in('@lyceum').command('/mentor resume');
    ben.sees('You are back in Learning');
    expect(await profiles(world)).toMatchObject([{ paused_because: null, hopes: 'Time' }]);
  });

  test('can be deleted, with all that stood in it', async () => {
    const world = await learningPeople();
    await saveProfile(world, 'ben', { 'What I can help with': ['Add “SQL”'] });
    const ben = world.as('ben').in('#learning');
    await ben.cancel();
    await ben.command('/mentor');
    await ben.click('Delete my profile', { confirm: true });
    ben.sees('is gone, with all that stood in it');
    expect(await profiles(world)).toEqual([]);
    const rest = world.db.kysely;
    expect(await rest.selectFrom('mentor_skills').selectAll().execute()).toEqual([]);
    expect(await rest.selectFrom('skills').selectAll().execute()).toEqual([]);
    await ben.cancel();
    await ben.command('/mentor');
    ben.doesNotSee('SQL', 'Delete my profile');
  });

  test('is another one in each community', async () => {
    const world = await learningPeople();
    await moreCommunities(world, 'reading');
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    await ben.choose('Another community', 'Reading');
    ben.sees('For Reading');
    await ben.submit({ 'What would you like?': WANTS.company });
    ben.sees('in Reading is saved');
    expect(await profiles(world)).toHaveLength(1);
  });

  test('begins in another community with what I said last, and holds there once I save it', async () => {
    const world = await learningPeople();
    await moreCommunities(world, 'reading');
    await saveProfile(world, 'ben', {
      'What I can help with': ['Add “SQL”'],
      'With whom I would rather not be matched': ['@ana'],
    });
    const ben = world.as('ben').in('#reading');
    await ben.cancel();
    await ben.command('/mentor');
    ben.sees('For Reading', 'as you said it last, in Learning', 'SQL', '@Ana');
    ben.doesNotSee('Delete my profile');
    expect(await profiles(world)).toHaveLength(1);
    expect(await ben.submit()).toEqual({});
    ben.sees('in Reading is saved');
    const kept = await world.db.kysely.selectFrom('mentor_avoids').selectAll().execute();
    expect(new Set(kept.map(({ community_id }) => community_id)).size).toBe(2);
    await ben.cancel();
    await ben.command('/mentor');
    ben.sees('Delete my profile');
    ben.doesNotSee('as you said it last');
  });

  test('stands on Home in one line, with what can be done', async () => {
    const world = await learningPeople();
    await saveProfile(world, 'ben', { 'What would you like?': WANTS.both }, '3');
    const ben = world.as('ben');
    await ben.cancel();
    expect(await ben.home()).toContain(
      'In Learning you look for somebody to learn from, and mentor up to 3 people.',
    );
    await ben.open('My mentor profile');
    ben.sees('What I can help with');
    await ben.click('Pause');
    await ben.dismiss();
    expect(await ben.home()).toContain('In Learning you are paused');
    await ben.click('I’m back');
    ben.sees('You are back in Learning');
    await ben.dismiss();
    expect(await ben.home()).toContain('mentor up to 3 people');
    expect(await world.as('dev').home()).not.toContain('Mentoring');
  });

  test('is for those who belong', async () => {
    const world = await learningPeople();
    const gus = world.as('gus').in('#learning');
    await gus.command('/mentor');
    gus.sees('in this community');
    expect(gus.modal()).toBeNull();
  });
});

function profiles(world: World) {
  return world.db.kysely.selectFrom('mentor_profiles').selectAll().orderBy('user_id').execute();
}
