import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { channelId, type MessageTs, messageTs } from '../ids.ts';
import { answering, messageOf, noteView } from './answering.ts';
import type { ActionCall, ActionView } from './calls.ts';
import { callOf, type Ear, once, runAfterwards } from './ear.ts';
import { readFields } from './fields.ts';
import { unknownControl } from './unknown.ts';

export function listenToActions(app: App, ear: Ear): void {
  app.action({ type: 'block_actions' }, async ({ action, body, ack, respond }) => {
    const acknowledge = once(() => ack());
    // Two quick clicks have two action_ts; a repeat of one click has the same.
    const input = `${body.user.id}:${action.action_id}:${action.action_ts}`;
    const basis = callOf(ear, body.user.id, input, `action ${action.action_id}`);
    const ways = answering({
      client: ear.client,
      triggerId: body.trigger_id,
      respond: body.response_url === undefined ? null : respond,
      inModal: body.view?.type === 'modal',
      threadTs: threadOf(body),
      acknowledge,
    });
    const chosen = chosenIn(action);
    const call: ActionCall = {
      ...basis,
      ...ways,
      value: chosen[0] ?? '',
      chosen,
      message: messageOfAction(body),
      view: viewOf(body),
      replaceView: async (view) => {
        await acknowledge();
        if (body.view !== undefined) await ear.client.views.update({ view_id: body.view.id, view });
      },
      replaceMessage: async (answer) => {
        await acknowledge();
        // Answered from a modal or Home, it is a modal itself.
        if (body.view?.type === 'modal') {
          await ear.client.views.update({ view_id: body.view.id, view: noteView(answer) });
          return;
        }
        await respond({ replace_original: true, ...messageOf(answer) });
      },
      removeMessage: async () => {
        await acknowledge();
        await respond({ delete_original: true });
      },
    };
    const run = ear.surface.actions.get(action.action_id);
    // A button that only opens a web page still reports its click.
    const isLink = action.type === 'button' && action.url !== undefined;
    await ear.handling.handle(call.log, {
      run: async () => {
        if (run !== undefined) await run(call);
        else if (!isLink && !isInput(action)) await ways.answer(unknownControl);
      },
      succeeded: async () => {
        await acknowledge();
        await runAfterwards(ear, call);
      },
      failed: ({ message }) => ways.answer({ text: message }),
      late: () => acknowledge(),
    });
  });
}

/** Inputs that report each change although nobody asked have no handler, and need none. */
function isInput(action: BlockElementAction): boolean {
  return action.type !== 'button' && action.type !== 'overflow';
}

function chosenIn(action: BlockElementAction): readonly string[] {
  switch (action.type) {
    case 'button':
    case 'plain_text_input':
      return [action.value ?? ''];
    case 'static_select':
    case 'external_select':
    case 'overflow':
    case 'radio_buttons':
      return [action.selected_option?.value ?? ''];
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return (action.selected_options ?? []).flatMap((option) => option.value ?? []);
    case 'users_select':
      return [action.selected_user];
    case 'conversations_select':
      return [action.selected_conversation];
    case 'datepicker':
      return action.selected_date === null ? [] : [action.selected_date];
    case 'timepicker':
      return action.selected_time === null ? [] : [action.selected_time ?? ''];
    default:
      return [];
  }
}

/** The thread of a reply. A message that begins a thread stands in the channel, and there its reader looks for the answer. */
function threadOf({ container }: BlockAction): MessageTs | null {
  const thread = messageTs.parse(container?.thread_ts);
  return thread === container?.message_ts ? null : thread;
}

function messageOfAction(body: BlockAction): ActionCall['message'] {
  const { container } = body;
  if (container?.type !== 'message') return null;
  const channel = channelId.parse(container.channel_id);
  const ts = messageTs.parse(container.message_ts);
  return channel === null || ts === null
    ? null
    : { channelId: channel, ts, isEphemeral: container.is_ephemeral === true };
}

function viewOf(body: BlockAction): ActionView | null {
  const { view } = body;
  if (view === undefined) return null;
  return {
    id: view.id,
    type: view.type === 'home' ? 'home' : 'modal',
    callbackId: view.callback_id,
    meta: view.private_metadata,
    fields: readFields(view.state?.values),
  };
}
