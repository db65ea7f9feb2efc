import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { deleteExport } from './exported.ts';
import {
  deleteFromJournal,
  findInJournal,
  openJournalFromHome,
  readEntry,
  turnPage,
} from './open-journal.ts';
import { sendExport } from './send-export.ts';

export function registerJournal(on: Surface): void {
  on.submission(ids.journal.form, findInJournal);
  on.action(ids.journal.open, openJournalFromHome);
  on.action(ids.journal.newer, turnPage);
  on.action(ids.journal.older, turnPage);
  on.action(ids.journal.readAll, readEntry);
  on.action(ids.journal.delete, deleteFromJournal);
  on.action(ids.journal.export, sendExport);
  on.action(ids.journal.deleteFile, deleteExport);
}
