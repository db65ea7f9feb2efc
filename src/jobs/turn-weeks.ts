import { turnWeeks } from '../domain/reflections/weeks/turning.ts';
import { closeSealedWeeks } from '../domain/reflections/without-name/closing.ts';
import type { Ask } from './runner.ts';

/** What was answered without a name is dealt with as soon as its week has closed. */
export const turnReflectionWeeks: Ask = async (ctx, workspace, now) => {
  await turnWeeks(ctx, workspace, now);
  await closeSealedWeeks(ctx, workspace, now);
};
