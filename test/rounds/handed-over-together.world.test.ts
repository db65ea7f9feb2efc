import { expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { answerAs, leadsToo, roundOpen, statesIn, told, until } from './life.ts';

async function seesResults(world: World, name: string): Promise<boolean> {
  const who = world.as(name).in('#learning');
  await who.command('/learn feedback rounds');
  const sees = (who.modal() ?? '').includes('[Read the results]');
  await who.dismiss();
  return sees;
}

test('answers revealed together to a few are not read by a leader who takes the round over and was not asked', async () => {
  const { world, ana } = await roundOpen({
    more: {
      'Who is asked?': 'Members whom I choose',
      Members: ['chloe', 'dev'],
      'How do people answer?': 'Reveal together',
    },
  });
  await leadsToo(world, 'ben');
  await answerAs(world, 'chloe');
  world.slack.deactivate(ana.userId);
  await until(world, '2026-03-03T12:00');
  await answerAs(world, 'dev');
  await until(world, '2026-03-04T12:00');
  expect(await statesIn(world)).toEqual(['published']);
  expect(told(world, 'chloe', 'The results of How are we?')).toHaveLength(1);
  expect(told(world, 'ben', 'The results of How are we?')).toEqual([]);
  expect(await seesResults(world, 'ben')).toBe(false);
  expect(await seesResults(world, 'chloe')).toBe(true);
});
