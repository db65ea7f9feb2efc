import { describe, expect, test } from 'vitest';
import { outcome, type Setting, startSetting } from './setting.ts';

const userOf = async ({ bot }: Setting, user: string) => (await bot.users.info({ user })).user;
const channelOf = async ({ bot }: Setting, channel: string) =>
  (await bot.conversations.info({ channel })).channel;

describe('what the API tells of people', () => {
  test('an admin in a zone', async () => {
    const setting = await startSetting();
    expect(await userOf(setting, setting.ana)).toMatchObject({
      id: setting.ana,
      team_id: setting.slack.teamId,
      is_admin: true,
      is_bot: false,
      deleted: false,
      is_restricted: false,
      tz: 'Europe/Madrid',
      tz_offset: 3600,
    });
  });

  test('a single-channel guest is a guest of several channels too', async () => {
    const setting = await startSetting();
    setting.slack.setGuest(setting.ben, 'one channel');
    expect(await userOf(setting, setting.ben)).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: true,
    });
    setting.slack.setGuest(setting.ben, 'several channels');
    expect(await userOf(setting, setting.ben)).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
    });
  });

  test('of those who left little is told', async () => {
    const setting = await startSetting();
    const gone = await userOf(setting, setting.gone);
    expect(gone).toMatchObject({ deleted: true });
    expect(gone).not.toHaveProperty('tz');
  });

  test('bots are bots, and Slackbot says that it is none', async () => {
    const setting = await startSetting();
    expect(await userOf(setting, setting.robot)).toMatchObject({ is_bot: true });
    expect(await userOf(setting, 'USLACKBOT')).toMatchObject({ is_bot: false });
  });

  test('people of another organisation belong to another team, and cannot be written to', async () => {
    const setting = await startSetting();
    const team = setting.slack.addTeam({ name: 'Elsewhere' });
    const guest = setting.slack.addUser({ name: 'zoe', teamId: team.id });
    expect(await userOf(setting, guest.id)).toMatchObject({ team_id: team.id });
    expect(await outcome(setting.bot.conversations.open({ users: guest.id }))).toBe(
      'invalid_user_combination',
    );
  });
});

describe('what the API tells of channels', () => {
  test.each<[keyof Setting, object]>([
    ['learning', { is_private: false, is_member: true, is_archived: false, is_ext_shared: false }],
    ['random', { is_private: false, is_member: false }],
    ['crew', { is_private: true, is_member: true }],
    ['archived', { is_archived: true }],
  ])('%s', async (name, shape) => {
    const setting = await startSetting();
    expect(await channelOf(setting, String(setting[name]))).toMatchObject({ creator: setting.ana, ...shape });
  });

  test('a private channel without the app is not there', async () => {
    const { bot, secret } = await startSetting();
    expect(await outcome(bot.conversations.info({ channel: secret }))).toBe('channel_not_found');
    expect(await outcome(bot.conversations.members({ channel: secret }))).toBe('channel_not_found');
  });

  test('a channel that was shared by Slack Connect has another id, and the old one is gone', async () => {
    const setting = await startSetting();
    const team = setting.slack.addTeam({ name: 'Elsewhere' });
    const id = setting.slack.convertToShared(setting.learning, team.id, { newId: true });
    expect(id).not.toBe(setting.learning);
    expect(await channelOf(setting, id)).toMatchObject({ is_ext_shared: true });
    expect(await outcome(setting.bot.conversations.info({ channel: setting.learning }))).toBe(
      'channel_not_found',
    );
  });

  test('one that was deleted is gone', async () => {
    const { bot, slack, ana, learning } = await startSetting();
    slack.deleteChannel(ana, learning);
    expect(await outcome(bot.chat.postMessage({ channel: learning, text: 'x' }))).toBe('channel_not_found');
  });
});

describe('what events tell', () => {
  const deeds: [name: string, does: (s: Setting) => void, event: (s: Setting) => object][] = [
    [
      'member_left_channel',
      (s) => s.slack.leave(s.ben, s.learning),
      (s) => ({ user: s.ben, channel: s.learning, channel_type: 'C' }),
    ],
    [
      'member_joined_channel',
      (s) => s.slack.invite(s.ana, s.learning, [s.robot]),
      (s) => ({ user: s.robot, channel: s.learning, inviter: s.ana }),
    ],
    [
      'member_joined_channel',
      (s) => s.slack.invite(s.ana, s.random, [s.slack.botUserId]),
      (s) => ({ user: s.slack.botUserId, channel: s.random, inviter: s.ana }),
    ],
    [
      'channel_archive',
      (s) => s.slack.archive(s.ana, s.learning),
      (s) => ({ channel: s.learning, user: s.ana }),
    ],
    [
      'channel_rename',
      (s) => s.slack.rename(s.ana, s.learning, 'lessons'),
      (s) => ({ channel: { id: s.learning, name: 'lessons' } }),
    ],
    ['user_change', (s) => s.slack.deactivate(s.ben), (s) => ({ user: { id: s.ben, deleted: true } })],
    [
      'user_change',
      (s) => s.slack.setZone(s.ben, 'Asia/Tokyo'),
      (s) => ({ user: { id: s.ben, tz: 'Asia/Tokyo' } }),
    ],
    ['team_join', (s) => void s.slack.welcomeUser({ name: 'dora' }), () => ({ user: { name: 'dora' } })],
    ['app_uninstalled', (s) => s.slack.uninstall(), () => ({})],
    ['tokens_revoked', (s) => s.slack.uninstall(), (s) => ({ tokens: { bot: [s.slack.botUserId] } })],
  ];

  test.each(deeds)('%s', async (name, does, event) => {
    const setting = await startSetting();
    does(setting);
    await setting.clock.whenIdle();
    expect(setting.slack.ledger.deliveries(name).at(-1)?.payload.event).toMatchObject(event(setting));
  });

  test('a person’s change without the scope to read people is told to nobody', async () => {
    const { slack, clock, ben } = await startSetting({ scopes: ['commands', 'chat:write'] });
    slack.deactivate(ben);
    await clock.whenIdle();
    expect(slack.ledger.deliveries()).toEqual([]);
  });

  test('a DM to the app is told as such; one between people is not', async () => {
    const { slack, clock, bot, ana, ben } = await startSetting();
    const { channel } = await bot.conversations.open({ users: ana });
    slack.postAsUser(ana, channel?.id ?? '', 'hello bot');
    slack.postAsUser(ana, slack.openConversation([ana, ben]).id, 'hello ben');
    await clock.whenIdle();
    const first = slack.ledger.deliveries('message').filter(({ attempt }) => attempt === 1);
    expect(first.map(({ payload }) => payload.event)).toEqual([
      expect.objectContaining({ channel_type: 'im', text: 'hello bot', user: ana }),
    ]);
  });
});

describe('what people cannot do in Slack either', () => {
  const attempts: [what: string, does: (s: Setting) => unknown][] = [
    ['write where one is not', (s) => s.slack.postAsUser(s.robot, s.secret, 'x')],
    ['write in an archived channel', (s) => s.slack.postAsUser(s.ana, s.archived, 'x')],
    [
      'change the words of another',
      (s) => s.slack.editAsUser(s.ben, s.learning, s.slack.postAsUser(s.ana, s.learning, 'x').ts, 'y'),
    ],
    ['join a private channel', (s) => s.slack.join(s.slack.addUser({ name: 'eve' }).id, s.secret)],
  ];

  test.each(attempts)('%s', async (_what, does) => {
    const setting = await startSetting();
    expect(() => does(setting)).toThrow();
  });
});
