import type { App } from '@slack/bolt';
import { channelId, messageTs } from '../ids.ts';
import { answering } from './answering.ts';
import type { MessageShortcutCall } from './calls.ts';
import { callOf, type Ear, once } from './ear.ts';
import { unknownControl } from './unknown.ts';

export function listenToShortcuts(app: App, ear: Ear): void {
  app.shortcut({ type: 'shortcut' }, async ({ shortcut, ack }) => {
    const acknowledge = once(() => ack());
    const basis = callOf(ear, shortcut.user.id, shortcut.trigger_id, `shortcut ${shortcut.callback_id}`);
    const triggerId = shortcut.trigger_id;
    const ways = answering({
      client: ear.client,
      triggerId,
      respond: null,
      inModal: false,
      threadTs: null,
      acknowledge,
    });
    const call = { ...basis, ...ways };
    const run = ear.surface.globalShortcuts.get(shortcut.callback_id);
    await ear.handling.handle(call.log, {
      run: () => (run === undefined ? ways.answer(unknownControl) : run(call)),
      succeeded: () => acknowledge(),
      failed: ({ message }) => ways.answer({ text: message }),
      late: () => acknowledge(),
    });
  });

  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, respond }) => {
    if (shortcut.type !== 'message_action') return;
    const acknowledge = once(() => ack());
    const basis = callOf(ear, shortcut.user.id, shortcut.trigger_id, `shortcut ${shortcut.callback_id}`);
    const triggerId = shortcut.trigger_id;
    const { message } = shortcut;
    const threadTs = messageTs.parse(message.thread_ts);
    const ways = answering({ client: ear.client, triggerId, respond, inModal: false, threadTs, acknowledge });
    const isFromBot = message.bot_id !== undefined || message.user === undefined;
    const call: MessageShortcutCall = {
      ...basis,
      ...ways,
      channelId: channelId.of(shortcut.channel.id),
      message: {
        ts: messageTs.of(shortcut.message_ts),
        threadTs,
        author: isFromBot ? null : (message.user ?? null),
        text: message.text ?? '',
      },
    };
    const run = ear.surface.messageShortcuts.get(shortcut.callback_id);
    await ear.handling.handle(call.log, {
      run: () => (run === undefined ? ways.answer(unknownControl) : run(call)),
      succeeded: () => acknowledge(),
      failed: ({ message: words }) => ways.answer({ text: words }),
      late: () => acknowledge(),
    });
  });
}
