import type { Answered } from '../../local-slack/gestures.ts';
import { isObject } from '../../local-slack/json.ts';
import type { Message, View } from '../../local-slack/model.ts';
import { viewShape } from '../../local-slack/shapes/view.ts';
import type { World } from '../support/world.ts';

/** What someone who does not use Slack's own client changes in the form before sending it. */
export interface Changes {
  /** By block id: the words put into a text input, whatever their length. */
  readonly words?: Readonly<Record<string, string | null>>;
  readonly tags?: readonly string[];
  readonly meta?: string;
  readonly callbackId?: string;
}

/** The modal in front of this person. */
export function openForm(world: World, name: string): View {
  const view = world.slack.world.modals.get(world.as(name).userId)?.at(-1);
  if (view === undefined) throw new Error(`${name} has no modal open`);
  return view;
}

/** Sends a form as it is, with changes, past all that Slack's client checks. @returns the errors by block id, or what is shown. */
export async function sendForm(
  world: World,
  name: string,
  changes: Changes,
  form: View = openForm(world, name),
): Promise<Record<string, string>> {
  const shape = viewShape(world.slack.world, form);
  const answered = await world.slack.forge('interactive', {
    type: 'view_submission',
    ...sender(world, name),
    response_urls: [],
    view: {
      ...shape,
      state: { values: changedValues(form, changes) },
      private_metadata: changes.meta ?? form.privateMetadata,
      callback_id: changes.callbackId ?? form.callbackId,
    },
  });
  await world.clock.settle();
  return errorsIn(answered);
}

/** A click on a button of a message, whether this person sees it or not. */
export async function sendClick(
  world: World,
  name: string,
  click: { readonly actionId: string; readonly value: string; readonly message: Message },
): Promise<void> {
  const { channelId, ts } = click.message;
  await world.slack.forge('interactive', {
    type: 'block_actions',
    ...sender(world, name),
    container: { type: 'message', channel_id: channelId, message_ts: ts, is_ephemeral: false },
    channel: { id: channelId, name: 'directmessage' },
    actions: [
      {
        type: 'button',
        action_id: click.actionId,
        block_id: 'b',
        value: click.value,
        action_ts: `${name}.1`,
      },
    ],
  });
  await world.clock.settle();
}

function sender(world: World, name: string) {
  return {
    team: { id: world.slack.world.teamId, domain: 'practice' },
    user: { id: world.as(name).userId, username: name, name, team_id: world.slack.world.teamId },
    api_app_id: world.slack.world.app.id,
    token: 'unused',
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: '1.1.forged',
  };
}

function changedValues(form: View, { words = {}, tags }: Changes) {
  const values: Record<string, unknown> = { ...form.values };
  for (const [block, value] of Object.entries(words)) {
    values[block] = { [block]: { type: 'plain_text_input', value } };
  }
  if (tags !== undefined) {
    const selected = tags.map((tag) => ({ text: { type: 'plain_text', text: tag }, value: tag }));
    values.tags = { 'share:tags': { type: 'multi_external_select', selected_options: selected } };
  }
  return JSON.parse(JSON.stringify(values));
}

function errorsIn(answered: Answered): Record<string, string> {
  if (answered.how !== 'acked') throw new Error(`not acknowledged: ${answered.how}`);
  const { response } = answered;
  if (!isObject(response)) return {};
  if (isObject(response.errors)) {
    return Object.fromEntries(Object.entries(response.errors).map(([block, text]) => [block, String(text)]));
  }
  return { shown: JSON.stringify(response.view) };
}
