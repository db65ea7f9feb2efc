import { type Exportable, sayExported } from '../domain/exports/exports.ts';
import { Refusal } from '../domain/refusal.ts';
import { noteView } from './answering.ts';
import { countOf, exportWords } from './blocks/exported.ts';
import type { ActionCall } from './calls.ts';
import { showWhenReady } from './show-when-ready.ts';

export interface Written {
  readonly text: string;
  /** Of the file, where it is not always the same. */
  readonly title?: string;
  readonly entries: number;
}

/** *Export …*: a file in the person's conversation with the bot, and beside it a word that can delete it. */
export async function sendExport(
  call: ActionCall,
  of: Exportable,
  write: () => Promise<Written>,
): Promise<void> {
  const { upload } = call;
  if (upload === null) {
    throw new Refusal('conflict', 'This workspace does not let me send files, so I cannot export here.');
  }
  const { are, title, file, none } = exportWords(of);
  await showWhenReady(call, noteView({ text: `One moment: ${are} being written into a file.` }), async () => {
    const written = await write();
    const { entries } = written;
    if (entries === 0) return noteView({ text: none });
    const fileId = await upload(
      { userId: call.actor.userId },
      {
        name: file,
        title: written.title ?? title,
        text: written.text,
      },
    );
    await sayExported(call.ctx, call.actor, { of, fileId, entries });
    return noteView({
      text: `Done: a file with ${countOf(of, entries)} is in your conversation with me. Slack keeps it until you delete it there.`,
    });
  });
}
