import type { App } from '@slack/bolt';
import { plain } from './conformance/probe-app.ts';

const form = {
  type: 'modal' as const,
  callback_id: 'share',
  title: plain('Share'),
  submit: plain('Post'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: plain('What I learned'),
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
    {
      type: 'input' as const,
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select' as const,
        action_id: 'pick',
        options: [
          { text: plain('Insight'), value: 'insight' },
          { text: plain('Mistake'), value: 'mistake' },
        ],
      },
    },
    {
      type: 'input' as const,
      block_id: 'tags',
      label: plain('Tags'),
      optional: true,
      element: { type: 'multi_external_select' as const, action_id: 'tag', min_query_length: 1 },
    },
    {
      type: 'input' as const,
      block_id: 'with',
      label: plain('With'),
      optional: true,
      element: { type: 'multi_users_select' as const, action_id: 'who' },
    },
  ],
};

const buttons = (confirm: boolean) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    { type: 'button' as const, action_id: 'used', text: plain('I used this') },
    {
      type: 'button' as const,
      action_id: 'delete',
      text: plain('Delete'),
      ...(confirm ? { confirm: { title: plain('Sure'), text: plain('It will be gone') } } : {}),
    },
  ],
});

/** A tiny bot: shares what is submitted in the channel, and counts who used it. */
export function shares(app: App): void {
  let uses = 0;
  app.command('/probe', async ({ command, ack, client }) => {
    await ack(command.text === 'help' ? 'Say /probe' : undefined);
    if (command.text !== 'help')
      await client.views.open({
        trigger_id: command.trigger_id,
        view: { ...form, private_metadata: command.channel_id },
      });
  });
  app.options('tag', async ({ options, ack }) => {
    const known = ['git', 'github'].filter((tag) => tag.startsWith(options.value));
    await ack({
      options: [
        ...known.map((tag) => ({ text: plain(tag), value: tag })),
        { text: plain(`Add “${options.value}”`), value: `new:${options.value}` },
      ],
    });
  });
  app.view('share', async ({ view, ack, client }) => {
    const { words, kind, tags, with: who } = view.state.values;
    const text = words?.text?.value ?? '';
    if (text.length < 5) {
      await ack({ response_action: 'errors', errors: { words: 'Say a little more' } });
      return;
    }
    await ack();
    const told = [
      text,
      kind?.pick?.selected_option?.value,
      tags?.tag?.selected_options?.map(({ value }) => value).join('+'),
      who?.who?.selected_users?.map((id) => `<@${id}>`).join(' '),
    ].join(' / ');
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: told,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: told } }, buttons(true)],
    });
  });
  app.action('used', async ({ body, ack, client }) => {
    await ack();
    uses += 1;
    if (body.type !== 'block_actions' || body.message === undefined) return;
    await client.chat.update({
      channel: body.channel?.id ?? '',
      ts: body.message.ts,
      text: `Used ${uses}`,
      blocks: [{ type: 'section', text: plain(`Used by ${uses}`) }, buttons(false)],
    });
  });
  app.action('delete', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.shortcut('probe_message', async ({ shortcut, ack, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const [words, ...rest] = form.blocks;
    const element = { ...words?.element, initial_value: shortcut.message.text };
    const view = { ...form, private_metadata: shortcut.channel.id, blocks: [{ ...words, element }, ...rest] };
    await client.apiCall('views.open', { trigger_id: shortcut.trigger_id, view });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: plain('Welcome home') }] },
    });
  });
}
