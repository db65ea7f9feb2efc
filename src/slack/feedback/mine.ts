import type { ModalView } from '@slack/types';
import { removeRequest } from '../../domain/feedback/asking.ts';
import { listAsked, listMine } from '../../domain/feedback/mine.ts';
import { removeFromMine, takeBack } from '../../domain/feedback/reading.ts';
import type { ActionCall, Call, CommandCall } from '../calls.ts';
import { type MinePlace, readFeedbackId, readPlace, readRequestId } from './input.ts';
import { askedView, mineView } from './mine-view.ts';

/** `/feedback mine`, or a button that leads there. */
export async function openMine(call: CommandCall | ActionCall): Promise<void> {
  await call.show(await viewOf(call, { section: 'got', page: 0 }));
}

/** Another of the lists, or *Newer* and *Older*. */
export async function turnPage(call: ActionCall): Promise<void> {
  await showPage(call, call.value);
}

/** *Take back* of what was not opened; the page shows what is left. */
export async function takeBackMine(call: ActionCall): Promise<void> {
  await takeBack(call.ctx, call.actor, readFeedbackId(call.value));
  await showPage(call, call.view?.meta ?? '');
}

/** *Remove* of what was opened, likewise. */
export async function removeMine(call: ActionCall): Promise<void> {
  await removeFromMine(call.ctx, call.actor, readFeedbackId(call.value));
  await showPage(call, call.view?.meta ?? '');
}

/** *Take back* or *Remove* of what one asked for, likewise. */
export async function removeMyRequest(call: ActionCall): Promise<void> {
  await removeRequest(call.ctx, call.actor, readRequestId(call.value));
  await showPage(call, call.view?.meta ?? '');
}

/** The page that this window shows, as it is now. */
export async function showPage(call: ActionCall, where: string): Promise<void> {
  await call.replaceView(await viewOf(call, readPlace(where)));
}

async function viewOf({ ctx, actor, upload }: Call, { section, page }: MinePlace): Promise<ModalView> {
  const canExport = upload !== null;
  return section === 'asked'
    ? askedView(await listAsked(ctx, actor, { page }), canExport)
    : mineView(section, await listMine(ctx, actor, { side: section, page }), canExport);
}
