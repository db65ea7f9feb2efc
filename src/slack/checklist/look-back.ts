import { lookBack } from '../../domain/checklist/checklists.ts';
import type { ActionCall } from '../calls.ts';
import type { Surface } from '../surface.ts';
import { communityIn } from './input.ts';

const NOTHING_YET = {
  text: 'Nobody else has shared yet. The first days are quiet in most communities. Asking three people helps most.',
};

/** Shows what came back in the way that `/learn recent` shows it. */
export function openWhatCameBack(on: Surface) {
  return async (call: ActionCall): Promise<void> => {
    const { othersShared, channelId } = await lookBack(call.ctx, call.actor, communityIn(call.value));
    if (othersShared) await on.subcommands.get('recent')?.({ ...call, text: '', channelId });
    else await call.answer(NOTHING_YET);
  };
}
