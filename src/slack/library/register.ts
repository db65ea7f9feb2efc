import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { openMine, turnMine } from './mine.ts';
import { openRecent, turnRecent } from './recent.ts';
import { search, turnResults } from './search.ts';
import { openShelf, takeOff, turnShelf } from './shelf.ts';

export function registerLibrary(on: Surface): void {
  on.subcommand('search', search);
  on.subcommand('recent', openRecent);
  on.subcommand('shelf', openShelf);
  on.subcommand('me', openMine);
  on.action(ids.library.search, turnResults);
  on.action(ids.library.earlierHits, turnResults);
  on.action(ids.library.recent, turnRecent);
  on.action(ids.library.earlierRecent, turnRecent);
  on.action(ids.library.shelf, turnShelf);
  on.action(ids.library.earlierShelf, turnShelf);
  on.action(ids.library.mine, turnMine);
  on.action(ids.library.earlierMine, turnMine);
  on.action(ids.library.takeOff, takeOff);
}
