import { expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { sendForm } from './forged-form.ts';
import { learningChannel } from './learning-channel.ts';

async function asked(world: World) {
  const dev = world.as('dev').in('#learning');
  await dev.command('/learn share Why is the build slow?');
  await dev.fill({ Kind: 'Question' });
  await dev.submit();
  return dev.message('Why is the build slow?');
}

it('who has left reads their own words, and nothing that members added', async () => {
  const world = await learningChannel();
  const question = await asked(world);
  const reply = await world.as('ana').replies(question, 'Because the cache is cold.');
  await world.as('ana').in(reply).shortcut(reply, 'This answers it');
  const ben = world.as('ben').in('#learning');
  await ben.click('I used this', { on: question });
  await ben.open('Say what changed', { beside: 'Thank you' });
  await ben.submit({ 'What changed, in one line': 'Warm builds now.' });
  const dev = world.as('dev');
  expect(await readOwn(world)).toMatch(/cache is cold[\s\S]*Warm builds/);
  await dev.dismiss();
  await dev.leaves('#learning');
  const left = await readOwn(world);
  expect(left).toContain('Why is the build slow?');
  expect(left).not.toMatch(/cache is cold|Warm builds/);
});

async function readOwn(world: World): Promise<string> {
  const dev = world.as('dev').in('#random');
  await dev.command('/learn me');
  return await dev.open('Read');
}

it('who has left is asked nothing about an experiment, and adds nothing to it', async () => {
  const world = await learningChannel();
  const dev = world.as('dev').in('#learning');
  await dev.command('/learn share Try pairing.');
  await dev.fill({ Kind: 'Experiment' });
  await dev.submit({ 'I expect': 'Fewer bugs.', 'I will look again on': '2026-03-03' });
  await world.clock.advance({ days: 1, hours: 1 });
  expect(dev.dm()).toHaveLength(1);
  await dev.in('app').open('Say what happened');
  await dev.leaves('#learning');
  expect(await sendForm(world, 'dev', { words: { outcome: 'Words from outside.' } })).toEqual({
    outcome: expect.stringContaining('You are not in this community now'),
  });
  await dev.dismiss();
  expect(world.as('ana').reads('#learning').at(-1)).not.toContain('Words from outside.');
  expect(await dev.home()).not.toContain('Try pairing.');
});

it('who left before the day is not asked', async () => {
  const world = await learningChannel();
  const dev = world.as('dev').in('#learning');
  await dev.command('/learn share Try pairing.');
  await dev.fill({ Kind: 'Experiment' });
  await dev.submit({ 'I expect': 'Fewer bugs.', 'I will look again on': '2026-03-03' });
  await dev.leaves('#learning');
  await world.clock.advance({ days: 1, hours: 1 });
  expect(dev.dm()).toEqual([]);
});
