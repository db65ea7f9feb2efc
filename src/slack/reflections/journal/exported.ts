import type { WebClient } from '@slack/web-api';
import type { Composed } from '../../../delivery/composed.ts';
import { exportedBeside, forgetExported } from '../../../domain/reflections/journal/exported.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { errorName } from '../../answering.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { paragraph } from '../../blocks/text.ts';
import type { ActionCall } from '../../calls.ts';
import { ids } from '../../ids.ts';

/** Stands beside the file, in the person's conversation with the bot. */
export function exportedMessage(entries: number): Composed {
  const text = `Your journal is in the file here: ${countOf(entries)}. Only you and I are in this conversation. Slack keeps the file until you press *Delete the file*.`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(
        button('Delete the file', ids.journal.deleteFile, {
          confirm: {
            title: 'Delete the file?',
            text: 'It goes from Slack for good. Your journal stays as it is.',
            yes: 'Delete',
            no: 'Keep',
          },
        }),
      ),
    ],
  };
}

export function countOf(entries: number): string {
  return entries === 1 ? 'one answer' : `${entries.toLocaleString('en')} answers`;
}

/** *Delete the file*. Which one, our own records say, and not the click. */
export async function deleteExport(call: ActionCall): Promise<void> {
  if (call.message === null) return;
  await call.acknowledge();
  const fileId = await exportedBeside(call.ctx, call.actor, call.message);
  await deleteFile(call.client, fileId);
  await forgetExported(call.ctx, call.actor, fileId);
}

const GONE = new Set(['file_deleted', 'file_not_found']);

async function deleteFile(client: WebClient, fileId: string): Promise<void> {
  try {
    await client.files.delete({ file: fileId });
  } catch (error) {
    if (GONE.has(errorName(error))) return;
    throw new Refusal('unavailable', 'Slack did not delete the file just now. Please try again in a minute.');
  }
}
