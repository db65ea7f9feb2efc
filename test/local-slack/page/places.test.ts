import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../local-slack/manifest.ts';
import type { Deed } from '../../../local-slack/page/deed.ts';
import { carryOut } from '../../../local-slack/page/doing.ts';
import type { ReadMarks } from '../../../local-slack/page/places.ts';
import { sectionsFor } from '../../../local-slack/page/sight.ts';
import { manifest, startWorkspace, told, type Workspace } from '../workspace.ts';

const NOTHING_READ: ReadMarks = { since: '', marks: {} };

function seenBy(
  { slack, clock }: Workspace,
  userId: string,
  channelId: string | null = null,
  read: ReadMarks | null = NOTHING_READ,
) {
  const watched = {
    world: slack.world,
    manifest: readManifest(manifest),
    now: clock.now(),
    clockAheadMs: 0,
    tour: [],
    inspection: null,
    canBeginAgain: false,
    goesOnUntil: null,
  };
  return sectionsFor(watched, userId, { channelId, limit: 100, threadTs: null, inspects: false }, read);
}

function placeIn(workspace: Workspace, userId: string, channelId: string, read: ReadMarks | null) {
  const { places } = seenBy(workspace, userId, channelId, read);
  return places.find((place) => place.channelId === channelId);
}

function does({ slack }: Workspace, userId: string, deed: Parameters<typeof carryOut>[2]) {
  return carryOut(slack, userId, deed);
}

function typed(channelId: string, text: string): Extract<Deed, { do: 'command' }> {
  return { do: 'command', channelId, text };
}

describe('unread', () => {
  test('counts what others wrote after the mark, in the channel and not in its threads', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben, learning } = workspace;
    const first = slack.postAsUser(ben.id, learning.id, 'one');
    slack.postAsUser(ben.id, learning.id, 'two');
    slack.postAsUser(ana.id, learning.id, 'my own');
    slack.postAsUser(ben.id, learning.id, 'a reply', { threadTs: first.ts });
    const unread = (read: ReadMarks | null) => placeIn(workspace, ana.id, learning.id, read)?.unread;
    expect(unread(NOTHING_READ)).toBe(2);
    expect(unread({ since: first.ts, marks: {} })).toBe(1);
    expect(unread({ since: '', marks: { [learning.id]: first.ts } })).toBe(1);
    expect(unread(null)).toBe(0);
  });

  test('mentions are those of the person, of a group of theirs, and of everybody', async () => {
    const workspace = await startWorkspace();
    const { slack, web, ana, ben, learning } = workspace;
    const group = slack.addUserGroup({ name: 'Leads', handle: 'leads', members: [ana.id] });
    const mentions = () => placeIn(workspace, ana.id, learning.id, NOTHING_READ)?.mentions;
    slack.postAsUser(ben.id, learning.id, 'nobody, and @ben, and `<@nobody>`');
    expect(mentions()).toBe(0);
    slack.postAsUser(ben.id, learning.id, 'hi @ana');
    slack.postAsUser(ben.id, learning.id, '@channel lunch');
    expect(mentions()).toBe(2);
    const section = (text: string, type: 'mrkdwn' | 'plain_text') =>
      web.chat.postMessage({
        channel: learning.id,
        text: '…',
        blocks: [{ type: 'section', text: { type, text } }],
      });
    await section(`for <@${ana.id}>`, 'mrkdwn');
    await section(`for <!subteam^${group.id}>`, 'mrkdwn');
    await section(`for <@${ana.id}>`, 'plain_text');
    expect(mentions()).toBe(4);
    slack.disableUserGroup(group.id);
    expect(mentions()).toBe(3);
  });

  test('what the app shows to the person alone counts, for that person', async () => {
    const workspace = await startWorkspace();
    const { web, ana, ben, learning } = workspace;
    await web.chat.postEphemeral({ channel: learning.id, user: ana.id, text: 'for Ana alone' });
    expect(placeIn(workspace, ana.id, learning.id, NOTHING_READ)).toMatchObject({ unread: 1 });
    expect(placeIn(workspace, ben.id, learning.id, NOTHING_READ)).toMatchObject({ unread: 0, newestTs: '' });
  });

  test('is counted up to a hundred, and not in channels one is not in', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben, learning } = workspace;
    for (let n = 0; n < 120; n += 1) slack.postAsUser(ben.id, learning.id, `${n}`);
    expect(placeIn(workspace, ana.id, learning.id, NOTHING_READ)?.unread).toBe(100);
    slack.leave(ana.id, learning.id);
    expect(placeIn(workspace, ana.id, learning.id, NOTHING_READ)?.unread).toBe(0);
  });
});

describe('conversations', () => {
  test('several people are written to at once, and found again', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben } = workspace;
    const cleo = slack.addUser({ name: 'cleo' });
    const open = (from: string, userIds: string[]) => does(workspace, from, { do: 'write to', userIds });
    const first = await open(ana.id, [ben.id, cleo.id]);
    expect(first).toMatchObject({ how: 'opened' });
    expect(await open(cleo.id, [ana.id, ben.id])).toEqual(first);
    slack.deactivate(cleo.id);
    expect(await open(ana.id, [cleo.id])).toMatchObject({ how: 'failed' });
  });

  test('of several are listed by the names of the others, once something was said, and written in', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben } = workspace;
    const { id: channelId } = slack.openConversation([slack.botUserId, ana.id, ben.id]);
    expect(placeIn(workspace, ana.id, channelId, NOTHING_READ)).toMatchObject({ unread: 0 });
    expect(seenBy(workspace, ana.id).places.map((place) => place.channelId)).not.toContain(channelId);
    await does(workspace, ben.id, { do: 'say', channelId, threadTs: null, text: 'shall we?' });
    expect(placeIn(workspace, ana.id, channelId, NOTHING_READ)).toMatchObject({
      kind: 'mpim',
      name: 'Parrot, Ben',
      others: [slack.botUserId, ben.id],
      unread: 1,
    });
    const { id: cleo } = slack.addUser({ name: 'cleo' });
    expect(placeIn(workspace, cleo, channelId, NOTHING_READ)).toBeUndefined();
  });

  test('the app is written to before it has said anything, and hears that its tab was opened', async () => {
    const workspace = await startWorkspace();
    const { slack, ana } = workspace;
    const answer = await does(workspace, ana.id, { do: 'open messages' });
    expect(answer).toMatchObject({ how: 'opened' });
    expect(await told(slack, 'app_home_opened')).toMatchObject([{ user: ana.id, tab: 'messages' }]);
  });
});

describe('channels', () => {
  test('have names by Slack’s rules, and none twice', async () => {
    const workspace = await startWorkspace();
    const { ana } = workspace;
    const create = (name: string) => does(workspace, ana.id, { do: 'create channel', name, isPrivate: true });
    const error = async (name: string) => {
      const answer = await create(name);
      return answer.how === 'not taken' ? answer.error : answer.how;
    };
    expect(await error('')).toMatch('Don’t forget');
    expect(await error('v1.2')).toMatch('most punctuation');
    expect(await error('x'.repeat(81))).toMatch('80');
    for (const taken of ['learning', 'ben']) expect(await error(taken)).toMatch('already taken');
    expect(await error('naïve-日本')).toBe('opened');
  });

  test('guests see no channel that they are not in', async () => {
    const workspace = await startWorkspace();
    const { slack, ben, learning } = workspace;
    slack.leave(ben.id, learning.id);
    expect(placeIn(workspace, ben.id, learning.id, null)).toBeDefined();
    slack.setGuest(ben.id, 'several channels');
    const { places, about, conversation } = seenBy(workspace, ben.id, learning.id);
    expect(places.map(({ name }) => name)).toEqual(['general']);
    expect([about, conversation]).toEqual([null, null]);
  });

  test('show who is in them and what is pinned, and forget pins of what was deleted', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben, learning } = workspace;
    const { ts } = slack.postAsUser(ben.id, learning.id, 'worth keeping');
    const pin = { do: 'pin', channelId: learning.id, ts } as const;
    await does(workspace, ana.id, { ...pin, isOn: true });
    const about = () => seenBy(workspace, ben.id, learning.id).about;
    expect(about()?.pins).toMatchObject([{ by: ana.id, message: { text: 'worth keeping' } }]);
    expect(about()?.memberIds).toEqual([ana.id, ben.id, slack.botUserId]);
    await does(workspace, ben.id, { ...pin, isOn: false });
    expect(about()?.pins).toEqual([]);
    await does(workspace, ana.id, { ...pin, isOn: true });
    slack.deleteAsUser(ben.id, learning.id, ts);
    expect(about()?.pins).toEqual([]);
  });
});

describe('Slack’s own commands', () => {
  test('/invite and /remove name people and the app; nobody by that name is said', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben } = workspace;
    const bot = slack.world.users.get(slack.botUserId)?.name ?? '';
    const channel = slack.createChannel(ana.id, { name: 'quiet' });
    const say = (text: string) => does(workspace, ana.id, typed(channel.id, text));
    expect(await say(`/invite @ben @${bot}`)).toEqual({ how: 'done' });
    expect(channel.members).toEqual([ana.id, ben.id, slack.botUserId]);
    expect(await say('/remove @ben')).toEqual({ how: 'done' });
    expect(channel.members).not.toContain(ben.id);
    expect(await say('/invite @nobody')).toMatchObject({
      how: 'failed',
      error: expect.stringContaining('@nobody'),
    });
    expect(await say('/invite')).toMatchObject({ how: 'failed' });
  });

  test('/invite can name the channel, /join and /dm open what they name', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben, learning } = workspace;
    const channel = slack.createChannel(ana.id, { name: 'quiet' });
    await does(workspace, ana.id, typed(learning.id, '/invite #quiet @ben'));
    expect(channel.members).toContain(ben.id);
    await does(workspace, ben.id, typed(channel.id, '/leave'));
    expect(channel.members).not.toContain(ben.id);
    const joined = await does(workspace, ben.id, typed(learning.id, '/join #quiet'));
    expect(joined).toEqual({ how: 'opened', channelId: channel.id });
    const opened = await does(workspace, ben.id, typed(learning.id, '/dm @ana are you there?'));
    const dm = opened.how === 'opened' ? opened.channelId : '';
    expect([...(slack.world.messages.get(dm)?.values() ?? [])]).toMatchObject([{ text: 'are you there?' }]);
    expect(await does(workspace, ben.id, typed(dm, '/leave'))).toMatchObject({ how: 'failed' });
  });

  test('tell nothing of a private channel to those outside', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, ben, learning } = workspace;
    slack.createChannel(ana.id, { name: 'secret', isPrivate: true });
    const join = (name: string) => does(workspace, ben.id, typed(learning.id, `/join #${name}`));
    expect(await join('secret')).toEqual({ how: 'failed', error: 'There is no channel #secret.' });
    expect(await join('nowhere')).toEqual({ how: 'failed', error: 'There is no channel #nowhere.' });
  });

  test('/topic, /rename and /shrug change the channel, and say so', async () => {
    const workspace = await startWorkspace();
    const { slack, ana, learning } = workspace;
    const say = (text: string) => does(workspace, ana.id, typed(learning.id, text));
    await say('/topic Small <steps>');
    await say('/shrug well');
    const said = [...(slack.world.messages.get(learning.id)?.values() ?? [])];
    expect(said).toMatchObject([
      { subtype: 'channel_topic', text: 'set the channel topic: Small &lt;steps&gt;' },
      { text: 'well ¯\\_(ツ)_/¯' },
    ]);
    expect(await say('/rename We learn')).toEqual({ how: 'done' });
    expect(await say('/rename a.b')).toMatchObject({ how: 'failed' });
    expect(placeIn(workspace, ana.id, learning.id, null)).toMatchObject({
      name: 'we-learn',
      purpose: 'Small <steps>',
    });
  });

  test('are offered after the app’s, and leave its own to it', async () => {
    const workspace = await startWorkspace();
    const { ana, learning } = workspace;
    const names = seenBy(workspace, ana.id).app.commands.map(({ command }) => command);
    expect(names.slice(0, 2)).toEqual(['/say', '/raw']);
    expect(names).toContain('/invite');
    expect(await does(workspace, ana.id, typed(learning.id, '/say x'))).toMatchObject({
      error: '/say failed with the error “dispatch_failed”',
    });
  });
});
