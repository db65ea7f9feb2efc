import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { answerUnknown } from './answer-unknown.ts';
import { openHelp } from './open-help.ts';
import { openMenu } from './open-menu.ts';
import { runSubcommand } from './run-subcommand.ts';

/** To be registered after the others: each subcommand there is by then gets its button. */
export function registerLearn(on: Surface): void {
  on.subcommand('', openMenu);
  on.subcommand('help', openHelp);
  on.action(ids.learn.menu, openMenu);
  on.action(ids.learn.help, openHelp);
  for (const name of on.subcommands.keys()) {
    if (name !== '') on.action(ids.learn.run(name), runSubcommand(on, name));
  }
  on.action(ids.learn.searchFor, runSubcommand(on, 'search'));
  on.otherwise = answerUnknown(on);
}
