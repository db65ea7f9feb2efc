import { describe, expect, test } from 'vitest';
import { BOT_SCOPES, outcome, type Setting, startSetting } from './setting.ts';

async function startProfiles() {
  const setting = await startSetting();
  const { slack, ana, ben } = setting;
  const team = slack.addProfileField({ label: 'Team', values: { [ana]: 'Platform' } });
  const manager = slack.addProfileField({
    label: 'Manager',
    hint: 'The boss',
    type: 'user',
    values: { [ben]: ana },
  });
  return { ...setting, team, manager };
}

const profileOf = async ({ bot }: Setting, user: string, more: object = {}) =>
  (await bot.users.profile.get({ user, ...more })).profile;

describe('the fields of profiles', () => {
  test('are listed with their kind, and those that are hidden apart', async () => {
    const { slack, bot, team, manager } = await startProfiles();
    slack.addProfileField({ label: 'House', type: 'options_list', options: ['North'], isHidden: true });
    const { profile } = await bot.team.profile.get({ visibility: 'visible' });
    expect(profile?.fields).toMatchObject([
      { id: team.id, label: 'Team', type: 'text', possible_values: null },
      { id: manager.id, label: 'Manager', type: 'user', hint: 'The boss' },
    ]);
    expect(team.id).toMatch(/^Xf/);
    const hidden = (await bot.team.profile.get({ visibility: 'hidden' })).profile?.fields;
    expect(hidden).toMatchObject([{ label: 'House', possible_values: ['North'] }]);
  });

  test('have a value for whoever has one; of others Slack says null', async () => {
    const setting = await startProfiles();
    const { ana, ben, chloe, team, manager } = setting;
    expect((await profileOf(setting, ana))?.fields).toEqual({ [team.id]: { value: 'Platform', alt: '' } });
    expect((await profileOf(setting, ben))?.fields).toEqual({ [manager.id]: { value: ana, alt: '' } });
    expect((await profileOf(setting, chloe))?.fields).toBeNull();
    expect((await profileOf(setting, ana, { include_labels: true }))?.fields).toMatchObject({
      [team.id]: { label: 'Team' },
    });
    expect((await setting.bot.users.info({ user: ana })).user?.profile).not.toHaveProperty('fields');
  });

  test('are filled in and emptied, and the app hears that somebody changed', async () => {
    const setting = await startProfiles();
    const { slack, clock, ana, team } = setting;
    slack.setProfileField(ana, team.id, 'Apps');
    expect((await profileOf(setting, ana))?.fields).toEqual({ [team.id]: { value: 'Apps', alt: '' } });
    slack.setProfileField(ana, team.id, '');
    expect((await profileOf(setting, ana))?.fields).toBeNull();
    await clock.whenIdle();
    const heard = slack.ledger.deliveries('user_change').filter(({ attempt }) => attempt === 1);
    expect(heard).toHaveLength(2);
  });

  test('take no nobody, no other choice, no second of their name', async () => {
    const { slack, ana, team, manager } = await startProfiles();
    const house = slack.addProfileField({ label: 'House', type: 'options_list', options: ['North'] });
    for (const fill of [
      () => slack.setProfileField(ana, manager.id, 'U0NOBODY'),
      () => slack.setProfileField(ana, house.id, 'South'),
      () => slack.setProfileField(ana, 'Xf0NONE', 'x'),
      () => slack.setProfileField('U0NOBODY', team.id, 'x'),
      () => slack.addProfileField({ label: 'Team' }),
    ])
      expect(fill).toThrow();
  });

  test('need their scope', async () => {
    const { bot, ana } = await startSetting({
      scopes: BOT_SCOPES.filter((scope) => scope !== 'users.profile:read'),
    });
    expect(await outcome(bot.team.profile.get())).toBe('missing_scope');
    expect(await outcome(bot.users.profile.get({ user: ana }))).toBe('missing_scope');
  });
});
