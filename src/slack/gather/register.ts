import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { gatherByButton, gatherByCommand, submitPins } from './gather.ts';

export function registerGather(on: Surface): void {
  on.subcommand('gather', gatherByCommand);
  on.action(ids.gather.open, gatherByButton);
  on.submission(ids.gather.form, submitPins);
}
