import { emptyWriteAheadLog } from '../db/write-ahead-log.ts';
import type { Ask } from './runner.ts';

/** What people delete is gone from the disk within the hour. */
export const emptyLogHourly: Ask = async (ctx) => {
  await emptyWriteAheadLog(ctx.db);
};
