import { resultsFor } from '../../../domain/rounds/results/reading.ts';
import type { ActionCall } from '../../calls.ts';
import { sendExport } from '../../send-export.ts';
import { readRoundId } from '../input.ts';
import { resultsInCsv } from './csv.ts';

/** *Export as CSV*, below the results: a file in the reader's conversation with the bot. */
export async function exportResults(call: ActionCall): Promise<void> {
  const id = readRoundId(call.value);
  await sendExport(call, 'results', async () => {
    const results = await resultsFor(call.ctx, call.actor, id);
    const { csv, rows } = resultsInCsv(results);
    return { title: results.shown.title, text: csv, entries: rows };
  });
}
