import { exportFeedback } from '../../domain/feedback/exporting.ts';
import type { ActionCall } from '../calls.ts';
import { sendExport } from '../send-export.ts';

/** *Export all as Markdown*, in one's lists. */
export async function exportMine(call: ActionCall): Promise<void> {
  await sendExport(call, 'feedback', async () => {
    const { markdown: text, entries } = await exportFeedback(call.ctx, call.actor);
    return { text, entries };
  });
}
