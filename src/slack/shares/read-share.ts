import { findShare } from '../../domain/shares/reading/lists.ts';
import type { ActionCall } from '../calls.ts';
import { readShareId } from './input.ts';
import { wholeShareView } from './views.ts';

/** *Read all*: the share with nothing cut. */
export async function readShare(call: ActionCall): Promise<void> {
  await call.show(wholeShareView(await findShare(call.ctx, call.actor, readShareId(call.value))));
}
