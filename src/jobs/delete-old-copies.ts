import { deleteCopiesBefore } from '../db/copies.ts';
import type { Ask } from './runner.ts';

const KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

export const deleteOldCopies: Ask = async (ctx, _workspace, now) => {
  await deleteCopiesBefore(ctx.db, now.subtract(KEPT_FOR));
};
