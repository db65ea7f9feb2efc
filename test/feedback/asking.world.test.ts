import { describe, expect, test } from 'vitest';
import { timesOf } from '../reflections/learning-week.ts';
import type { World } from '../support/world.ts';
import { forgeButtons, keptFeedback, learningPeople, openLast, REVIEW } from './learning-people.ts';

/** Asks by command in #learning. */
async function ask(world: World, asker: string, typed: string): Promise<void> {
  const person = world.as(asker).in('#learning');
  await person.command(`/feedback ask ${typed}`);
  const errors = await person.submit();
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.dismiss();
}

/** Answers what stands last in the conversation with the bot. */
async function answer(world: World, name: string): Promise<void> {
  const person = world.as(name).in('app');
  await person.open('Give it');
  await person.submit(REVIEW);
  await person.submit();
  person.sees('Sent.');
  await person.dismiss();
}

function asksTo(world: World, name: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => text.includes('asks you for feedback'));
}

/** What an asker reads of what they asked for. */
async function askedFor(world: World, name: string): Promise<string> {
  const person = world.as(name);
  await person.command('#learning', '/feedback mine');
  await person.click('I asked for');
  const seen = person.modal() ?? '';
  await person.dismiss();
  return seen;
}

describe('asking for feedback', () => {
  test('comes to the one who is asked, who gives it, and it is read', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk & <more>');
    const chloe = world.as('chloe').in('app');
    chloe.sees('@Ben asks you for feedback about:', 'my talk & <more>', '[Give it]', '[Not now]');
    await chloe.open('Give it');
    chloe.sees('For @Ben, who asked you about:', 'my talk & <more>');
    await chloe.submit(REVIEW);
    chloe.sees('This is what @Ben will read', 'It was asked for about', 'my talk & <more>');
    await chloe.click('Change it');
    chloe.sees('For @Ben, who asked you about:', ...Object.values(REVIEW));
    await chloe.submit();
    await chloe.submit();
    await chloe.dismiss();
    chloe.sees('You gave @Ben the feedback that they asked for');
    chloe.doesNotSee('[Give it]');

    const ben = world.as('ben').in('app');
    ben.sees('@Chloé wrote you the feedback that you asked for.');
    await ben.open('Open');
    ben.sees('Feedback from @Chloé', 'It was asked for about', 'my talk & <more>', ...Object.values(REVIEW));
    await ben.dismiss();
    expect(await askedFor(world, 'ben')).toContain('They wrote to you');
  });

  test('is answered at once, though the asker has had today’s letter, and yet by day', async () => {
    const world = await learningPeople();
    await ask(world, 'dev', '@ben');
    await ask(world, 'ben', '@dev');
    await ask(world, 'eva', '@dev');
    await world.clock.advance({ hours: 3 });
    await answer(world, 'dev');
    expect(world.as('ben').dm().join()).toContain('@Dev wrote you the feedback that you asked for');
    await world.clock.advanceTo(Temporal.Instant.from('2026-03-03T06:00:00Z'));
    await answer(world, 'dev');
    await world.clock.advance({ hours: 12 });
    expect(timesOf(world, 'feedback that you asked for', 'eva', 'America/New_York')).toEqual([
      '2026-03-03T08:00',
    ]);
  });

  test('may go to three at once, in whatever way they are typed', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@ana, @chloe and @dev about the plan');
    for (const name of ['ana', 'chloe', 'dev']) {
      expect(asksTo(world, name)).toHaveLength(1);
      expect(asksTo(world, name)[0]).toContain('the plan');
    }
    const eva = world.as('eva').in('#learning');
    await eva.command('/feedback ask chloé about: how I wrote about it');
    eva.sees('how I wrote about it');
    await eva.submit();
    eva.sees('Asked. I tell @Chloé by day');
    await eva.dismiss();
    await eva.command('/learn feedback ask');
    expect(await eva.submit({ 'Whom do you ask?': ['@ben'] })).toEqual({});
    await eva.dismiss();
    await eva.command('/feedback ask @ana @ben @chloe @dev about it');
    eva.sees('I ask at most 3 people at a time. These are the first.');
    await eva.dismiss();
    await eva.command('/feedback ask nobody about it');
    eva.sees('I do not know whom you mean by “nobody”');
  });

  test('is declined quietly: the asker sees no difference, and it can still be given', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    const before = await askedFor(world, 'ben');
    const chloe = world.as('chloe').in('app');
    await chloe.click('Not now');
    chloe.sees('@Ben asked you for feedback, and you said Not now. They are not told.');
    expect(await askedFor(world, 'ben')).toBe(before);
    await world.clock.advance({ days: 1 });
    expect(world.as('ben').dm().join()).not.toContain('Chloé');
    await chloe.open('Give it after all');
    await chloe.submit(REVIEW);
    await chloe.submit();
    await chloe.dismiss();
    expect(world.as('ben').dm().join()).toContain('@Chloé wrote you the feedback that you asked for');
  });

  test('that was declined before the letter went is not said in it', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@eva about my talk');
    const eva = world.as('eva').in('#learning');
    await eva.command('/feedback');
    eva.sees('@Ben asks you for feedback about:', 'my talk');
    await eva.click('Not now');
    eva.sees('Nothing waits for you');
    await world.clock.advance({ days: 1 });
    expect(eva.dm()).toEqual([]);
  });

  test('waits on Home and in /feedback until it is answered', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    const chloe = world.as('chloe');
    await chloe.home();
    chloe.sees('@Ben asks you for feedback about:', 'my talk');
    await chloe.in('#learning').command('/feedback');
    await chloe.click('Give it');
    await chloe.submit(REVIEW);
    await chloe.submit();
    await chloe.dismiss();
    await chloe.command('/feedback');
    chloe.sees('Nothing waits for you');
    await chloe.dismiss();
    await chloe.home();
    chloe.doesNotSee('asks you for feedback');
  });

  test('is taken back: the message goes, and a form that was open still sends', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await ask(world, 'ben', '@dev about my talk');
    const dev = world.as('dev').in('app');
    await dev.open('Give it');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I asked for');
    await ben.click('Take back', { beside: 'You asked @Chloé', confirm: true });
    await ben.click('Take back', { confirm: true });
    ben.sees('You ask nobody for feedback now');
    expect(asksTo(world, 'chloe')).toEqual([]);
    await dev.submit(REVIEW);
    dev.sees('This is what @Ben will read');
    await dev.submit();
    dev.sees('Sent.');
    const kept = await world.db.kysely.selectFrom('feedback_requests').select('about').execute();
    expect(kept.map((row) => row.about)).toEqual([null, null]);
  });

  test('ends after 30 days, and can be answered all the same', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await world.clock.jump(world.clock.now().add({ hours: 30 * 24 }));
    expect(await askedFor(world, 'ben')).toContain('No answer came in 30 days');
    const chloe = world.as('chloe');
    await chloe.home();
    chloe.doesNotSee('asks you for feedback');
    await chloe.in('app').open('Give it');
    chloe.sees('This request is over', 'You can still write');
    await chloe.submit(REVIEW);
    await chloe.submit();
    chloe.sees('Sent.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I asked for');
    await ben.click('Remove');
    ben.sees('You ask nobody for feedback now');
  });

  test('whose answer was taken back before it was opened waits again', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await answer(world, 'chloe');
    expect(await askedFor(world, 'ben')).toContain('They wrote to you');
    const chloe = world.as('chloe');
    await chloe.command('#learning', '/feedback mine');
    await chloe.click('I gave');
    await chloe.click('Take back', { confirm: true });
    await chloe.dismiss();
    expect(await askedFor(world, 'ben')).toContain('It waits for them');
    expect(world.as('ben').dm().join()).not.toContain('wrote you');
    chloe.in('app').sees('@Ben asks you for feedback about:');
    await answer(world, 'chloe');
    await openLast(world, 'ben');
    world.as('ben').sees('Feedback from @Chloé');
  });
});

describe('whom one cannot ask', () => {
  test.each([
    ['oneself', ['@ben'], 'This is you'],
    ['a guest where guests do not belong', ['@chloe', '@gus'], 'You and Gus share no learning community'],
  ])('%s is refused at the field, and nobody is asked', async (_whom, people, why) => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback ask');
    const errors = await ben.submit({ 'Whom do you ask?': people, 'About what?': 'my talk' });
    expect(errors).toEqual({ 'Whom do you ask?': expect.stringContaining(why) });
    expect(asksTo(world, 'chloe')).toEqual([]);
    expect(await ben.submit({ 'Whom do you ask?': ['@chloe'] })).toEqual({});
    expect(asksTo(world, 'chloe')[0]).toContain('my talk');
  });

  test('the same person within a week; after it, the earlier request ends', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await world.clock.advance({ days: 6 });
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback ask @chloe @dev about my text');
    expect(await ben.submit()).toEqual({
      'Whom do you ask?': 'You asked Chloé less than a week ago. Please give them more time.',
    });
    expect(asksTo(world, 'dev')).toEqual([]);
    await ben.dismiss();
    await world.clock.advance({ days: 1 });
    await ask(world, 'ben', '@chloe about my text');
    expect(asksTo(world, 'chloe')).toHaveLength(1);
    expect(asksTo(world, 'chloe')[0]).toContain('my text');
  });

  test('taking it back makes no way around the week', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback mine');
    await ben.click('I asked for');
    await ben.click('Take back', { confirm: true });
    await ben.dismiss();
    await ben.command('/feedback ask @chloe about my talk');
    expect(await ben.submit()).toEqual({
      'Whom do you ask?': expect.stringContaining('less than a week ago'),
    });
  });

  test('who has left by the time the letter goes hears nothing', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@eva about my talk');
    await world.as('eva').leaves('#learning');
    await world.clock.advance({ days: 1 });
    expect(world.as('eva').dm()).toEqual([]);
  });

  test('who has left after it is told so before they write', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await world.as('ben').leaves('#learning');
    const chloe = world.as('chloe').in('app');
    await chloe.click('Give it');
    chloe.sees('You and Ben share no learning community');
    expect(chloe.modal()).toBeNull();
  });
});

describe('a request of somebody else', () => {
  test('is neither answered nor declined nor removed with a forged id', async () => {
    const world = await learningPeople();
    await ask(world, 'ben', '@chloe about my talk');
    await ask(world, 'ben', '@dev about my talk');
    const requests = () =>
      world.db.kysely.selectFrom('feedback_requests').selectAll().orderBy('id').execute();
    const before = await requests();
    const chloes = before.find((row) => row.asked_id === world.as('chloe').userId);
    const dev = world.as('dev').in('app');
    for (const label of ['Give it', 'Not now']) {
      forgeButtons(dev.message('asks you for feedback'), chloes?.id ?? '');
      await dev.click(label);
      dev.sees('This request is no longer there.');
    }
    expect(dev.modal()).toBeNull();
    expect(await requests()).toEqual(before);
    expect(await keptFeedback(world)).toEqual([]);
  });
});
