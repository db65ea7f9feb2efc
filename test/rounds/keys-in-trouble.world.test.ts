import { describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import {
  answerAll,
  answerAs,
  formFilled,
  INVITED,
  inChannel,
  roundOpen,
  statesIn,
  told,
  UNLINKED_BUTTON,
  until,
  WORDS,
} from './life.ts';
import { troubledKeys } from './unusable-keys.ts';

const NO_ANSWERS =
  'This round cannot take answers now: the server has trouble with its key. Please tell whoever runs Lyceum here.';

async function pressAnswer(world: World, name: string): Promise<string> {
  const who = world.as(name).in('#learning');
  await who.click(UNLINKED_BUTTON);
  return who.ephemerals().at(-1) ?? '';
}

describe('a key whose file is gone', () => {
  test('is said to whoever answers, and when the round closes to everyone: nobody can read what was sealed', async () => {
    const { world, ana } = await roundOpen();
    await answerAll(world, ['ben', 'chloe']);
    for (const seal of await world.keys.list()) await world.keys.destroy(seal);
    expect(await pressAnswer(world, 'eva')).toContain(NO_ANSWERS);
    expect(await world.as('eva').home()).toContain('How are we? asks you');
    await ana.in('#learning').command('/learn feedback rounds');
    ana.sees('6 people are asked.');
    await ana.dismiss();
    expect(world.takeErrors().join()).toContain('why it was refused');
    await until(world, '2026-03-09T17:30');
    expect(await statesIn(world)).toEqual(['discarded']);
    const said =
      'the key to its answers was lost on the server, or they were damaged there, so nobody can read them.';
    expect(inChannel(world, said).length).toBeGreaterThan(1);
    expect(await world.db.kysely.selectFrom('seals').selectAll().execute()).toEqual([]);
  });
});

describe('a key that the server cannot use', () => {
  test('is said to whoever answers, who keeps what they typed, and can send it when it can be used', async () => {
    const keys = troubledKeys();
    const { world } = await roundOpen({ options: { keys } });
    const ben = world.as('ben').in('#learning');
    await ben.open(UNLINKED_BUTTON);
    await ben.fill({ [WORDS]: 'What I typed' });
    keys.trouble = true;
    expect(Object.values(await ben.submit())).toEqual([NO_ANSWERS]);
    expect(await pressAnswer(world, 'eva')).toContain(NO_ANSWERS);
    expect(await world.as('eva').home()).toContain('How are we? asks you');
    keys.trouble = false;
    expect(await ben.submit()).toEqual({});
    ben.sees('Thank you.');
    expect(world.takeErrors()).toHaveLength(2);
  });

  test('is waited for at the closing: nothing is lost, its leader is told once, and other rounds close', async () => {
    const keys = troubledKeys();
    const { world, ana } = await roundOpen({ title: 'Sealed', options: { keys } });
    await answerAll(world);
    await ana.in('#learning').command('/learn feedback round Named one');
    await ana.click('More');
    await ana.submit({ 'How do people answer?': 'Named' });
    await ana.dismiss();
    for (const name of ['ana', 'ben', 'chloe', 'dev', 'eva'])
      await answerAs(world, name, { [WORDS]: name }, 'Named one');
    keys.trouble = true;
    await until(world, '2026-03-10T12:00');
    expect((await statesIn(world)).sort()).toEqual(['closed', 'closing']);
    expect(told(world, 'ana', 'was to close')).toHaveLength(1);
    expect(told(world, 'ana', 'was to close')[0]).toContain(
      'Sealed was to close, and the server has trouble with the key to its answers. Nothing is lost, and nothing is shown yet. Please tell whoever runs Lyceum here. I try again every hour.',
    );
    const errors = world.takeErrors();
    // Once an hour, not each minute.
    expect(errors.length).toBeGreaterThan(2);
    expect(errors.length).toBeLessThan(30);
    keys.trouble = false;
    await until(world, '2026-03-10T14:00');
    expect(await statesIn(world)).toEqual(['closed', 'closed']);
    expect(await keys.list()).toEqual([]);
    await until(world, '2026-03-11T12:00');
    expect(told(world, 'ana', 'Sealed has closed: 5 people answered.')).toHaveLength(1);
  });

  test('does not keep a leader from cancelling: the answers go as soon as it can be destroyed', async () => {
    const keys = troubledKeys();
    const { world, ana } = await roundOpen({ options: { keys } });
    await answerAs(world, 'ben');
    keys.trouble = true;
    await ana.in('#learning').command('/learn feedback rounds');
    await ana.click('Cancel the round', { confirm: true });
    ana.sees('Cancelled. Its answers are being destroyed, unread.');
    await ana.dismiss();
    expect(inChannel(world, 'Cancelled')).toEqual([]);
    await world.clock.advance({ minutes: 30 });
    world.takeErrors();
    keys.trouble = false;
    await world.clock.advance({ hours: 1 });
    expect(await statesIn(world)).toEqual(['discarded']);
    expect(inChannel(world, 'Cancelled. Its answers were destroyed, unread.')).not.toEqual([]);
  });

  test('keeps a round from opening, with a reason, and the draft with what was typed; it opens later', async () => {
    const keys = troubledKeys();
    const { world, ana } = await formFilled({ options: { keys } });
    keys.trouble = true;
    expect(Object.values(await ana.submit()).join()).toContain(
      'The server cannot keep the key that seals the answers',
    );
    expect(await statesIn(world)).toEqual(['draft']);
    expect(world.takeErrors()).toHaveLength(1);
    keys.trouble = false;
    expect(await ana.submit({ Title: 'Again' })).toEqual({});
    ana.sees('Your round is open.');
    expect(inChannel(world, 'Again')).toHaveLength(1);
  });

  test('keeps a planned round waiting, and its leader is told', async () => {
    const keys = troubledKeys();
    const { world, ana } = await formFilled({
      more: { 'Opens on': '2026-03-04', 'Opens at': '10:00' },
      options: { keys },
    });
    await ana.submit();
    await ana.dismiss();
    keys.trouble = true;
    await until(world, '2026-03-04T13:30');
    expect(await statesIn(world)).toEqual(['planned']);
    expect(told(world, 'ana', 'was to open')).toHaveLength(1);
    world.takeErrors();
    keys.trouble = false;
    await until(world, '2026-03-04T14:30');
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });
});

test('a draft that was sent, could not open and is discarded leaves no key behind', async () => {
  const keys = troubledKeys();
  const { world, ana } = await formFilled({
    more: { 'Opens on': '2026-03-04', 'Opens at': '10:00' },
    options: { keys },
  });
  await ana.submit();
  await ana.dismiss();
  // It has its key, and dies before it is open.
  const failing = { ...keys, read: () => Promise.reject(new Error('died')) };
  keys.read = failing.read;
  await until(world, '2026-03-04T10:16');
  world.takeErrors();
  expect(await keys.list()).toHaveLength(1);
  await ana.in('#learning').command('/learn feedback rounds');
  await ana.click('Discard', { confirm: true });
  ana.sees('Discarded.');
  expect(await keys.list()).toEqual([]);
});
