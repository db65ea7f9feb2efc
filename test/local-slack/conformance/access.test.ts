import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { BOT_SCOPES, client, manifest, outcome, type Setting, startSetting } from './setting.ts';

const scoped: [scope: string, method: string, args: (setting: Setting) => Record<string, unknown>][] = [
  ['chat:write', 'chat.postMessage', (s) => ({ channel: s.learning, text: 'x' })],
  ['chat:write', 'chat.postEphemeral', (s) => ({ channel: s.learning, user: s.ana, text: 'x' })],
  ['channels:history', 'conversations.history', (s) => ({ channel: s.learning })],
  ['groups:history', 'conversations.history', (s) => ({ channel: s.crew })],
  ['channels:read', 'conversations.info', (s) => ({ channel: s.learning })],
  ['groups:read', 'conversations.members', (s) => ({ channel: s.crew })],
  ['im:write', 'conversations.open', (s) => ({ users: s.ana })],
  ['mpim:write', 'conversations.open', (s) => ({ users: `${s.ana},${s.ben}` })],
  ['users:read', 'users.info', (s) => ({ user: s.ana })],
  ['users:read', 'users.list', () => ({})],
  ['reactions:write', 'reactions.add', (s) => ({ channel: s.learning, timestamp: '1.0', name: 'tada' })],
  ['pins:read', 'pins.list', (s) => ({ channel: s.learning })],
  ['files:write', 'files.getUploadURLExternal', () => ({ filename: 'a.png', length: 3 })],
  ['team:read', 'team.info', () => ({})],
];

describe('scopes', () => {
  test.each(scoped)('without %s, %s is refused and says so', async (scope, method, args) => {
    const setting = await startSetting({ scopes: BOT_SCOPES.filter((held) => held !== scope) });
    await expect(setting.bot.apiCall(method, args(setting))).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: expect.stringContaining(scope), provided: expect.any(String) },
    });
  });

  test('an optional scope that the admin declined is not held', async () => {
    const app = manifest();
    const optional = { ...app, oauth_config: { scopes: { bot: BOT_SCOPES, bot_optional: ['pins:read'] } } };
    const declined = await startSetting({ manifest: optional, grantedOptionalScopes: [] });
    expect(await outcome(declined.bot.pins.list({ channel: declined.learning }))).toBe('missing_scope');
    const granted = await startSetting({ manifest: optional });
    expect(await outcome(granted.bot.pins.list({ channel: granted.learning }))).toBe('ok');
  });

  test('every answer names the scopes held', async () => {
    const { bot } = await startSetting({ scopes: ['chat:write', 'commands'] });
    expect((await bot.auth.test()).response_metadata?.scopes).toEqual(['chat:write', 'commands']);
  });

  test('the email is shown only to who may read it', async () => {
    const without = await startSetting();
    expect((await without.bot.users.info({ user: without.ana })).user?.profile?.email).toBeUndefined();
    const holding = await startSetting({ scopes: [...BOT_SCOPES, 'users:read.email'] });
    expect((await holding.bot.users.info({ user: holding.ana })).user?.profile?.email).toBe(
      'ana@example.org',
    );
  });
});

describe('tokens', () => {
  test('the bot’s tells who it is', async () => {
    const { bot, slack } = await startSetting();
    expect(await bot.auth.test()).toMatchObject({ user_id: slack.botUserId, team_id: slack.teamId });
  });

  test.each([
    ['none', undefined, 'not_authed'],
    ['one made up', 'xoxb-made-up', 'invalid_auth'],
  ])('%s', async (_what, token, error) => {
    const { slack } = await startSetting();
    const stranger = new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    expect(await outcome(stranger.auth.test())).toBe(error);
  });

  test('the app’s opens connections and does nothing else; the bot’s opens none', async () => {
    const { slack, bot, learning } = await startSetting();
    const app = client(slack, {}, slack.appToken);
    expect(await outcome(app.apps.connections.open({}))).toBe('ok');
    expect(await outcome(app.chat.postMessage({ channel: learning, text: 'x' }))).toBe(
      'not_allowed_token_type',
    );
    expect(await outcome(bot.apps.connections.open({}))).toBe('not_allowed_token_type');
  });

  test('are dead after the app was taken out', async () => {
    const { slack, bot } = await startSetting();
    slack.uninstall();
    expect(['account_inactive', 'token_revoked']).toContain(await outcome(bot.auth.test()));
  });
});
