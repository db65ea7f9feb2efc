import type { App } from '@slack/bolt';
import type { Ear } from './ear.ts';
import { listenToActions } from './listen-actions.ts';
import { listenToCommands } from './listen-commands.ts';
import { listenToEvents } from './listen-events.ts';
import { listenToOptions } from './listen-options.ts';
import { listenToShortcuts } from './listen-shortcuts.ts';
import { listenToViews } from './listen-views.ts';

/** Puts one Bolt listener of each kind before the surface's routes. */
export function listen(app: App, ear: Ear): void {
  listenToCommands(app, ear);
  listenToShortcuts(app, ear);
  listenToActions(app, ear);
  listenToViews(app, ear);
  listenToOptions(app, ear);
  listenToEvents(app, ear);
}
