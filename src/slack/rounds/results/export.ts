import { stringify } from 'csv-stringify/sync';
import { Refusal } from '../../../domain/refusal.ts';
import { resultsTable } from '../../../domain/rounds/results/table.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall } from '../../calls.ts';
import { showWhenReady } from '../../show-when-ready.ts';
import { readRoundId } from '../input.ts';

/** Spreadsheets take a file for UTF-8 when it begins so. */
const UTF8_MARK = '\uFEFF';

/** *Export as CSV*: a file in the reader's conversation with the bot. */
export async function exportResults(call: ActionCall): Promise<void> {
  const { upload } = call;
  if (upload === null) {
    throw new Refusal('conflict', 'This workspace does not let me send files, so I cannot export here.');
  }
  const id = readRoundId(call.value);
  await showWhenReady(
    call,
    noteView({ text: 'One moment: the results are being written into a file.' }),
    async () => {
      const { title, rows } = await resultsTable(call.ctx, call.actor, id);
      await upload(call.actor.userId, { name: 'results.csv', title, text: csvOf(rows) });
      return noteView({
        text: 'Done: the file is in your conversation with me. Slack keeps it until you delete it there.',
      });
    },
  );
}

/** With CRLF, as RFC 4180 wants it. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => [...row]);
  return UTF8_MARK + stringify(cells, { escape_formulas: true, record_delimiter: 'windows' });
}
