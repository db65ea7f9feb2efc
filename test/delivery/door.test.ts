import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack, LocalSlackOptions } from '../../local-slack/contract.ts';
import type { Fault } from '../../local-slack/faults.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import type { SlackDoor } from '../../src/delivery/door.ts';
import {
  type ChannelId,
  channelId,
  deliveryId,
  fileId,
  messageTs,
  userId,
  workspaceId,
} from '../../src/ids.ts';
import { slackDeliveryDoor } from '../../src/slack/delivery-door.ts';

const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
const NINE = Temporal.Instant.from('2026-03-02T09:00:00Z');

let slack: LocalSlack;
let door: SlackDoor;
let clock: MovableClock;
let learning: ChannelId;
let ana: string;

async function start(options: Partial<LocalSlackOptions> = {}): Promise<void> {
  clock = MovableClock.still(NINE);
  slack = await startLocalSlack({ clock, manifest, ...options });
  ana = slack.addUser({ name: 'ana' }).id;
  learning = channelId.of(slack.addChannel({ name: 'learning', creator: ana, withBot: true }).id);
  door = doorOf(slack);
}

function doorOf({ botToken: token, apiUrl: slackApiUrl }: LocalSlack, callMs = 10_000): SlackDoor {
  return slackDeliveryDoor({ token, slackApiUrl, clock, callMs });
}

beforeEach(() => start());
afterEach(() => slack.stop());

const postOf = (words: string, threadTs: string | null = null, id = deliveryId.of(randomUUID())) => ({
  workspaceId: workspaceId.of(slack.teamId),
  channelId: learning,
  threadTs: threadTs === null ? null : messageTs.of(threadTs),
  deliveryId: id,
  message: {
    text: words,
    blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: words } }],
  },
});
const standing = () => [...(slack.world.messages.get(learning)?.values() ?? [])];
const search = (post: ReturnType<typeof postOf>) => ({ ...post, begunAt: clock.now() });

test('posts with its id, words for notifications and no previews', async () => {
  const post = postOf('See https://example.org');
  const posted = await door.post(post);
  const [message] = standing();
  expect(posted).toEqual({ is: 'done', value: { channelId: learning, ts: message?.ts } });
  expect(message).toMatchObject({
    text: 'See https://example.org',
    metadata: { event_type: 'lyceum_delivery', event_payload: { id: post.deliveryId } },
  });
  expect(slack.ledger.calls('chat.postMessage')[0]?.args).toMatchObject({
    unfurl_links: 'false',
    unfurl_media: 'false',
  });
});

test('changes, pins and deletes where the message stands', async () => {
  const posted = await door.post(postOf('old'));
  if (posted.is !== 'done') throw new Error('not posted');
  const at = { ...posted.value, workspaceId: workspaceId.of(slack.teamId) };
  expect(await door.update(at, postOf('new').message)).toMatchObject({ is: 'done' });
  expect(standing()).toMatchObject([{ text: 'new', metadata: { event_type: 'lyceum_delivery' } }]);
  expect(await door.pin(at)).toMatchObject({ is: 'done' });
  expect(await door.pin(at)).toEqual({ is: 'refused', code: 'already_pinned', permanent: true });
  expect(await door.remove(at)).toMatchObject({ is: 'done' });
  expect(await door.remove(at)).toEqual({ is: 'refused', code: 'message_not_found', permanent: true });
  expect(await door.update(at, postOf('x').message)).toMatchObject({
    is: 'refused',
    code: 'message_not_found',
  });
});

test('opens the same direct conversation each time, and finds what it posted there', async () => {
  const user = userId.of(ana);
  const first = await door.openDirect(workspaceId.of(slack.teamId), user);
  expect(first).toMatchObject({ is: 'done', value: expect.stringMatching(/^D/) });
  expect(await door.openDirect(workspaceId.of(slack.teamId), user)).toEqual(first);
  if (first.is !== 'done') return;
  const post = { ...postOf('hello'), channelId: first.value };
  const posted = await door.post(post);
  expect(await door.find(search(post))).toEqual(posted);
});

test('finds a message by its id in a channel with many others, and in a thread', async () => {
  for (let i = 0; i < 450; i += 1) {
    slack.postAsUser(ana, learning, `noise ${i}`);
    if (i % 50 === 0) await clock.advance({ seconds: 1 });
  }
  const wanted = postOf('wanted');
  const posted = await door.post(wanted);
  for (let i = 0; i < 450; i += 1) slack.postAsUser(ana, learning, `more noise ${i}`);
  expect(await door.find(search(wanted))).toEqual(posted);
  if (posted.is !== 'done') return;
  const reply = postOf('below', posted.value.ts);
  expect(await door.find(search(reply))).toEqual({ is: 'done', value: null });
  const replied = await door.post(reply);
  expect(await door.find(search(reply))).toEqual(replied);
  expect(await door.find(search(postOf('never posted')))).toEqual({ is: 'done', value: null });
});

describe('files', () => {
  const workspace = () => workspaceId.of(slack.teamId);
  const PICTURE = Buffer.from('iVBORw0KGgo=', 'base64');
  const announce = () => door.askForUpload(workspace(), { name: 'Mean 3.8.png', length: PICTURE.length });
  const upload = async () => {
    const asked = await announce();
    if (asked.is !== 'done') throw new Error('not asked');
    expect(await door.sendBytes(workspace(), asked.value.url, PICTURE)).toMatchObject({ is: 'done' });
    return asked.value.file;
  };
  const shown = (id: string) => {
    const picture = { type: 'image' as const, slack_file: { id }, alt_text: 'Mean 3.8' };
    const post = postOf('Results');
    return { ...post, message: { ...post.message, blocks: [picture] } };
  };

  test('are uploaded for nobody, and drawn when Slack has looked at them', async () => {
    const file = await upload();
    expect(await door.completeUpload(workspace(), file)).toMatchObject({ is: 'done' });
    expect(await door.completeUpload(workspace(), file)).toMatchObject({ is: 'done' });
    expect(await door.isUsable(workspace(), file)).toEqual({ is: 'done', value: false });
    expect(await door.post(shown(file))).toEqual({ is: 'refused', code: 'invalid_blocks', permanent: true });
    await clock.advance({ seconds: 2 });
    expect(await door.isUsable(workspace(), file)).toEqual({ is: 'done', value: true });
    expect(await door.post(shown(file))).toMatchObject({ is: 'done' });
    expect(standing()).toMatchObject([{ text: 'Results' }]);
    expect(slack.world.files.get(file)).toMatchObject({ name: 'Mean 3.8.png', shares: {} });
  });

  test('are deleted, and what is gone counts as deleted', async () => {
    const file = await upload();
    expect(await door.deleteFile(workspace(), file)).toEqual({ is: 'done', value: null });
    expect(await door.deleteFile(workspace(), file)).toEqual({ is: 'done', value: null });
    expect(await door.deleteFile(workspace(), fileId.of('F00000000'))).toEqual({ is: 'done', value: null });
    expect(slack.world.files.get(file)?.stage).toBe('deleted');
  });

  test('are refused where their scopes were not granted', async () => {
    await slack.stop();
    await start({ grantedOptionalScopes: [] });
    const missing = { is: 'refused', code: 'missing_scope', permanent: true };
    const file = fileId.of('F00000000');
    expect(await announce()).toEqual(missing);
    expect(await door.completeUpload(workspace(), file)).toEqual(missing);
    expect(await door.isUsable(workspace(), file)).toEqual(missing);
    expect(await door.deleteFile(workspace(), file)).toEqual(missing);
  });

  test('whose bytes do not arrive are to be sent anew', async () => {
    const asked = await announce();
    if (asked.is !== 'done') throw new Error('not asked');
    const send = (bytes = PICTURE) => door.sendBytes(workspace(), asked.value.url, bytes);
    expect(await send(Buffer.from('cut'))).toEqual({ is: 'refused', code: 'http_400', permanent: false });
    slack.faults.next('upload', { status: 503 });
    expect(await send()).toEqual({ is: 'refused', code: 'http_503', permanent: false });
    slack.faults.next('upload', { answer: 'cut' });
    expect(await send()).toEqual({ is: 'unknown', code: 'no_answer' });
  });
});

test('says that it may not look where the scope was not granted', async () => {
  await slack.stop();
  await start({ grantedOptionalScopes: [] });
  const post = postOf('hello');
  await door.post(post);
  expect(await door.find(search(post))).toEqual({ is: 'refused', code: 'missing_scope', permanent: true });
});

test.each<[string, Fault, unknown]>([
  ['a pause', { retryAfter: 30 }, { is: 'paused', until: NINE.add({ seconds: 30 }) }],
  [
    'a pause told in the answer',
    { error: 'ratelimited' },
    { is: 'paused', until: NINE.add({ seconds: 30 }) },
  ],
  [
    'a pause under its other name',
    { error: 'rate_limited' },
    { is: 'paused', until: NINE.add({ seconds: 30 }) },
  ],
  [
    'a refusal',
    { error: 'restricted_action' },
    { is: 'refused', code: 'restricted_action', permanent: true },
  ],
  [
    'a refusal for now',
    { error: 'request_timeout' },
    { is: 'refused', code: 'request_timeout', permanent: false },
  ],
  ['internal_error', { error: 'internal_error' }, { is: 'unknown', code: 'internal_error' }],
  ['fatal_error', { error: 'fatal_error' }, { is: 'unknown', code: 'fatal_error' }],
  ['a server error', { status: 503 }, { is: 'unknown', code: 'http_503' }],
  ['garbage', { answer: 'garbage' }, { is: 'unknown', code: 'garbled_answer' }],
  ['a broken connection', { answer: 'cut' }, { is: 'unknown', code: 'no_answer' }],
])('understands %s, and calls once', async (_name, fault, outcome) => {
  for (const after of [{}, { after: 'accepted' as const }]) {
    slack.faults.next('chat.postMessage', { ...after, ...fault });
    expect(await door.post(postOf('hello'))).toEqual(outcome);
  }
  expect(slack.ledger.attempts('chat.postMessage')).toHaveLength(2);
});

test('gives up on silence, and does not know then', async () => {
  slack.faults.next('chat.postMessage', { answer: 'silence' });
  expect(await doorOf(slack, 50).post(postOf('hello'))).toEqual({ is: 'unknown', code: 'no_answer' });
});

test('a Slack that cannot be reached has heard nothing', async () => {
  await slack.stop();
  expect(await door.post(postOf('hello'))).toEqual({ is: 'refused', code: 'unreachable', permanent: false });
});
