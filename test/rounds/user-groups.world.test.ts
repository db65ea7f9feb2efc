import { describe, expect, test } from 'vitest';
import type { World } from '../support/world.ts';
import { formFilled, INVITED, inChannel, NAMED, statesIn, told, until } from './life.ts';

const BY_GROUP = { ...NAMED, 'Who is asked?': 'Members who are in a user group' };
const DESIGNERS = '@designers (Designers)';

/** gus is in the group, and as a guest no member. */
function designers(world: World): void {
  const members = ['ben', 'chloe', 'dev', 'eva', 'omar', 'gus'].map((name) => world.as(name).userId);
  world.slack.addUserGroup({ handle: 'designers', name: 'Designers', members });
}

function disable(world: World): void {
  for (const id of world.slack.world.userGroups.keys()) world.slack.disableUserGroup(id);
}

describe('a user group', () => {
  test('is found in a menu, and those in it who are members are asked', async () => {
    const { world, ana } = await formFilled({ more: BY_GROUP, before: designers });
    expect(await ana.types('User group', 'desi')).toEqual([DESIGNERS]);
    expect(await ana.types('User group', 'sales')).toEqual([]);
    expect(await ana.submit({ 'User group': DESIGNERS })).toEqual({});
    ana.sees('Your round is open.');
    await ana.dismiss();
    expect(inChannel(world, INVITED)[0]).toContain('Members who are in @designers are asked.');
    await ana.in('#learning').click('Answer');
    expect(ana.ephemerals().at(-1)).toContain('This round asks some of the members');
    await world.as('ben').in('#learning').open('Answer');
  });

  test('is not offered where we may not read them', async () => {
    const { ana } = await formFilled({ more: {}, options: { slack: { grantedOptionalScopes: [] } } });
    ana.sees('Members whom I choose');
    ana.doesNotSee('user group');
  });

  test('that Slack does not show is no empty menu: the reason stands in it, and cannot be sent', async () => {
    const { world, ana } = await formFilled({ more: BY_GROUP, before: designers });
    await world.clock.advance({ minutes: 2 });
    world.slack.faults.always('usergroups.list', { error: 'internal_error' });
    const reason = 'Slack did not show them in time. Please type again.';
    expect(await ana.types('User group', 'desi')).toEqual([reason]);
    await ana.fill({ 'User group': reason });
    expect(await ana.submit()).toEqual({
      'User group': 'Slack did not show me the user groups in time. Please try again in a minute.',
    });
    world.slack.faults.clear();
    expect(await ana.submit()).toEqual({ 'User group': 'Please choose a user group.' });
    expect(await ana.submit({ 'User group': DESIGNERS })).toEqual({});
    ana.sees('Your round is open.');
  });

  test('that was deleted before Send is said so at its field', async () => {
    const { world, ana } = await formFilled({ more: BY_GROUP, before: designers });
    await ana.fill({ 'User group': DESIGNERS });
    disable(world);
    expect(await ana.submit()).toEqual({
      'User group': 'This user group is no longer there. Please choose another.',
    });
    expect(await statesIn(world)).not.toContain('open');
    expect(inChannel(world, INVITED)).toEqual([]);
  });

  test('that was deleted before a planned opening makes it a draft again, and its leader is told', async () => {
    const { world, ana } = await formFilled({
      before: designers,
      more: { ...BY_GROUP, 'Opens on': '2026-03-04', 'Opens at': '10:00' },
    });
    expect(await ana.submit({ 'User group': DESIGNERS })).toEqual({});
    await ana.dismiss();
    disable(world);
    await until(world, '2026-03-04T12:00');
    expect(await statesIn(world)).toEqual(['draft']);
    expect(told(world, 'ana', 'could not open')[0]).toContain(
      'the user group that it asks is not there any more',
    );
  });

  test('of which Slack does not say who is in it at a planned opening is asked for again', async () => {
    const { world, ana } = await formFilled({
      before: designers,
      more: { ...BY_GROUP, 'Opens on': '2026-03-04', 'Opens at': '10:00' },
    });
    expect(await ana.submit({ 'User group': DESIGNERS })).toEqual({});
    await ana.dismiss();
    world.slack.faults.always('usergroups.users.list', { error: 'internal_error' });
    await until(world, '2026-03-04T10:30');
    expect(await statesIn(world)).toEqual(['planned']);
    world.slack.faults.clear();
    await until(world, '2026-03-04T10:46');
    expect(await statesIn(world)).toEqual(['open']);
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });
});
