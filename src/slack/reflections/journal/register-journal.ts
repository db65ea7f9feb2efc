import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import {
  deleteFromJournal,
  exportAll,
  findInJournal,
  openJournalFromHome,
  readEntry,
  turnPage,
} from './open-journal.ts';

export function registerJournal(on: Surface): void {
  on.submission(ids.journal.form, findInJournal);
  on.action(ids.journal.open, openJournalFromHome);
  on.action(ids.journal.newer, turnPage);
  on.action(ids.journal.older, turnPage);
  on.action(ids.journal.readAll, readEntry);
  on.action(ids.journal.delete, deleteFromJournal);
  on.action(ids.journal.export, exportAll);
}
