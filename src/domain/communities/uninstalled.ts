import type { WorkspaceId } from '../../ids.ts';
import { type Ctx, change } from '../context.ts';
import { forgetSeals } from '../sealing/forgetting.ts';
import { dropWorkspace } from './store.ts';

/** The app was taken out of the workspace: all that we keep of it goes, and nothing is owed there any more. */
export async function forgetWorkspace(ctx: Ctx, workspace: WorkspaceId): Promise<void> {
  await forgetSeals(ctx, workspace);
  await change({ ...ctx, input: null }, workspace, (tx) => dropWorkspace(tx, workspace));
}
