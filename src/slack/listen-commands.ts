import type { App } from '@slack/bolt';
import { channelId } from '../ids.ts';
import { answering } from './answering.ts';
import type { CommandCall } from './calls.ts';
import { callOf, type Ear, once } from './ear.ts';

export const COMMAND = '/learn';

/** Splits `share git bisect …` into the subcommand and the rest; what is no subcommand goes whole to `otherwise`. */
export function listenToCommands(app: App, ear: Ear): void {
  app.command(COMMAND, async ({ command, ack, respond }) => {
    const acknowledge = once(() => ack());
    const text = command.text.trim();
    const first = (text.split(/\s+/u)[0] ?? '').toLowerCase();
    const route = ear.surface.subcommands.get(first);
    const basis = callOf(
      ear,
      command.user_id,
      command.trigger_id,
      route === undefined ? 'command' : `command ${first}`,
    );
    const ways = answering({
      client: ear.client,
      triggerId: command.trigger_id,
      respond,
      inModal: false,
      // Slack has no slash commands in threads.
      threadTs: null,
      acknowledge,
    });
    const call: CommandCall = {
      ...basis,
      ...ways,
      text: route === undefined ? text : text.slice(first.length).trim(),
      channelId: channelId.of(command.channel_id),
    };
    const run = route ?? ear.surface.otherwise;
    await ear.handling.handle(call.log, {
      run: async () => {
        await run?.(call);
      },
      succeeded: () => acknowledge(),
      failed: ({ message }) => ways.answer({ text: message }),
      late: () => acknowledge(),
    });
  });
}
