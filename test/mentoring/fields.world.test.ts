import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { learningPeople } from '../feedback/learning-people.ts';
import { sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { WANTS } from './people-with-profiles.ts';

describe('team and manager from Slack’s profiles', () => {
  test('once a leader has said where they stand, members are not asked what Slack says', async () => {
    const world = await withFields();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor fields');
    ana.sees('The team is in', 'The manager is in', 'nothing else');
    expect(await ana.submit({ 'The team is in': 'Department', 'The manager is in': 'Reports to' })).toEqual(
      {},
    );
    ana.sees('Saved for Learning');
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    ben.sees('Your team is Data & <Insight>, your manager is @Ana, as your profile in Slack says');
    ben.doesNotSee('My team', 'My manager');
    await ben.submit({ 'What would you like?': WANTS.both });
    expect(await known(world, 'ben')).toEqual({ team: 'Data & <Insight>', manager_id: ana.userId });
    const dev = world.as('dev').in('#learning');
    await dev.command('/mentor');
    dev.sees('Your team is Sales, as your profile', 'My manager');
    dev.doesNotSee('My team');
    await dev.submit({ 'What would you like?': WANTS.both, 'My manager': '@ben' });
    expect(await known(world, 'dev')).toEqual({ team: 'Sales', manager_id: ben.userId });
    await ana.cancel();
    await ana.command('/mentor fields');
    ana.sees('Department', 'Reports to');
    await ana.submit({ 'The team is in': 'No field: members say it themselves' });
    await ben.cancel();
    await ben.command('/mentor');
    ben.sees('My team', 'Your manager is @Ana');
  });

  test('keeps what Slack said before while Slack does not answer', async () => {
    const world = await withFields();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor fields');
    await ana.submit({ 'The team is in': 'Department', 'The manager is in': 'Reports to' });
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor');
    await ben.submit({ 'What would you like?': WANTS.both });
    await ben.cancel();
    await ben.command('/mentor');
    world.slack.faults.always('users.profile.get', { error: 'internal_error' });
    await ben.submit({ 'What would you like?': WANTS.mentor });
    ben.sees('is saved');
    expect(await known(world, 'ben')).toEqual({ team: 'Data & <Insight>', manager_id: ana.userId });
  });

  test('is chosen by leaders only, among fields that are there', async () => {
    const world = await withFields();
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor fields');
    ben.sees('Only leaders of Learning can do this');
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor fields');
    const { id: people } = fieldNamed(world, 'Reports to');
    expect(Object.keys(await sendForm(world, 'ana', { words: { team: people, manager: 'none' } }))).toEqual([
      'team',
    ]);
    expect(Object.keys(await sendForm(world, 'ana', { words: { team: 'none', manager: 'Xf0' } }))).toEqual([
      'manager',
    ]);
    const meta = crypto.randomUUID();
    expect(Object.values(await sendForm(world, 'ana', { meta })).join()).toContain('not in this community');
    expect(await world.db.kysely.selectFrom('mentoring_fields').selectAll().execute()).toEqual([]);
  });

  test('is typed where the workspace does not let me read profiles', async () => {
    const world = await learningPeople({ slack: { grantedOptionalScopes: [] } });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor fields');
    ana.sees('does not let me read profiles', 'say their team and manager themselves');
    await ana.command('/mentor');
    ana.sees('My team', 'My manager');
  });
});

async function withFields(): Promise<World> {
  const world = await learningPeople();
  const [ana, ben, dev] = ['ana', 'ben', 'dev'].map((name) => world.as(name).userId);
  world.slack.addProfileField({
    label: 'Department',
    values: { [ben ?? '']: ' Data &  <Insight>', [dev ?? '']: 'Sales' },
  });
  world.slack.addProfileField({
    label: 'Reports to',
    type: 'user',
    values: { [ben ?? '']: `${ben},${ana}` },
  });
  return world;
}

function fieldNamed(world: World, label: string) {
  const field = [...world.slack.world.profileFields.values()].find((one) => one.label === label);
  if (field === undefined) throw new Error(`no field ${label}`);
  return field;
}

async function known(world: World, name: string) {
  return await world.db.kysely
    .selectFrom('mentor_profiles')
    .select(['team', 'manager_id'])
    .where('user_id', '=', userId.of(world.as(name).userId))
    .executeTakeFirstOrThrow();
}
