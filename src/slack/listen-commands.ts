import type { App } from '@slack/bolt';
import { channelId } from '../ids.ts';
import { answering } from './answering.ts';
import type { CommandCall } from './calls.ts';
import { callOf, type Ear, once } from './ear.ts';
import { routeOf } from './subcommands.ts';

/** What can be typed, and what stands before the rest of the text: `/reflect x` is `/learn reflect x`. */
export const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['/learn', ''],
  ['/reflect', 'reflect '],
  ['/feedback', 'feedback '],
  ['/mentor', 'mentor '],
]);

/** Splits `share git bisect …` into the subcommand and the rest; what is no subcommand goes whole to `otherwise`. */
export function listenToCommands(app: App, ear: Ear): void {
  for (const [name, before] of COMMANDS) listenToCommand(app, ear, name, before);
}

function listenToCommand(app: App, ear: Ear, name: string, before: string): void {
  app.command(name, async ({ command, ack, respond }) => {
    const acknowledge = once(() => ack());
    const text = `${before}${command.text}`.trim();
    const route = routeOf(text, ear.surface.subcommands);
    const basis = callOf(
      ear,
      command.user_id,
      command.trigger_id,
      route === null ? 'command' : `command ${route.name}`,
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
      text: route?.rest ?? text,
      channelId: channelId.of(command.channel_id),
    };
    const run = route?.run ?? ear.surface.otherwise;
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
