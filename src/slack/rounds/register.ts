import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { discardFromList, openRounds } from './list/list-rounds.ts';
import { registerSetUp } from './set-up/register-set-up.ts';

export function registerRounds(on: Surface): void {
  registerSetUp(on);
  on.subcommand('feedback rounds', openRounds);
  on.action(ids.draft.discard, discardFromList);
}
