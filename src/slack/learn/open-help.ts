import { menuFor } from '../../domain/learn/menus.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { helpAnswer } from './help.ts';
import { channelOf } from './where.ts';

/** `/learn help`, or a button that leads there. Leaders, and those who may become one here, see their part too. */
export async function openHelp(call: CommandCall | ActionCall): Promise<void> {
  const menu = await menuFor(call.ctx, call.actor, channelOf(call));
  const leads = menu.who === 'leader' || menu.who === 'founder' || (menu.who === 'member' && menu.maySetUp);
  await call.answer(helpAnswer({ leads }));
}
