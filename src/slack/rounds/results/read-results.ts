import { resultsFor } from '../../../domain/rounds/results/reading.ts';
import type { ActionCall } from '../../calls.ts';
import { readRoundId } from '../input.ts';
import { readPlace } from './place.ts';
import { resultsView } from './results-view.ts';

/** *Read the results*, *Read all*: with everything that was written, page by page. */
export async function readResults(call: ActionCall): Promise<void> {
  await call.show(resultsView(await resultsFor(call.ctx, call.actor, readRoundId(call.value)), 0));
}

export async function turnResults(call: ActionCall): Promise<void> {
  const { id, page } = readPlace(call.value);
  await call.replaceView(resultsView(await resultsFor(call.ctx, call.actor, id), page));
}
