import { describe, expect, test } from 'vitest';
import { change } from '../../../src/domain/context.ts';
import { apartPairs } from '../../../src/domain/mentoring/profiles/for-matching.ts';
import { forgeButtons } from '../../feedback/learning-people.ts';
import { sendForm } from '../../shares/forged-form.ts';
import type { World } from '../../support/world.ts';
import { placeIn } from '../suggestions/suggested-people.ts';
import {
  bringTogether,
  conversation,
  goTo,
  letters,
  onlyPairing,
  pairedWorld,
  placeOf,
} from './paired-people.ts';

const CLOSING = 'What they read from you';
const WHY = 'Why, for yourself';

describe('ending a pairing', () => {
  test('says to the other what was written, in their conversation and nowhere else', async () => {
    const world = await pairedWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    ana.sees('Your pairing with @Ben (mentoring)', 'Thank you for the time and the good conversations');
    const written = { [CLOSING]: 'I learned <much> from you, *Ben*.', [WHY]: 'No time this spring' };
    expect(await ana.submit(written)).toEqual({});
    ana.sees('It has ended. They read it in your conversation');
    await ana.cancel();
    const [introduction, end, ...more] = conversation(world, 'ben', 'ana');
    expect(introduction).toContain('It has ended.');
    expect(introduction).not.toContain('[');
    expect(end).toContain('@Ana ends the pairing with @Ben in Learning');
    expect(end).toContain('I learned <much> from you, *Ben*.');
    expect(more).toEqual([]);
    expect(world.as('ben').dm().join()).not.toContain('ends the pairing');
    expect(await onlyPairing(world)).toMatchObject({ state: 'ended', ended_because: 'ended' });
  });

  test('keeps why for oneself alone, and the words only until they are posted', async () => {
    const world = await pairedWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    await ana.submit({ [CLOSING]: 'All the best, dear Ben', [WHY]: 'No time this spring' });
    await ana.cancel();
    await world.clock.advance({ minutes: 16 });
    const kept = JSON.stringify(await world.db.kysely.selectFrom('pairing_people').selectAll().execute());
    expect(kept).not.toContain('All the best');
    const owed = JSON.stringify(await world.db.kysely.selectFrom('deliveries').selectAll().execute());
    expect(owed).not.toContain('All the best');
    await ana.command('/mentor pairs');
    ana.sees('Over', 'Ended on 2 March 2026', 'No time this spring');
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor pairs');
    ben.sees('Ended on 2 March 2026');
    ben.doesNotSee('No time this spring');
  });

  test('lets why be changed and taken away, and noted where nothing was said', async () => {
    const world = await pairedWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    await ana.submit({ [WHY]: 'No time this spring' });
    await ana.cancel();
    const change = async (button: string, why: string) => {
      await ana.command('/mentor pairs');
      await ana.open(button);
      expect(await ana.submit({ [WHY]: why })).toEqual({});
      await ana.dismiss();
    };
    await change('Change why', 'No time this year');
    await ana.command('/mentor pairs');
    ana.sees('No time this year');
    await ana.dismiss();
    await change('Change why', '');
    const kept = JSON.stringify(await world.db.kysely.selectFrom('pairing_people').selectAll().execute());
    expect(kept).not.toContain('No time');
    await ana.command('/mentor pairs');
    ana.sees('[Note why]');
  });

  test('asks which one where there are several, and takes words of 1,000 characters', async () => {
    const world = await pairedWorld();
    await bringTogether(world, { people: ['ana', 'dev'], program: 'coffee', notified: true });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    ana.sees('Which one?');
    const errors = await ana.submit({
      'Which one?': 'Dev (coffee, Learning)',
      [CLOSING]: 'x'.repeat(1000),
    });
    expect(errors).toEqual({});
    await ana.cancel();
    const rows = await world.db.kysely.selectFrom('pairings').select(['program', 'state']).execute();
    expect(rows.sort((one, other) => one.program.localeCompare(other.program))).toEqual([
      { program: 'coffee', state: 'ended' },
      { program: 'mentoring', state: 'running' },
    ]);
  });

  test('happens once where both do it, and loses nobody’s words', async () => {
    const world = await pairedWorld();
    const [ana, ben] = [world.as('ana').in('#learning'), world.as('ben').in('#learning')];
    await ana.command('/mentor end');
    await ben.command('/mentor end');
    await ana.submit({ [CLOSING]: 'Thank you, Ben' });
    await ben.submit({ [CLOSING]: 'Thank you, Ana', [WHY]: 'A new job' });
    ben.sees('It had ended a moment before', 'Thank you, Ana');
    await ben.cancel();
    expect(conversation(world, 'ana', 'ben')).toHaveLength(2);
    const kept = JSON.stringify(await world.db.kysely.selectFrom('pairing_people').selectAll().execute());
    expect(kept).not.toContain('Thank you, Ana');
    await ben.command('/mentor pairs');
    ben.sees('A new job');
  });

  test('can be done from the list, and says so where it is over', async () => {
    const world = await pairedWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor pairs');
    ana.sees('@Ben (mentoring) in Learning, since 2 March 2026', 'On 16 March 2026 I ask you how it goes');
    ana.sees('Your conversation');
    await ana.open('End');
    await ana.submit({ [CLOSING]: '' });
    await ana.dismiss();
    expect(conversation(world, 'ben', 'ana')[1]).toContain('Thank you for the time you gave each other');
    await ana.command('/mentor end');
    ana.sees('You are in no pairing now');
    await ana.command('/learn mentor pairs');
    ana.sees('Over');
  });

  test('is nobody else’s to do, and nothing is taken that is too long or was not ours', async () => {
    const world = await pairedWorld();
    const other = await bringTogether(world, { people: ['chloe', 'dev'] });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    const refused = [
      await sendForm(world, 'ana', { meta: other }),
      await sendForm(world, 'ana', { meta: 'nonsense' }),
      await sendForm(world, 'ana', { words: { closing: 'x'.repeat(1001) } }),
      await sendForm(world, 'ana', { words: { why: 'x'.repeat(501) } }),
    ].map((errors) => JSON.stringify(errors));
    expect(refused[0]).toContain('This pairing is not there any more');
    expect(refused[1]).toContain('This did not come back as it was sent');
    expect(refused[2]).toContain('Please keep it to 1,000');
    expect(refused[3]).toContain('Please keep it to 500');
    const states = await world.db.kysely.selectFrom('pairings').select('state').execute();
    expect(states.map(({ state }) => state)).toEqual(['running', 'running']);
  });

  test('stands on Home while it runs', async () => {
    const world = await pairedWorld();
    expect(await world.as('ben').home()).toContain('@Ana (mentoring) in Learning, since 2 March 2026');
    expect(await world.as('dev').home()).not.toContain('My pairings');
  });
});

describe('what does not fit', () => {
  test('ends after a question, and nobody learns who said so', async () => {
    const world = await pairedWorld();
    await goTo(world, '2026-03-16');
    const ben = world.as('ben').in('app');
    await ben.click('Not a fit', { confirm: true });
    ben.sees('It is over, and nobody learns that you said so');
    const [, end = ''] = conversation(world, 'ana', 'ben');
    expect(end).toContain('@Ana and @Ben: this pairing in Learning ends here');
    expect(end).not.toContain('Ben ends');
    world.as('ana').in('app').doesNotSee('[Good]', 'not a fit');
    expect(await onlyPairing(world)).toMatchObject({ ended_because: 'not_a_fit' });
  });

  test('ends once, whoever else says so', async () => {
    const world = await pairedWorld();
    await goTo(world, '2026-03-16');
    const ana = world.as('ana').in('app');
    const question = ana.message('how is it going');
    const stale = structuredClone(question.blocks);
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    Object.assign(question, { blocks: stale });
    await ana.click('Not a fit', { confirm: true });
    ana.sees('This pairing has ended, so I keep no more answers');
    expect(conversation(world, 'ana', 'ben')).toHaveLength(2);
    const said = await world.db.kysely
      .selectFrom('check_ins')
      .select('fit')
      .where('fit', 'is not', null)
      .execute();
    expect(said).toHaveLength(1);
  });

  test('takes one out of a group, and the others go on', async () => {
    const world = await pairedWorld({ program: 'peers', people: ['ana', 'ben', 'dev'] });
    await goTo(world, '2026-03-16');
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    expect(conversation(world, 'ana', 'ben', 'dev')[1]).toContain(
      '@Ben steps out here. @Ana and @Dev, you go on.',
    );
    await goTo(world, '2026-03-30');
    expect(letters(world, 'dev')).toHaveLength(2);
    expect(letters(world, 'ben')).toHaveLength(1);
  });

  test('keeps who said so apart from the others of a group, and not those from each other', async () => {
    const world = await pairedWorld({ program: 'peers', people: ['ana', 'ben', 'dev'] });
    await goTo(world, '2026-03-16');
    expect(await apart(world)).toEqual([]);
    await world.as('ben').in('app').click('Not a fit', { confirm: true });
    expect(await apart(world)).toEqual(['ana+ben', 'ben+dev']);
  });

  test('keeps two peers apart', async () => {
    const world = await pairedWorld({ program: 'peers' });
    await goTo(world, '2026-03-16');
    await world.as('ana').in('app').click('Not a fit', { confirm: true });
    expect(await apart(world)).toEqual(['ana+ben']);
  });
});

/** Who cannot be suggested to each other any more. */
async function apart(world: World): Promise<string[]> {
  const place = await placeIn(world);
  const pairs = await change(world.app.ctx, place.workspaceId, (tx) => apartPairs(tx, place));
  const nameOf = (user: string) => world.slack.world.users.get(user)?.name;
  return [...pairs].map((pair) => pair.split('+').map(nameOf).sort().join('+')).sort();
}

describe('not being able to this time', () => {
  test('ends a coffee of two kindly, and only where they were not asked before', async () => {
    const world = await pairedWorld({ program: 'coffee', notified: true });
    const ben = world.as('ben').in(placeOf(['ana']));
    await ben.click('I can’t this time', { confirm: true });
    const [introduction, end] = conversation(world, 'ana', 'ben');
    expect(introduction).not.toContain('[I can’t this time]');
    expect(end).toContain('@Ben can’t this time, so this coffee ends here');
    expect(end).toContain('@Ana, you come first next time');
    await goTo(world, '2026-03-09');
    expect(letters(world, 'ana')).toEqual([]);
  });

  test('lets three or more go on', async () => {
    const world = await pairedWorld({ program: 'peers', notified: true, people: ['ana', 'ben', 'dev'] });
    await world
      .as('ben')
      .in(placeOf(['ana', 'dev']))
      .click('I can’t this time', { confirm: true });
    const [, stepped] = conversation(world, 'ana', 'ben', 'dev');
    expect(stepped).toContain('@Ben steps out here');
    expect((await onlyPairing(world)).state).toBe('running');
    await world
      .as('ben')
      .in(placeOf(['ana', 'dev']))
      .click('I can’t this time', { confirm: true });
    expect(conversation(world, 'ana', 'ben', 'dev')).toHaveLength(2);
    await world
      .as('dev')
      .in(placeOf(['ana', 'ben']))
      .click('I can’t this time', { confirm: true });
    expect((await onlyPairing(world)).state).toBe('ended');
  });

  test('is no way out of what both agreed to, though the button is forged', async () => {
    const world = await pairedWorld();
    const agreed = await onlyPairing(world);
    await bringTogether(world, { program: 'coffee', notified: true });
    const ben = world.as('ben').in(placeOf(['ana']));
    forgeButtons(ben.message('[I can’t this time]'), agreed.id);
    await ben.click('I can’t this time', { confirm: true });
    ben.sees('You both agreed to this pairing');
    const running = await world.db.kysely.selectFrom('pairings').select('state').execute();
    expect(running.map(({ state }) => state)).toEqual(['running', 'running']);
  });
});

describe('somebody who leaves', () => {
  test('ends a pairing of two; the other is told by letter', async () => {
    const world = await pairedWorld();
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ minutes: 16 });
    expect(letters(world, 'ana')).toEqual([
      expect.stringContaining('@Ben is not in Learning any more, so your pairing (mentoring) ends here'),
    ]);
    expect(letters(world, 'ben')).toEqual([]);
    expect(await onlyPairing(world)).toMatchObject({ ended_because: 'left' });
    expect(conversation(world, 'ana', 'ben')).toHaveLength(1);
    await goTo(world, '2026-03-17');
    expect(letters(world, 'ana')).toHaveLength(1);
  });

  test('because their account is switched off, too', async () => {
    const world = await pairedWorld();
    world.slack.deactivate(world.as('ben').userId);
    await world.clock.advance({ minutes: 31 });
    expect(letters(world, 'ana').join()).toContain('is not in Learning any more');
  });

  test('leaves a group that goes on', async () => {
    const world = await pairedWorld({ program: 'peers', people: ['ana', 'ben', 'dev'] });
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ minutes: 16 });
    for (const name of ['ana', 'dev']) {
      expect(letters(world, name).join()).toContain('Your peer group goes on without them');
    }
    expect((await onlyPairing(world)).state).toBe('running');
  });

  test('at once with another: those who go on are told of both', async () => {
    const world = await pairedWorld({ program: 'peers', people: ['ana', 'ben', 'chloe', 'dev'] });
    await world.as('ben').leaves('#learning');
    await world.as('dev').leaves('#learning');
    for (const time of ['03:00', '14:00']) await goTo(world, '2026-03-03', time);
    for (const name of ['ana', 'chloe']) {
      const told = letters(world, name).join();
      for (const gone of ['@Ben', '@Dev']) expect(told.split(`${gone} is not in`)).toHaveLength(2);
    }
  });

  test('before the two were introduced leaves no conversation behind', async () => {
    const world = await pairedWorld({ people: ['ben', 'eva'] });
    await world.as('eva').leaves('#learning');
    await goTo(world, '2026-03-02', '14:00');
    expect(conversation(world, 'ben', 'eva')).toEqual([]);
    expect(letters(world, 'ben').join()).toContain('ends here');
  });
});
