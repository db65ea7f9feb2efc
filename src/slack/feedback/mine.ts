import { listMine } from '../../domain/feedback/mine.ts';
import { removeFromMine, takeBack } from '../../domain/feedback/reading.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { readFeedbackId, readPlace } from './input.ts';
import { mineView } from './mine-view.ts';

/** `/feedback mine`, or a button that leads there. */
export async function openMine(call: CommandCall | ActionCall): Promise<void> {
  await call.show(mineView(await listMine(call.ctx, call.actor, { section: 'got', page: 0 })));
}

/** Another of the lists, or *Newer* and *Older*. */
export async function turnPage(call: ActionCall): Promise<void> {
  await showPage(call, call.value);
}

/** *Take back*; the page shows what is left. */
export async function takeBackMine(call: ActionCall): Promise<void> {
  await takeBack(call.ctx, call.actor, readFeedbackId(call.value));
  await showPage(call, call.view?.meta ?? '');
}

/** *Remove*, likewise. */
export async function removeMine(call: ActionCall): Promise<void> {
  await removeFromMine(call.ctx, call.actor, readFeedbackId(call.value));
  await showPage(call, call.view?.meta ?? '');
}

/** The page that this window shows, as it is now. */
export async function showPage(call: ActionCall, where: string): Promise<void> {
  await call.replaceView(mineView(await listMine(call.ctx, call.actor, readPlace(where))));
}
