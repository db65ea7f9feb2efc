import { sayExported } from '../../../domain/reflections/journal/exported.ts';
import { exportJournal } from '../../../domain/reflections/journal/journal.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall } from '../../calls.ts';
import { showWhenReady } from '../../show-when-ready.ts';
import { countOf } from './exported.ts';

/** *Export all as Markdown*: a file in the person's conversation with the bot. */
export async function sendExport(call: ActionCall): Promise<void> {
  const { upload } = call;
  if (upload === null) {
    throw new Refusal('conflict', 'This workspace does not let me send files, so I cannot export here.');
  }
  await showWhenReady(
    call,
    noteView({ text: 'One moment: your journal is being written into a file.' }),
    async () => {
      const { markdown, entries } = await exportJournal(call.ctx, call.actor);
      if (entries === 0)
        return noteView({ text: 'Your journal is empty, so there is nothing to export yet.' });
      const file = { name: 'my-journal.md', title: 'My journal', text: markdown };
      const fileId = await upload(call.actor.userId, file);
      await sayExported(call.ctx, call.actor, { fileId, entries });
      return noteView({
        text: `Done: a file with ${countOf(entries)} is in your conversation with me. Slack keeps it until you delete it there.`,
      });
    },
  );
}
