import { expect, test } from 'vitest';
import { viewShape } from '../../../local-slack/shapes/view.ts';
import { ids } from '../../../src/slack/ids.ts';
import { leadsToo } from '../../rounds/life.ts';
import type { World } from '../../support/world.ts';
import {
  declinedBefore,
  idOf,
  MENTEE,
  MENTOR,
  matches,
  proposedIn,
  statesIn,
  withProfiles,
} from './stage.ts';

const TWO_AND_TWO = {
  ben: { ...MENTOR, helps: ['sql'], experience: 4 },
  chloe: { ...MENTOR, helps: ['sql'] },
  dev: { ...MENTEE, learns: ['sql'] },
  eva: { ...MENTEE, learns: ['sql'] },
} as const;

async function proposed(profiles: Parameters<typeof withProfiles>[0] = TWO_AND_TWO) {
  const { world, ana } = await withProfiles(profiles);
  expect(await matches(ana)).toEqual({});
  return { world, ana };
}

/** Of two mentors and two mentees, who has whom. */
async function mentorOf(world: World, mentee: string): Promise<string> {
  const pair = (await proposedIn(world)).find((names) => names.endsWith(`–${mentee}`));
  return pair?.split('–')[0] ?? '';
}

function shownName(world: World, name: string): string {
  return world.as(name).name;
}

test('forbidden: the two are taken apart, and never come back when matched again', async () => {
  const { world, ana } = await proposed();
  const before = await mentorOf(world, 'dev');
  await ana.click('Forbid', { beside: `@${shownName(world, before)} mentors @Dev` });
  ana.sees(
    'Taken apart, and not together in this round.',
    '@Dev\nYou have taken them apart. Match again looks for somebody else.',
    'You have changed this by hand, so it is not known whether there is a better one.',
  );
  ana.doesNotSee('No better matching exists');
  expect(await proposedIn(world)).toHaveLength(1);
  await ana.click('Match again');
  const after = await mentorOf(world, 'dev');
  expect(after).not.toBe('');
  expect(after).not.toBe(before);
  ana.sees('No better matching exists under these rules.');
});

test('locked: they stay together when matched again, whatever else would be better', async () => {
  const { world, ana } = await proposed();
  const before = await mentorOf(world, 'dev');
  const other = before === 'ben' ? 'chloe' : 'ben';
  await ana.click('Move', { beside: `@${shownName(world, before)} mentors @Dev` });
  expect(await ana.types('Who instead?', '')).toEqual([`${shownName(world, other)} – No room`]);
  await ana.cancel();
  await ana.click('Lock', { beside: '@Dev' });
  ana.sees('Locked: they stay together when you match again.', '· locked');
  await ana.click('Forbid', { beside: '@Eva' });
  await ana.click('Match again');
  expect(await mentorOf(world, 'dev')).toBe(before);
  expect(await mentorOf(world, 'eva')).toBe('');
  await ana.click('Unlock', { beside: '@Dev' });
  ana.sees('Unlocked.');
  ana.doesNotSee('· locked');
});

test('moved: a mentee gets whom the leader chose, locked; who cannot be is told apart without telling why', async () => {
  const { world, ana } = await proposed({
    ben: { ...MENTOR, capacity: 2, helps: ['sql'] },
    chloe: { ...MENTOR, capacity: 2, helps: ['sql'] },
    omar: { ...MENTOR, capacity: 2, helps: ['sql'] },
    dev: { ...MENTEE, learns: ['sql'], avoids: [] },
  });
  const before = await mentorOf(world, 'dev');
  const others = ['ben', 'chloe', 'omar'].filter((name) => name !== before);
  const [first = '', second = ''] = others;
  await declinedBefore(world, first, 'dev');
  await ana.click('Move', { beside: '@Dev' });
  const offered = await ana.types('Who instead?', '');
  const whole = (name: string) => shownName(world, name);
  expect(offered).toEqual([whole(second), `${whole(first)} – Cannot be suggested`]);
  expect(await ana.submit({ 'Who instead?': `${whole(first)} – Cannot be suggested` })).toEqual({
    'Who instead?': 'These two cannot be suggested to each other. Please choose somebody else.',
  });
  expect(await ana.submit({ 'Who instead?': whole(second) })).toEqual({});
  ana.sees('Moved, and locked: they stay together when you match again.');
  expect(await proposedIn(world)).toEqual([`${second}–dev`]);
  await ana.click('Match again');
  expect(await proposedIn(world)).toEqual([`${second}–dev`]);
});

test('somebody with nobody is given somebody by hand', async () => {
  const { world, ana } = await proposed({
    ben: { ...MENTOR, helps: ['python'] },
    dev: { ...MENTEE, learns: ['sql'] },
  });
  ana.sees('one person with nobody. One mentor has room left.');
  ana.sees('@Dev\nNobody in this round offers what they look for.', '@Ben\nHas room, and nobody needs it');
  await ana.click('Choose somebody');
  expect(await ana.submit({ 'Who instead?': 'Ben' })).toEqual({});
  ana.sees('one pairing, and nobody is left over');
  expect(await proposedIn(world)).toEqual(['ben–dev']);
});

test('matched again while Slack does not say who is in the user group: the proposal stays, and the leader reads why', async () => {
  const { world, ana } = await withProfiles(TWO_AND_TWO);
  const members = Object.keys(TWO_AND_TWO).map((name) => world.as(name).userId);
  world.slack.addUserGroup({ handle: 'data', name: 'Data', members });
  await matches(ana, { 'Who takes part?': 'A user group', 'User group': '@data (Data)' });
  const before = await proposedIn(world);
  world.slack.faults.always('usergroups.users.list', { error: 'internal_error' });
  await ana.click('Match again');
  ana.sees('Please try again in a minute. Here is what was proposed before.', '[Send]');
  expect(await proposedIn(world)).toEqual(before);
  expect(await statesIn(world)).toEqual(['proposed']);
  world.slack.faults.clear();
  await ana.click('Match again');
  ana.sees('Matched again.');
});

test('another leader was faster: the proposal is shown as it is by now, with what stood in the way', async () => {
  const { world, ana } = await proposed();
  await leadsToo(world, 'omar');
  const omar = world.as('omar').in('#learning');
  await omar.command('/learn mentor rounds');
  await omar.click('Look through');
  await omar.click('Forbid', { beside: '@Dev' });
  await ana.click('Lock', { beside: '@Dev' });
  ana.sees(
    'These are not proposed to each other any more: another leader changed it',
    '@Dev\nYou have taken',
  );
  await omar.click('Discard', { confirm: true });
  omar.sees('Mentoring was discarded. Nobody hears of it.');
  await ana.click('Match again');
  ana.sees('This round was discarded. /mentor round begins another.');
  expect(await statesIn(world)).toEqual(['cancelled']);
});

test('forged values change nothing: a stranger’s group, a mentor as mentee, nobody, no deed', async () => {
  const { world, ana } = await proposed();
  const before = await proposedIn(world);
  const { id } = await world.db.kysely.selectFrom('matching_groups').select('id').executeTakeFirstOrThrow();
  for (const value of [
    `lock ${crypto.randomUUID()}`,
    `forbid ${crypto.randomUUID()}`,
    `move ${idOf(world, 'ben')}`,
    'move U0NOBODY',
    `burn ${id}`,
    'lock',
    '',
  ]) {
    await forge(world, ana.userId, value);
  }
  expect(await proposedIn(world)).toEqual(before);
  const locked = await world.db.kysely.selectFrom('matching_groups').select('is_locked').execute();
  expect(locked.map((row) => row.is_locked)).toEqual([0, 0]);
});

/** Sends a click past all that Slack's own client checks. */
async function forge(world: World, userId: string, value: string): Promise<void> {
  const { slack } = world;
  const shown = slack.world.modals.get(userId)?.at(-1);
  if (shown === undefined) throw new Error('no modal is open');
  await slack.forge('interactive', {
    type: 'block_actions',
    team: { id: slack.teamId, domain: 'practice' },
    user: { id: userId, team_id: slack.teamId },
    api_app_id: slack.appId,
    token: 'unused',
    trigger_id: '1.1.forged',
    view: viewShape(slack.world, shown),
    container: { type: 'view', view_id: shown.id },
    actions: [
      {
        type: 'button',
        action_id: ids.mentoring.round.change,
        block_id: 'forged',
        value,
        action_ts: `${value.length}.1`,
      },
    ],
  });
  await world.clock.settle();
}

/** The mentee has said no to this mentor before. */
