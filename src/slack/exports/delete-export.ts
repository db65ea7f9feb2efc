import type { WebClient } from '@slack/web-api';
import { exportedBeside, forgetExported } from '../../domain/exports/exports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { errorName } from '../answering.ts';
import type { ActionCall } from '../calls.ts';

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
