import { menuFor } from '../../domain/learn/menus.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { menuAnswer } from './views.ts';
import { channelOf } from './where.ts';

/** `/learn` alone, or a button that leads there. */
export async function openMenu(call: CommandCall | ActionCall): Promise<void> {
  await call.answer(menuAnswer(await menuFor(call.ctx, call.actor, channelOf(call))));
}
