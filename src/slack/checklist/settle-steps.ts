import { leaveOut, putAway } from '../../domain/checklist/checklists.ts';
import type { ActionCall } from '../calls.ts';
import { communityIn, stepIn } from './input.ts';

export async function leaveStepOut(call: ActionCall): Promise<void> {
  const { community, step } = stepIn(call.value);
  await leaveOut(call.ctx, call.actor, community, step);
}

export async function putListAway(call: ActionCall): Promise<void> {
  await putAway(call.ctx, call.actor, communityIn(call.value));
}
