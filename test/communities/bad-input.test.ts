import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../local-slack/json.ts';
import { viewShape } from '../../local-slack/shapes/view.ts';
import { leadersIn, PURPOSE, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const MORE = 'More: name, hour, who belongs, agreement';

interface Forgery {
  readonly values?: Readonly<Record<string, JsonObject>>;
  readonly meta?: string;
}

/** Sends the open form past all that Slack's own client checks. @returns what the app answered. */
async function forge(world: World, name: string, { values = {}, meta }: Forgery): Promise<string> {
  const { slack } = world;
  const { userId } = world.as(name);
  const form = slack.world.modals.get(userId)?.at(-1);
  if (form === undefined) throw new Error(`${name} has no modal open`);
  const answered = await slack.forge('interactive', {
    type: 'view_submission',
    team: { id: slack.teamId, domain: 'practice' },
    user: { id: userId, username: name, name, team_id: slack.teamId },
    api_app_id: slack.appId,
    token: 'unused',
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: '1.1.forged',
    response_urls: [],
    view: {
      ...viewShape(slack.world, form),
      state: { values: { ...form.values, ...values } },
      private_metadata: meta ?? form.privateMetadata,
    },
  });
  await world.clock.settle();
  return answered.how === 'acked' ? JSON.stringify(answered.response) : answered.how;
}

function typed(field: string, value: string | null): Record<string, JsonObject> {
  return { [field]: { [field]: { type: 'plain_text_input', value } } };
}

function chosen(field: string, action: string, type: string, value: string): Record<string, JsonObject> {
  return {
    [field]: { [action]: { type, selected_option: { text: { type: 'plain_text', text: value }, value } } },
  };
}

async function formOpen(): Promise<World> {
  const world = await startWorld();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn setup');
  await ana.click(MORE);
  await ana.fill({ [PURPOSE]: 'Writing' });
  return world;
}

describe('the form for setting up', () => {
  test.each([
    ['a purpose of blanks', typed('purpose', ' \u200b\u00a0\n '), 'Please say in a line'],
    ['a purpose too long', typed('purpose', 'x'.repeat(501)), 'Please keep it to 500'],
    ['a name too long', typed('name', 'x'.repeat(61)), 'Please keep the name to 60'],
    [
      'a name that Slack would read as a command',
      typed('name', '<!channel>'),
      'leave < and > out of the name',
    ],
    ['a norm too long', typed('norm2', 'x'.repeat(201)), 'Please keep it to 200'],
    [
      'a zone that does not exist',
      chosen('zone', 'community:zone', 'external_select', 'Mars/Olympus'),
      'We do not know this time zone',
    ],
    [
      'an offset for a zone',
      chosen('zone', 'community:zone', 'external_select', '+02:00'),
      'We do not know this time zone',
    ],
    ['an eighth day', chosen('weekday', 'weekday', 'static_select', '8'), 'Please choose a day'],
    [
      'an hour at night',
      chosen('time', 'time', 'static_select', '03:00'),
      'Please choose an hour from 08:00 to 19:30',
    ],
    ['an hour that is none', chosen('time', 'time', 'static_select', '25:61'), 'Please choose an hour'],
  ])('%s is an error at its field', async (_, values, error) => {
    const world = await formOpen();
    const answer = await forge(world, 'ana', { values });
    const [field] = Object.keys(values);
    expect(JSON.parse(answer)).toEqual({
      response_action: 'errors',
      errors: { [field ?? '']: expect.stringContaining(error) },
    });
    expect(await leadersIn(world)).toEqual([]);
  });

  test('an agreement needs a sentence', async () => {
    const world = await formOpen();
    const none = ['norm1', 'norm2', 'norm3', 'norm4'].map((field) => typed(field, null));
    const answer = await forge(world, 'ana', { values: Object.assign({}, ...none) });
    expect(answer).toContain('An agreement needs at least one sentence');
  });

  test('NUL and half a character fall out; 500 characters of signs are no trouble', async () => {
    const world = await formOpen();
    await forge(world, 'ana', {
      values: {
        ...typed('purpose', `${'&<'.repeat(249)}\u0000\ud800🌱`),
        ...typed('norm1', '&'.repeat(200)),
      },
    });
    world
      .as('ben')
      .in('#learning')
      .sees(`${'&<'.repeat(249)}🌱`, '&'.repeat(200));
  });

  test('sent twice sets up once', async () => {
    const world = await formOpen();
    await forge(world, 'ana', {});
    expect(await forge(world, 'ana', {})).not.toContain('errors');
    const again = await world.db.kysely.selectFrom('communities').selectAll().execute();
    expect(again).toHaveLength(1);
    expect(world.slack.ledger.calls('pins.add')).toHaveLength(1);
  });

  test.each([
    ['nonsense', 'nonsense', 'out of date'],
    ['nothing', '', 'out of date'],
    [
      'no channel',
      JSON.stringify({ channelId: 7, channelName: 'x', zone: 'x', belonging: 'everyone' }),
      'out of date',
    ],
    [
      'a channel of someone else',
      JSON.stringify({
        channelId: 'C0ELSEWHERE',
        channelName: 'x',
        zone: 'Europe/Berlin',
        belonging: 'everyone',
      }),
      'cannot see this channel',
    ],
  ])('metadata forged to %s sets nothing up', async (_, meta, answer) => {
    const world = await formOpen();
    expect(await forge(world, 'ana', { meta })).toContain(answer);
    expect(await leadersIn(world)).toEqual([]);
  });

  test('metadata forged to a channel where one has no right sets nothing up', async () => {
    const world = await formOpen();
    await world.as('ben').in('#random').invites('#random', 'app');
    await world.as('ben').command('/learn setup');
    const meta = world.slack.world.modals.get(world.as('ana').userId)?.at(-1)?.privateMetadata ?? '';
    const answer = await forge(world, 'ben', { meta, values: typed('purpose', 'Mine') });
    expect(answer).toContain('You cannot set a community up');
    expect(await leadersIn(world)).toEqual([]);
  });
});

describe('the forms of settings', () => {
  test('another community’s id in the metadata is the same as none', async () => {
    const world = await startWorld();
    await setUp(world);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    for (const meta of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
      expect(await forge(world, 'ben', { meta })).toMatch(/out of date|You are not in this community/);
    }
  });

  test('a member who forges a leader’s form is refused', async () => {
    const world = await startWorld();
    await setUp(world);
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn settings');
    await ana.click('Community settings');
    const form = world.slack.world.modals.get(ana.userId)?.at(-1);
    const ben = world.as('ben').in('#learning');
    world.slack.world.modals.set(ben.userId, form === undefined ? [] : [form]);
    expect(await forge(world, 'ben', { values: typed('name', 'Mine') })).toContain(
      'Only leaders of Learning',
    );
  });

  test.each([
    [
      'a zone that does not exist',
      chosen('zone', 'community:own-zone', 'external_select', 'Mars/Olympus'),
      'zone',
    ],
    ['an hour at night', chosen('time', 'time', 'static_select', '23:00'), 'time'],
    [
      'a day that is none',
      { awayUntil: { awayUntil: { type: 'datepicker', selected_date: '2026-02-31' } } },
      'awayUntil',
    ],
  ])('%s is an error at its field', async (_, values, field) => {
    const world = await startWorld();
    await setUp(world);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    const answer = await forge(world, 'ben', { values });
    expect(JSON.parse(answer)).toEqual({
      response_action: 'errors',
      errors: { [field]: expect.any(String) },
    });
  });

  test('Slack out of reach: a leader is asked to try again, and a member’s choices are saved', async () => {
    const world = await startWorld();
    await setUp(world);
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn settings');
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn settings');
    await ana.click('Community settings');
    await world.clock.advance({ minutes: 2 });
    world.slack.faults.always('users.info', { status: 503 });
    expect(Object.values(await ana.submit({ Name: 'Craft' })).join()).toContain(
      'Please try again in a minute',
    );
    expect(await ben.submit({ 'Hour, where I am': '15:30' })).toEqual({});
  });
});
