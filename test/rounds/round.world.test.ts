import { expect, test } from 'vitest';
import { goTo } from '../reflections/learning-week.ts';
import type { World } from '../support/world.ts';
import { formOpen } from './setting-up.ts';

test('try', async () => {
  const { world, ana } = await formOpen('How are we?');
  const errors = await ana.submit();
  expect(errors).toEqual({});
  console.log(ana.front().text);
  await ana.dismiss();
  const names = ['ben', 'chloe', 'dev', 'eva', 'omar'];
  for (const name of names) {
    const who = world.as(name).in('#learning');
    if (name === 'ben') console.log(who.front().text);
    await who.open('Answer without my name');
    if (name === 'ben') console.log(who.front().text);
    const e = await who.submit({
      'What should we start doing?': `${name}: <!channel> *start*`,
      'What should we stop doing, or do less of?': `${name} stop`,
    });
    expect(e).toEqual({});
    if (name === 'ben') console.log(who.front().text);
    await who.dismiss();
  }
  const ben = world.as('ben');
  await ben.in('#learning').open('Answer without my name');
  console.log(ben.front().text);
  await ben.dismiss();
  await ana.command('/feedback rounds');
  console.log(ana.front().text);
  await ana.dismiss();
  console.log(await ana.home());
  await goTo(world, '2026-03-08T18:00', 'Europe/Berlin');
  console.log('CHANNEL', world.as('ben').in('#learning').front().text);
  await goTo(world, '2026-03-10T09:00', 'Europe/Berlin');
  console.log('CHANNEL', world.as('ben').in('#learning').front().text);
  console.log('ANA DM', ana.dm());
  ana.in('app');
  await ana.open('Look through and publish');
  console.log(ana.front().text);
  await ana.submit();
  console.log(ana.front().text);
  await ana.dismiss();
  await goTo(world, '2026-03-11T09:00', 'Europe/Berlin');
  console.log('ANA DM', ana.dm());
  ana.in('app');
  await ana.open('Read the results');
  console.log(ana.front().text);
  await ana.dismiss();
  void (world satisfies World);
});
