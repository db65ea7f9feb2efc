import { describe, expect, test } from 'vitest';
import { conversation } from '../pairings/paired-people.ts';
import {
  accepts,
  asItWas,
  idOf,
  mentoringWorld,
  pairings,
  saysNo,
  sentRound,
  states,
  told,
} from './suggested-people.ts';

describe('a suggestion', () => {
  test('says who, why, what they hope for, by when, and what comes next', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    world
      .as('ana')
      .in('app')
      .sees(
        'Learning',
        'I suggest that you mentor @Ben.',
        'Why you two',
        '@Ben wants to learn SQL, which you offer.',
        'What @Ben hopes for:',
        'To read <our> data & trust it',
        '[Accept]',
        '[Not this one]',
        'Please answer by Thursday, 5 March, 20:00.',
        'I tell nobody who said what, or why.',
      );
    world
      .as('ben')
      .in('app')
      .sees(
        'I suggest @Ana to you as a mentor.',
        '@Ana offers SQL, which you want to learn.',
        'Please answer by Thursday, 5 March, 20:00.',
      );
  });

  test('becomes a pairing when both say yes, and not before', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await accepts(world, 'ben');
    const ben = world.as('ben').in('app');
    ben.sees(
      'You said yes: @Ana as your mentor. It waits for the other’s answer',
      '[Not this one after all]',
    );
    world.as('ana').in('app').doesNotSee('said yes');
    expect(await pairings(world)).toEqual([]);
    await accepts(world, 'ana');
    for (const name of ['ana', 'ben']) {
      world
        .as(name)
        .in('app')
        .sees('You both said yes', 'I open a conversation for the two of you when it is day for both.');
      world.as(name).in('app').doesNotSee('[Accept]');
    }
    expect(await pairings(world)).toEqual(['ana+ben']);
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
  });

  test('accepted again changes nothing', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const ben = world.as('ben').in('app');
    const stale = asItWas(ben.message('as a mentor'));
    await Promise.all([ben.click('Accept'), ben.click('Accept')]);
    await accepts(world, 'ana');
    stale();
    await ben.click('Accept');
    stale();
    await ben.click('Not this one');
    ben.sees('You have said yes, and so has everyone. It is in /mentor pairs.');
    expect(await pairings(world)).toEqual(['ana+ben']);
  });

  test('comes by day, and is nowhere asked of the whole channel', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['eva', 'chloe']] });
    expect(told(world, 'eva', 'I suggest')).toEqual([]);
    await world.clock.advance({ hours: 4 });
    expect(told(world, 'eva', 'I suggest')).toHaveLength(1);
    expect(world.as('ana').reads('#learning').join()).not.toContain('I suggest');
  });

  test('stands on Home until it is answered', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const ben = world.as('ben');
    expect(await ben.home()).toMatch(
      /Learning\nI suggest @Ana to you as a mentor\..*Why you two stands in our conversation\..*In Learning you look for/s,
    );
    await ben.click('Accept');
    expect(await ben.home()).not.toContain('I suggest @Ana');
    ben.in('app').sees('You said yes: @Ana as your mentor.');
  });
});

describe('not this one', () => {
  test('is told to the other kindly, and never as a no', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await accepts(world, 'ben');
    await saysNo(world, 'ana', {
      'Why?': 'It is hard to find a time',
      'In your words': 'He talks <too> much',
    });
    const ben = world.as('ben').in('app');
    ben.sees('It does not work out this time: @Ana as your mentor.');
    for (const word of ['said no', 'declined', 'Not this one', 'time to find', 'talks']) ben.doesNotSee(word);
    expect(await pairings(world)).toEqual([]);
    expect(await states(world)).toEqual(['ana+ben declined']);
  });

  test('reads the same to the other as silence does', async () => {
    const texts = [];
    for (const isSilent of [true, false]) {
      const world = await mentoringWorld();
      await sentRound(world, { pairs: [['ana', 'ben']], mentors: [] });
      await accepts(world, 'ben');
      if (!isSilent) await saysNo(world, 'ana');
      await world.clock.advance({ days: 4 });
      texts.push(told(world, 'ben', 'does not work out'));
      await world.stop();
    }
    expect(texts[0]).toHaveLength(1);
    expect(texts[0]).toEqual(texts[1]);
  });

  test('keeps why for its own next suggestions, where only they can see and change it', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const words = 'He talks <too> much & never asks';
    await saysNo(world, 'ana', { 'Why?': 'It is hard to find a time', 'In your words': words });
    const ana = world.as('ana').in('app');
    ana.sees('You said Not this one: @Ben as your mentee.', '[See or change why]');
    ana.doesNotSee(words);
    await ana.open('See or change why');
    ana.sees(words, 'It is hard to find a time', 'Only you can read this.');
    expect(await ana.submit({ 'Why?': 'Something else', 'In your words': '' })).toEqual({});
    const row = await world.db.kysely
      .selectFrom('suggestion_people')
      .select(['answer', 'why', 'why_words'])
      .where('user_id', '=', idOf(world, 'ana'))
      .executeTakeFirst();
    expect(row).toEqual({ answer: 'no', why: 'other', why_words: null });
    const deliveries = await world.db.kysely.selectFrom('deliveries').selectAll().execute();
    expect(JSON.stringify(deliveries)).not.toContain('talks');
  });

  test('with too many words is refused at their field, and says nothing yet', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const ana = world.as('ana').in('app');
    await ana.open('Not this one');
    const errors = await ana.submit({ 'In your words': '🙂'.repeat(501) });
    expect(errors).toEqual({ 'In your words': expect.stringContaining('500') });
    expect(await states(world)).toEqual(['ana+ben open']);
  });

  test('is possible after a yes, as long as nothing has come of it', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    const ana = world.as('ana').in('app');
    const stale = asItWas(ana.message('mentor @Ben'));
    await accepts(world, 'ben');
    const ben = world.as('ben').in('app');
    await ben.open('Not this one after all');
    await ben.submit();
    expect(await states(world)).toEqual(['ana+ben declined']);
    stale();
    await ana.click('Accept');
    ana.sees('This suggestion is over. It does not work out this time.');
    expect(await pairings(world)).toEqual([]);
  });

  test('because it is not the time offers a pause, which takes back what else is open', async () => {
    const world = await mentoringWorld({ ana: { capacity: 3 } });
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await sentRound(world, { pairs: [['ana', 'chloe']], mentors: ['dev'] });
    await world.clock.advance({ days: 1 });
    const ana = world.as('ana').in('app');
    await ana.open('Not this one', { on: 'mentor @Ben' });
    await ana.submit({ 'Why?': 'It is not the time for me now' });
    ana.sees('Shall I suggest nobody to you for a while?');
    await ana.click('Pause');
    ana.sees('You are paused');
    await ana.dismiss();
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben declined', 'ana+chloe withdrawn', 'chloe+dev open']);
    ana.sees('This suggestion is over: @Chloé as your mentee.');
  });

  test('for another reason offers none', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await saysNo(world, 'ana', { 'Why?': 'Something else' });
    expect(world.as('ana').modal()).toBeNull();
  });
});
