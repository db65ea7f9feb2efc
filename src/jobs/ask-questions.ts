import { reschedule } from '../domain/reflections/hours/rescheduling.ts';
import { askWhatIsDue } from '../domain/reflections/prompts/asking.ts';
import { remindWhoIsDue } from '../domain/reflections/prompts/reminding.ts';
import type { Ask } from './runner.ts';

/** Hours that have changed first, so that nobody is asked at an old one. */
export const askQuestions: Ask = async (ctx, workspace, now) => {
  await reschedule(ctx, workspace, now);
  await askWhatIsDue(ctx, workspace, now);
  await remindWhoIsDue(ctx, workspace, now);
};
