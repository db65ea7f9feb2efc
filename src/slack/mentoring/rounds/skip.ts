import { skipRound } from '../../../domain/mentoring/rounds/repeating/skipping.ts';
import type { ActionCall } from '../../calls.ts';
import { readRoundId } from './input.ts';

/** *Skip this round*. The letter says so, and offers the way back. */
export async function skip(call: ActionCall): Promise<void> {
  await skipRound(call.ctx, call.actor, readRoundId(call.value), true);
}

export async function takePartAfterAll(call: ActionCall): Promise<void> {
  await skipRound(call.ctx, call.actor, readRoundId(call.value), false);
}
