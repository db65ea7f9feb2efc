import { resultsFor } from '../../../domain/rounds/results/reading.ts';
import { sendResults } from '../../../domain/rounds/results/sending.ts';
import type { ActionCall } from '../../calls.ts';
import { readRoundId } from '../input.ts';
import { readPlace } from './place.ts';
import { resultsView } from './results-view.ts';

/** *Read the results*, *Read all*: with everything that was said, page by page. */
export async function readResults(call: ActionCall): Promise<void> {
  await call.show(resultsView(await resultsFor(call.ctx, call.actor, readRoundId(call.value)), 0));
}

export async function turnResults(call: ActionCall): Promise<void> {
  const { id, page } = readPlace(call.value);
  await call.replaceView(resultsView(await resultsFor(call.ctx, call.actor, id), page));
}

/** *Send me the results*: a window holds no pictures that only its reader may see, a message does. */
export async function sendResultsToReader(call: ActionCall): Promise<void> {
  const id = readRoundId(call.value);
  const isFirst = await sendResults(call.ctx, call.actor, id);
  const text = isFirst
    ? 'They come as a message in your conversation with me, with a picture for each question that has figures. Nobody else can see it.'
    : 'I have sent them already: they stand in your conversation with me.';
  await call.answer({ text });
}
