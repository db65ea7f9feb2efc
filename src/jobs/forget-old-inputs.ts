import { writeInstant } from '../db/instants.ts';
import { forgetInputsBefore } from '../db/seen-inputs.ts';
import { write } from '../db/transaction.ts';
import type { Ask } from './runner.ts';

const KEPT_FOR = Temporal.Duration.from({ hours: 7 * 24 });

export const forgetOldInputs: Ask = async (ctx, _workspace, now) => {
  await write(ctx.db, (tx) => forgetInputsBefore(tx, writeInstant(now.subtract(KEPT_FOR))));
};
