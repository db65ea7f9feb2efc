import { exportJournal } from '../../../domain/reflections/journal/journal.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall } from '../../calls.ts';
import { showWhenReady } from '../../show-when-ready.ts';

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
      await upload(call.actor.userId, {
        name: 'my-journal.md',
        title: 'My journal',
        text: markdown,
        comment:
          'Your journal, as you asked. Only you and I are in this conversation. The file stays in Slack until you delete it here.',
      });
      const count = entries === 1 ? 'one answer' : `${entries.toLocaleString('en')} answers`;
      return noteView({ text: `Done: a file with ${count} is in your conversation with me.` });
    },
  );
}
