import { describe, expect, test } from 'vitest';
import { forgeButtons } from '../../feedback/learning-people.ts';
import { bringTogether, conversation, goTo, letters, onlyPairing, pairedWorld } from './paired-people.ts';

describe('being asked how it goes', () => {
  test('comes to each by themselves, every two weeks, and nobody else sees the answer', async () => {
    const world = await pairedWorld();
    await goTo(world, '2026-03-15');
    expect(letters(world, 'ana')).toEqual([]);
    await goTo(world, '2026-03-16');
    expect(letters(world, 'ana')).toHaveLength(1);
    expect(letters(world, 'ben')).toHaveLength(1);
    const ana = world.as('ana').in('app');
    ana.sees('You and @Ben in Learning: how is it going?', 'leaders only see figures about many pairings');
    await ana.click('We met');
    ana.sees('You said: we met.');
    await ana.click('Good');
    ana.sees('You said: good.');
    const ben = world.as('ben').in('app');
    ben.doesNotSee('You said');
    await ben.click('Not yet');
    ben.sees('You said: not yet.');
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
    await goTo(world, '2026-03-30');
    expect(letters(world, 'ana')).toHaveLength(2);
  });

  test('asks each of several about their group', async () => {
    const world = await pairedWorld({ program: 'peers', people: ['ana', 'ben', 'dev'] });
    await goTo(world, '2026-03-16');
    expect(letters(world, 'ana')[0]).toMatch(/^Your group with @\w+ and @\w+ in Learning: how is it going\?/);
  });

  test('can be answered otherwise until the next time, and not after', async () => {
    const world = await pairedWorld();
    await goTo(world, '2026-03-16');
    const ana = world.as('ana').in('app');
    await ana.click('Undecided');
    await ana.click('Good');
    ana.sees('You said: good.');
    ana.doesNotSee('You said: undecided.');
    await goTo(world, '2026-03-30');
    const [first = '', second = ''] = letters(world, 'ana');
    expect(first).not.toContain('[Good]');
    expect(first).toContain('You said: good.');
    expect(second).toContain('[Good]');
  });

  test('is not repeated where nobody answers', async () => {
    const world = await pairedWorld();
    for (const date of ['2026-03-16', '2026-03-20', '2026-03-25', '2026-03-29']) await goTo(world, date);
    expect(letters(world, 'ana')).toHaveLength(1);
  });

  test('happens once for what was missed while we were down', async () => {
    const world = await pairedWorld();
    await goTo(world, '2026-04-06');
    expect(letters(world, 'ana')).toHaveLength(1);
    await goTo(world, '2026-04-13');
    expect(letters(world, 'ana')).toHaveLength(1);
    await goTo(world, '2026-04-20');
    expect(letters(world, 'ana')).toHaveLength(2);
  });

  test('waits while the community rests, and goes on without a burst', async () => {
    const world = await pairedWorld();
    await world.as('ana').archives('#learning');
    for (const date of ['2026-03-16', '2026-03-30', '2026-04-06']) await goTo(world, date);
    expect(letters(world, 'ana')).toEqual([]);
    await world.db.kysely
      .updateTable('communities')
      .set({ state: 'active', resting_because: null })
      .execute();
    await goTo(world, '2026-04-08');
    expect(letters(world, 'ana')).toHaveLength(1);
  });

  test('looks back half-way and at the end, which comes after 26 weeks', async () => {
    const world = await pairedWorld();
    for (let week = 2; week <= 26; week += 2) {
      const date = Temporal.PlainDate.from('2026-03-02').add({ weeks: week }).toString();
      await goTo(world, date, '15:00');
    }
    const asked = letters(world, 'ben');
    expect(asked).toHaveLength(13);
    expect(asked.filter((text) => text.includes('Half of your time'))).toHaveLength(1);
    expect(asked[6]).toContain('Half of your time');
    expect(asked[12]).toContain('Your time with @Ana in Learning ends today, as planned');
    expect(asked[12]).toContain('What do you take with you?');
    const [, end, ...more] = conversation(world, 'ana', 'ben');
    expect(end).toContain('your time together in Learning ends today, as planned');
    expect(more).toEqual([]);
    expect((await onlyPairing(world)).ended_because).toBe('finished');
    await goTo(world, '2026-12-01');
    expect(letters(world, 'ben')).toHaveLength(13);
  });

  test('of coffee is one question after a week; then it ends without a word', async () => {
    const world = await pairedWorld({ program: 'coffee', notified: true });
    await goTo(world, '2026-03-09');
    const ana = world.as('ana').in('app');
    ana.sees('A week ago I brought you together with @Ben');
    ana.doesNotSee('Not a fit');
    await ana.click('We met');
    await goTo(world, '2026-03-16');
    await goTo(world, '2026-04-01');
    expect(letters(world, 'ben')).toHaveLength(1);
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
    expect((await onlyPairing(world)).ended_because).toBe('finished');
  });

  test('cannot be answered for somebody else, or with what we did not write', async () => {
    const world = await pairedWorld();
    const other = await bringTogether(world, { people: ['chloe', 'dev'] });
    await goTo(world, '2026-03-16');
    const ana = world.as('ana').in('app');
    for (const value of [`${other} 1`, `${other} 0`, 'nonsense', `${(await onlyPairing(world)).id} 7`]) {
      forgeButtons(ana.message('how is it going'), value);
      await ana.click('We met');
    }
    const told = ana.ephemerals().join('\n');
    expect(told).toContain('This pairing is not there any more');
    expect(told).toContain('This did not come back as it was sent');
    expect(told).toContain('This question is not there any more');
    const answered = await world.db.kysely
      .selectFrom('check_ins')
      .select('user_id')
      .where('answered_at', 'is not', null)
      .execute();
    expect(answered).toEqual([]);
  });
});

describe('looking back', () => {
  test('is written for oneself alone', async () => {
    const world = await pairedWorld({ program: 'buddies' });
    for (const date of ['2026-03-16', '2026-03-30', '2026-04-13']) await goTo(world, date);
    const ben = world.as('ben').in('app');
    await ben.open('Look back');
    ben.sees('Your time with @Ana', 'Only me');
    await ben.submit({ 'What I take from it': 'I dare to ask sooner' });
    ben.sees('Saved. Only you can read it.');
    await ben.cancel();
    ben.doesNotSee('I dare to ask sooner');
    await ben.open('Change what I wrote');
    ben.sees('I dare to ask sooner');
    await ben.submit({ 'What I take from it': '' });
    ben.sees('Taken away. Nothing of it is kept.');
    await ben.dismiss();
    const kept = JSON.stringify(await world.db.kysely.selectFrom('check_ins').selectAll().execute());
    expect(kept).not.toContain('I dare to ask sooner');
    const shares = await world.db.kysely.selectFrom('shares').selectAll().execute();
    expect(shares).toEqual([]);
    world.as('ana').in('app').doesNotSee('I dare to ask sooner');
  });

  test('is read, changed and taken away among one’s pairings too', async () => {
    const world = await pairedWorld({ program: 'buddies' });
    for (const date of ['2026-03-16', '2026-03-30', '2026-04-13']) await goTo(world, date);
    const ben = world.as('ben').in('app');
    await ben.command('/mentor pairs');
    ben.doesNotSee('Read what I wrote');
    await ben.dismiss();
    await ben.open('Look back');
    await ben.submit({ 'What I take from it': 'I dare to ask sooner' });
    await ben.dismiss();
    await ben.command('/mentor end');
    await ben.submit();
    await ben.dismiss();
    await ben.command('/mentor pairs');
    await ben.open('Read what I wrote');
    ben.sees('I dare to ask sooner');
    await ben.submit({ 'What I take from it': '' });
    const kept = JSON.stringify(await world.db.kysely.selectFrom('check_ins').selectAll().execute());
    expect(kept).not.toContain('I dare to ask sooner');
    const ana = world.as('ana').in('app');
    await ana.command('/mentor pairs');
    ana.doesNotSee('Read what I wrote');
  });

  test('becomes a share where they choose so, naming nobody', async () => {
    const world = await pairedWorld({ program: 'buddies' });
    for (const date of ['2026-03-16', '2026-03-30', '2026-04-13']) await goTo(world, date);
    const ben = world.as('ben').in('app');
    await ben.open('Look back');
    const place = 'Learning: a share in its channel';
    await ben.submit({ 'What I take from it': 'I dare to ask sooner', 'Who reads it?': place });
    ben.sees('Your community can read it as a share with your name');
    await ben.cancel();
    const [shared = ''] = ben.reads('#learning').filter((text) => text.includes('I dare to ask sooner'));
    expect(shared).toContain('Ben');
    expect(shared).not.toContain('Ana');
  });

  test('is possible after the close, and refused where nothing is written', async () => {
    const world = await pairedWorld({ program: 'buddies' });
    for (let week = 2; week <= 12; week += 2) {
      await goTo(world, Temporal.PlainDate.from('2026-03-02').add({ weeks: week }).toString(), '15:00');
    }
    await goTo(world, '2026-06-20');
    const ben = world.as('ben').in('app');
    await ben.open('Look back', { beside: 'ends today' });
    const errors = await ben.submit({ 'What I take from it': '   ' });
    expect(Object.values(errors).join()).toContain('Please write at least a word');
    expect(await ben.submit({ 'What I take from it': 'Somebody to ask is half the work' })).toEqual({});
  });
});
