import { askAboutOwnerless } from '../domain/actions/ownerless.ts';
import { remindOwners } from '../domain/actions/reminding.ts';
import type { Ask } from './runner.ts';

export const remindOfActions: Ask = async (ctx, workspace, now) => {
  await remindOwners(ctx, workspace, now);
  await askAboutOwnerless(ctx, workspace, now);
};
