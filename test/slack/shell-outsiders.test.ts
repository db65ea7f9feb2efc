import { beforeEach, describe, expect, test } from 'vitest';
import { viewShape } from '../../local-slack/shapes/view.ts';
import { openForm } from '../shares/forged-form.ts';
import { channelIdOf, hears, peopleWho, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const OURS_ONLY = 'Lyceum is for people of this organisation';
let world: World;
let partner: string;

/** zoe of another organisation, who was in the channel before it could be known. */
beforeEach(async () => {
  world = await startWorld();
  await setUp(world);
  partner = world.slack.addTeam({ name: 'Partner' }).id;
  const zoe = world.slack.addUser({ name: 'zoe', realName: 'Zoe', tz: 'Europe/Paris', teamId: partner });
  world.slack.world.channels.get(channelIdOf(world, 'learning'))?.members.push(zoe.id);
});

async function rowsOf(table: 'shares' | 'members'): Promise<number> {
  return (await world.db.kysely.selectFrom(table).selectAll().execute()).length;
}

describe('someone of another organisation', () => {
  test('is told kindly at a button that it is not for them, and changes nothing', async () => {
    const before = [await rowsOf('shares'), await rowsOf('members')];
    const zoe = world.as('zoe').in('#learning');
    await zoe.click('Share what I learned', { on: zoe.message('Welcome to Learning') });
    zoe.sees(OURS_ONLY);
    expect([await rowsOf('shares'), await rowsOf('members')]).toEqual(before);
  });

  test('belongs to nothing, even where Slack tells of them as of one of ours', async () => {
    const { userId } = world.as('zoe');
    const channel = channelIdOf(world, 'learning');
    const event_ts = `${world.clock.now().epochMilliseconds / 1000 + 1}.000100`;
    await hears(world, {
      type: 'member_joined_channel',
      user: userId,
      channel,
      team: world.slack.teamId,
      event_ts,
    });
    expect(await peopleWho(world, 'belongs')).not.toContain('zoe');
  });

  // The payload is somebody's word; what is believed is Slack's answer to our own question.
  test.each([
    [
      'a person of theirs under our workspace',
      () => world.slack.teamId,
      () => world.as('zoe').userId,
      OURS_ONLY,
    ],
    [
      'a person whom Slack does not know',
      () => partner,
      () => 'U0NOBODY',
      'an active account in this workspace',
    ],
  ])('gets nowhere with a forged submission: %s', async (_, team, user, words) => {
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Not theirs');
    await ben.fill({ 'How others can use it': 'Never' });
    const form = openForm(world, 'ben');
    const answered = await world.slack.forge('interactive', {
      type: 'view_submission',
      team: { id: team(), domain: 'elsewhere' },
      user: { id: user(), name: 'zoe', username: 'zoe', team_id: team() },
      api_app_id: world.slack.appId,
      trigger_id: '1.1.forged',
      view: { ...viewShape(world.slack.world, form), state: { values: form.values } },
    });
    await world.clock.settle();
    expect(answered.how).toBe('acked');
    expect(JSON.stringify(answered)).toContain(words);
    expect(await rowsOf('shares')).toBe(0);
    expect(await ben.submit()).toEqual({});
    expect(await rowsOf('shares')).toBe(1);
  });
});
