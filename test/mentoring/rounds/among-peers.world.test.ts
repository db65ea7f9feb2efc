import { describe, expect, test } from 'vitest';
import type { World } from '../../support/world.ts';
import {
  idOf,
  matches,
  matchesAndSends,
  pairedIn,
  proposedIn,
  says,
  statesIn,
  told,
  until,
  withProfiles,
} from './stage.ts';

const COMPANY = { wants: 'company' } as const;

function profilesOf(...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, COMPANY]));
}

describe('coffee', () => {
  test('with one person: nobody to send it to, and the leader reads why', async () => {
    const { ana } = await withProfiles(profilesOf('ben'));
    expect(await matches(ana, { 'What is it for?': 'Coffee' })).toEqual({});
    ana.sees('@Ben\nNobody else takes part.');
    ana.doesNotSee('[Send]');
  });

  test.each([
    [2, [2]],
    [3, [3]],
    [5, [2, 3]],
  ])('with %i people nobody is left over, and nobody is there twice', async (count, sizes) => {
    const names = ['ben', 'chloe', 'dev', 'eva', 'omar'].slice(0, count);
    const { world, ana } = await withProfiles(profilesOf(...names));
    expect(await matches(ana, { 'What is it for?': 'Coffee' })).toEqual({});
    const groups = (await proposedIn(world)).map((group) => group.split('–'));
    expect(groups.map((group) => group.length).sort()).toEqual(sizes);
    expect(groups.flat().sort()).toEqual(names);
  });

  test('with nobody: says what to do', async () => {
    const { ana } = await withProfiles({});
    expect(await matches(ana, { 'What is it for?': 'Coffee' })).toEqual({
      'Who takes part?':
        'Nobody has a profile yet. Members fill theirs in with `/mentor`; or choose a user group.',
    });
  });

  test('round after round with somebody new; when all have met, the leader reads who meets again', async () => {
    const { world, ana } = await withProfiles(profilesOf('ben', 'chloe', 'dev', 'eva'));
    const met = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      await matchesAndSends(ana, { 'What is it for?': 'Coffee' });
      for (const pair of await pairedIn(world)) met.add(pair);
      await world.clock.advance({ hours: 24 });
    }
    expect(met.size, 'each of four has met each other').toBe(6);
    await matches(ana, { 'What is it for?': 'Coffee' });
    ana.sees('were together once before', 'As few as possible meet again, and those who do met longest ago.');
  });

  test('a user group takes part with or without profiles; a guest is no member', async () => {
    const { world, ana } = await withProfiles({});
    group(world, 'ben', 'chloe', 'gus');
    expect(
      await matches(ana, {
        'What is it for?': 'Coffee',
        'Who takes part?': 'A user group',
        'User group': '@tea (Tea drinkers)',
      }),
    ).toEqual({});
    expect(await proposedIn(world)).toEqual(['ben–chloe']);
  });
});

function group(world: World, ...names: readonly string[]): void {
  const members = names.map((name) => world.as(name).userId);
  world.slack.addUserGroup({ handle: 'tea', name: 'Tea drinkers', members });
}

test('peers come in groups of the size that was chosen, locked ones stay, forbidden ones do not come back', async () => {
  const { world, ana } = await withProfiles(profilesOf('ana', 'ben', 'chloe', 'dev', 'eva', 'omar'));
  await matches(ana, { 'What is it for?': 'Peer groups' });
  const before = await proposedIn(world);
  expect(before.map((names) => names.split('–').length)).toEqual([3, 3]);
  await ana.click('Lock', { beside: '@Ana' });
  await ana.click('Match again');
  expect(await proposedIn(world)).toEqual(before);
  await ana.click('Forbid', { beside: 'locked' });
  ana.sees('Taken apart, and not together in this round.');
  await ana.click('Match again');
  const kept = before.find((names) => names.includes('ana'));
  expect(await proposedIn(world)).not.toContain(kept);
});

test('somebody whom a round among peers leaves alone is told kindly', async () => {
  const { world, ana } = await withProfiles({
    ...profilesOf('ben', 'chloe', 'dev'),
    eva: { ...COMPANY },
  });
  await matches(ana, { 'What is it for?': 'Coffee' });
  await ana.click('Forbid', { beside: '@Ben' });
  await ana.click('Send', { confirm: true });
  await ana.dismiss();
  expect(await statesIn(world)).toEqual(['sent']);
  await until(world, '2026-03-03T20:00');
  const [pair = ''] = await pairedIn(world);
  const alone = ['ben', 'chloe', 'dev', 'eva'].filter((name) => !pair.split('–').includes(name));
  for (const name of alone) {
    expect(told(world, name, 'It is not about you, and you are in the next one again.')).toHaveLength(1);
  }
});

test('locked, and one of them would rather not by now: it stands as it was, nobody is in two, and it is not sent', async () => {
  const { world, ana } = await withProfiles(profilesOf('ben', 'chloe', 'dev', 'eva', 'omar'));
  await matches(ana, { 'What is it for?': 'Peer groups' });
  const before = await proposedIn(world);
  const three = before.find((group) => group.split('–').length === 3) ?? '';
  const [one = '', other = ''] = three.split('–');
  await ana.click('Lock', { beside: `@${world.as(one).name}` });
  await says(world, one, { ...COMPANY, avoids: [idOf(world, other)] });
  await ana.click('Match again');
  expect(await proposedIn(world)).toEqual(before);
  await ana.click('Send', { confirm: true });
  await until(world, '2026-03-04T14:00');
  expect(await pairedIn(world)).toEqual(before.filter((group) => group !== three));
});
