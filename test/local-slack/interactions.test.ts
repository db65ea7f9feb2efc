import type { App, ViewClosedAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { startBolt, startWorkspace, type Workspace } from './workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const blocks = [
  {
    type: 'actions' as const,
    block_id: 'choices',
    elements: [
      { type: 'button' as const, action_id: 'press', text: plain('Press'), value: 'pressed' },
      {
        type: 'static_select' as const,
        action_id: 'choose',
        placeholder: plain('Choose'),
        options: [option('one'), option('two')],
      },
    ],
  },
];

/** A Bolt app that keeps the payloads of clicks, and answers with `answer`. */
async function startClicks(workspace: Workspace, answer?: Parameters<App['action']>[1]) {
  const bodies: Record<string, unknown>[] = [];
  await startBolt(workspace, (app) => {
    app.action({ type: 'block_actions' }, async (args) => {
      bodies.push({ ...args.body });
      await args.ack();
      await answer?.(args);
    });
  });
  return bodies;
}

test('a menu in a message keeps what each person chose, for that person', async () => {
  const workspace = await startWorkspace();
  const { slack, web, ana, ben, learning } = workspace;
  const bodies = await startClicks(workspace);
  const { ts = '' } = await web.chat.postMessage({ channel: learning.id, text: 'choose', blocks });
  const place = { message: { channelId: learning.id, ts } };
  await slack.clickBlock(ana.id, place, { actionId: 'choose' }, 'two');
  await slack.clickBlock(ana.id, place, { actionId: 'press' });
  await slack.clickBlock(ben.id, place, { actionId: 'press' });
  const chosen = (value: unknown) => ({
    values: { choices: { choose: { type: 'static_select', selected_option: value } } },
  });
  expect(bodies.map(({ state }) => state)).toEqual([
    chosen(option('two')),
    chosen(option('two')),
    chosen(null),
  ]);
  expect(bodies[1]).toMatchObject({
    user: { id: ana.id, team_id: slack.teamId },
    actions: [{ type: 'button', action_id: 'press', block_id: 'choices', value: 'pressed' }],
  });
  await expect(slack.clickBlock(ana.id, place, { actionId: 'choose' }, 'three')).rejects.toThrow(/not among/);
});

test('a click in an ephemeral message brings no message, and its answer can replace or remove it', async () => {
  const workspace = await startWorkspace();
  const { slack, web, clock, ana, learning } = workspace;
  const bodies = await startClicks(workspace, async ({ respond }) => {
    await respond({ replace_original: true, text: 'replaced', blocks });
  });
  await web.chat.postEphemeral({ channel: learning.id, user: ana.id, text: 'psst', blocks });
  const [shown] = slack.world.ephemerals;
  const place = { message: { channelId: learning.id, ts: shown?.ts ?? '' } };
  await slack.clickBlock(ana.id, place, { actionId: 'press' });
  await clock.whenIdle();
  expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: shown?.ts } });
  expect(bodies[0]).not.toHaveProperty('message');
  expect(slack.world.ephemerals.map(({ text }) => text)).toEqual(['replaced']);
  slack.reload(ana.id);
  expect(slack.world.ephemerals).toEqual([]);
});

test('an answer may be for the whole channel, where the bot is not, too', async () => {
  const workspace = await startWorkspace();
  const { slack, clock, ana } = workspace;
  const quiet = slack.addChannel({ name: 'quiet', creator: ana.id });
  await startBolt(workspace, (app) => {
    app.command('/say', async ({ command, ack, respond }) => {
      await ack();
      await respond({ response_type: 'in_channel', text: command.text });
    });
  });
  await slack.sendCommand(ana.id, quiet.id, '/say hello');
  await clock.whenIdle();
  expect([...(slack.world.messages.get(quiet.id)?.values() ?? [])].map(({ text }) => text)).toEqual([
    'hello',
  ]);
});

test('someone of another workspace can press buttons in a shared channel, and it shows whose they are', async () => {
  const workspace = await startWorkspace();
  const { slack, web, ana, learning } = workspace;
  const bodies = await startClicks(workspace);
  const other = slack.addTeam({ name: 'Partners' });
  const zoe = slack.addUser({ name: 'zoe', teamId: other.id });
  const { ts = '' } = await web.chat.postMessage({ channel: learning.id, text: 'choose', blocks });
  const press = () =>
    slack.clickBlock(zoe.id, { message: { channelId: learning.id, ts } }, { actionId: 'press' });
  await expect(press()).rejects.toThrow(/cannot see/);
  slack.convertToShared(learning.id, other.id);
  slack.invite(ana.id, learning.id, [zoe.id]);
  await press();
  expect(bodies[0]).toMatchObject({ user: { id: zoe.id, team_id: other.id }, team: { id: other.id } });
});

test('closing is told only where the view asked for it; the cross closes the whole stack', async () => {
  const workspace = await startWorkspace();
  const { slack, clock, ana, learning } = workspace;
  const closings: unknown[] = [];
  const modal = (callback_id: string, notify: boolean) => ({
    type: 'modal' as const,
    callback_id,
    title: plain('Modal'),
    notify_on_close: notify,
    blocks,
  });
  await startBolt(workspace, (app) => {
    app.command('/say', async ({ command, ack, client }) => {
      await ack();
      await client.views.open({
        trigger_id: command.trigger_id,
        view: modal('below', command.text === 'loud'),
      });
    });
    app.action('press', async ({ body, ack, client }) => {
      await ack();
      if (body.type === 'block_actions')
        await client.views.push({ trigger_id: body.trigger_id, view: modal('above', true) });
    });
    app.view<ViewClosedAction>({ type: 'view_closed', callback_id: /.*/ }, async ({ body, view, ack }) => {
      await ack();
      closings.push([view.callback_id, body.is_cleared]);
    });
  });
  const top = () => slack.world.modals.get(ana.id)?.at(-1)?.id ?? '';
  await slack.sendCommand(ana.id, learning.id, '/say quiet');
  await clock.whenIdle();
  expect(await slack.closeView(ana.id, top())).toBeNull();
  await slack.sendCommand(ana.id, learning.id, '/say loud');
  await clock.whenIdle();
  const below = top();
  await slack.clickBlock(ana.id, { view: below }, { actionId: 'press' });
  await clock.whenIdle();
  await expect(slack.closeView(ana.id, below)).rejects.toThrow(/lies on top/);
  await slack.closeView(ana.id, top(), { all: true });
  expect(closings).toEqual([
    ['above', true],
    ['below', true],
  ]);
  expect(slack.world.modals.get(ana.id)).toEqual([]);
});

test('what a forger sends reaches the app as it is', async () => {
  const workspace = await startWorkspace();
  const bodies = await startClicks(workspace);
  const answered = await workspace.slack.forge('interactive', {
    type: 'block_actions',
    team: { id: 'T0FOREIGN0', domain: 'foreign' },
    user: { id: 'U0FOREIGN0' },
    actions: [{ type: 'button', action_id: 'anything', block_id: 'b', action_ts: '1.1' }],
  });
  expect(answered.how).toBe('acked');
  expect(bodies).toHaveLength(1);
});
