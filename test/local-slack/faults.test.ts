import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { errorOf, refusalOf, startWorkspace, told } from './workspace.ts';

test('after acceptance the message is there although the answer went wrong; before it is not', async () => {
  const { slack, web, learning } = await startWorkspace();
  const post = (text: string) => web.chat.postMessage({ channel: learning.id, text });
  slack.faults.next('chat.postMessage', { status: 503, after: 'accepted' }, { status: 503 });
  expect(await refusalOf(post('kept'))).toMatchObject({ statusCode: 503 });
  expect(await refusalOf(post('lost'))).toMatchObject({ statusCode: 503 });
  await post('well');
  const texts = [...(slack.world.messages.get(learning.id)?.values() ?? [])].map(({ text }) => text);
  expect(texts).toEqual(['kept', 'well']);
  expect(slack.ledger.calls('chat.postMessage')).toHaveLength(2);
  expect(
    slack.ledger.attempts('chat.postMessage').map(({ accepted, fault }) => [accepted, fault !== null]),
  ).toEqual([
    [true, true],
    [false, true],
    [true, false],
  ]);
});

test('an error, a 429, garbage and a cut connection', async () => {
  const { slack, web } = await startWorkspace();
  slack.faults.next(
    'auth.test',
    { error: 'internal_error' },
    { retryAfter: 7 },
    { answer: 'garbage' },
    { answer: 'cut' },
  );
  expect(await errorOf(web.auth.test())).toBe('internal_error');
  const impatient = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  expect(await refusalOf(impatient.auth.test())).toMatchObject({ retryAfter: 7 });
  expect(await errorOf(web.auth.test())).toMatch(/went wrong/);
  expect(await errorOf(web.auth.test())).toBe('slack_webapi_request_error');
  expect((await web.auth.test()).ok).toBe(true);
});

test('silence lasts until the caller gives up', async () => {
  const { slack, learning } = await startWorkspace();
  const patience = new AbortController();
  slack.faults.next('chat.postMessage', { answer: 'silence', after: 'accepted' });
  const calling = fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}` },
    body: new URLSearchParams({ channel: learning.id, text: 'hello' }),
    signal: patience.signal,
  });
  while (slack.ledger.calls('chat.postMessage').length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  patience.abort();
  await expect(calling).rejects.toThrow(/aborted/);
  await slack.idle();
  expect(slack.world.messages.get(learning.id)?.size).toBe(1);
});

test('what always goes wrong does so until cleared, for one method or for all', async () => {
  const { slack, web } = await startWorkspace();
  slack.faults.always('*', { error: 'fatal_error' });
  expect(await errorOf(web.auth.test())).toBe('fatal_error');
  expect(await errorOf(web.team.info())).toBe('fatal_error');
  slack.faults.clear();
  expect((await web.auth.test()).ok).toBe(true);
});

test('a call that is held has come, but is not done until it is let go on', async () => {
  const { slack, web, learning } = await startWorkspace();
  const held = slack.faults.hold('chat.postMessage');
  const posting = web.chat.postMessage({ channel: learning.id, text: 'hello' });
  await held.arrived;
  expect(slack.world.messages.get(learning.id)).toBeUndefined();
  held.release();
  await posting;
  expect(slack.world.messages.get(learning.id)?.size).toBe(1);
});

test('an event can be delivered twice', async () => {
  const { slack, ana, ben, learning } = await startWorkspace();
  slack.faults.repeatNextEvent();
  const { ts } = slack.postAsUser(ana.id, learning.id, 'hello');
  slack.react(ben.id, learning.id, ts, 'bulb');
  expect(await told(slack, 'message')).toHaveLength(1);
  const ids = slack.ledger.deliveries('message').map(({ payload }) => payload.event_id);
  expect(new Set(ids).size).toBe(1);
  expect(slack.ledger.deliveries('message').some(({ attempt }) => attempt === 2)).toBe(true);
});
