import { noticeProgress } from '../domain/checklist/checklists.ts';
import type { Ask } from './runner.ts';

/** Catches up with what the click itself did not bring: the bot went down right after it, or someone else did it. */
export const noticeChecklists: Ask = (ctx, workspace) => noticeProgress(ctx, workspace);
