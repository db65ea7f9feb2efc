import { WebAPIRateLimitedError, WebClientEvent } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { BOT_SCOPES, client, sdkError, startSetting } from './setting.ts';

const RATE_LIMITED = 'slack_webapi_rate_limited_error';

describe('rate limits', () => {
  test('one message a second in a channel, after a short burst; other channels go on', async () => {
    const { bot, clock, learning, crew } = await startSetting({ rateLimits: { burst: 2 } });
    const post = (channel: string) => sdkError(bot.chat.postMessage({ channel, text: 'x' }));
    expect([await post(learning), await post(learning), await post(learning)]).toEqual([
      'ok',
      'ok',
      RATE_LIMITED,
    ]);
    expect(await post(crew)).toBe('ok');
    await clock.advance({ seconds: 1 });
    expect([await post(learning), await post(learning)]).toEqual(['ok', RATE_LIMITED]);
  });

  test.each([
    ['conversations.list', 20],
    ['conversations.info', 50],
    ['conversations.members', 100],
  ])('%s: %i a minute', async (method, most) => {
    const { bot, clock, learning } = await startSetting({ rateLimits: {} });
    const args = method === 'conversations.list' ? {} : { channel: learning };
    for (let at = 0; at < most; at += 1) expect(await sdkError(bot.apiCall(method, args))).toBe('ok');
    expect(await sdkError(bot.apiCall(method, args))).toBe(RATE_LIMITED);
    await clock.advance({ seconds: 60 });
    expect(await sdkError(bot.apiCall(method, args))).toBe('ok');
  });

  test.each(['usergroups.list', 'usergroups.users.list'])('%s: 20 a minute', async (method) => {
    const scopes = [...BOT_SCOPES, 'usergroups:read'];
    const { bot, slack, ana } = await startSetting({ rateLimits: {}, scopes });
    const { id } = slack.addUserGroup({ handle: 'guild', name: 'Guild', members: [ana] });
    const call = () => sdkError(bot.apiCall(method, method === 'usergroups.list' ? {} : { usergroup: id }));
    for (let at = 0; at < 20; at += 1) expect(await call()).toBe('ok');
    expect(await call()).toBe(RATE_LIMITED);
  });

  test('the answer says how long to wait', async () => {
    const { bot, learning, slack } = await startSetting();
    slack.faults.next('chat.postMessage', { retryAfter: 30 });
    const error = await bot.chat
      .postMessage({ channel: learning, text: 'x' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WebAPIRateLimitedError);
    expect(error).toMatchObject({ retryAfter: 30 });
  });

  test('the SDK tells of it, whether it waits or not', async () => {
    const { bot, slack } = await startSetting();
    slack.faults.next('auth.test', { retryAfter: 7 });
    const told: number[] = [];
    bot.on(WebClientEvent.RATE_LIMITED, (seconds: number) => told.push(seconds));
    await sdkError(bot.auth.test());
    expect(told).toEqual([7]);
  });
});

describe('calls that go wrong', () => {
  test.each([
    ['500', { status: 500 }, 'slack_webapi_http_error'],
    [
      '503 after the message was taken',
      { status: 503, after: 'accepted' as const },
      'slack_webapi_http_error',
    ],
    ['ok: false', { error: 'internal_error' }, 'slack_webapi_platform_error'],
    ['a connection that breaks', { answer: 'cut' as const }, 'slack_webapi_request_error'],
    ['no JSON', { answer: 'garbage' as const }, 'slack_webapi_platform_error'],
  ])('%s', async (_what, fault, error) => {
    const { bot, learning, slack } = await startSetting();
    slack.faults.next('chat.postMessage', fault);
    const post = () => sdkError(bot.chat.postMessage({ channel: learning, text: 'x' }));
    expect(await post()).toBe(error);
    expect(slack.ledger.calls('chat.postMessage')).toHaveLength('after' in fault ? 1 : 0);
    expect(await post()).toBe('ok');
  });

  test('no answer at all ends by the caller’s time-out, and the message may be there', async () => {
    const { learning, slack } = await startSetting();
    slack.faults.next('chat.postMessage', { answer: 'silence', after: 'accepted' });
    const impatient = client(slack, { timeout: 50 });
    expect(await sdkError(impatient.chat.postMessage({ channel: learning, text: 'x' }))).toBe(
      'slack_webapi_request_error',
    );
    expect(slack.ledger.calls('chat.postMessage')).toHaveLength(1);
  });

  test('the SDK’s own retries post twice what was taken the first time', async () => {
    const { learning, slack } = await startSetting();
    slack.faults.next('chat.postMessage', { status: 502, after: 'accepted' });
    const eager = client(slack, { retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 } });
    await eager.chat.postMessage({ channel: learning, text: 'twice' });
    const said = [...(slack.world.messages.get(learning)?.values() ?? [])].map(({ text }) => text);
    expect(said.filter((text) => text === 'twice')).toHaveLength(2);
  });
});
