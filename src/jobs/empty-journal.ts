import { emptyJournal } from '../db/journal.ts';
import type { Ask } from './runner.ts';

/** What people delete is gone from the disk within the hour. */
export const emptyJournalHourly: Ask = async (ctx) => {
  await emptyJournal(ctx.db);
};
