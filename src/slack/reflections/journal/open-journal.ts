import { z } from 'zod';
import {
  deleteEntry,
  exportJournal,
  findEntry,
  listJournal,
} from '../../../domain/reflections/journal/journal.ts';
import { asTyped } from '../../blocks/as-typed.ts';
import { cut, escapeWords } from '../../blocks/text.ts';
import type { ActionCall, CommandCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { sendExport } from '../../send-export.ts';
import { readReflectionId } from '../input.ts';
import { entryView, journalView, LONGEST_SEARCH } from './views.ts';

const place = z.object({ words: z.string(), page: z.number().int() });
const FIRST = { words: '', page: 0 };

/** `/reflect journal` and `/reflect journal <words>`. */
export async function openJournal(call: CommandCall): Promise<void> {
  const words = fitting(asTyped(call.text, { names: new Map() }));
  const journal = await listJournal(call.ctx, call.actor, { words, page: 0 });
  await call.show(journalView(journal, call.upload !== null));
}

/** *My journal*, on Home. */
export async function openJournalFromHome(call: ActionCall): Promise<void> {
  await call.show(journalView(await listJournal(call.ctx, call.actor, FIRST), call.upload !== null));
}

/** *Find*: the hits, in the same window. */
export async function findInJournal(call: SubmissionCall): Promise<Outcome> {
  const words = fitting(textOf(call.fields, 'find') ?? '');
  const journal = await listJournal(call.ctx, call.actor, { words, page: 0 });
  return { next: 'replace', view: journalView(journal, call.upload !== null) };
}

/** *Newer* and *Older*. */
export async function turnPage(call: ActionCall): Promise<void> {
  await showPage(call, call.value);
}

/** *Read all*. */
export async function readEntry(call: ActionCall): Promise<void> {
  const { zone } = await listJournal(call.ctx, call.actor, FIRST);
  await call.show(entryView(await findEntry(call.ctx, call.actor, readReflectionId(call.value)), zone));
}

/** *Delete*; the page shows what is left. */
export async function deleteFromJournal(call: ActionCall): Promise<void> {
  const resting = await deleteEntry(call.ctx, call.actor, readReflectionId(call.value));
  const note =
    resting === null
      ? null
      : `Deleted. Slack changes nothing in #${escapeWords(cut(resting.channelName, 60))} now, so its message goes from there when that channel is back.`;
  await showPage(call, call.view?.meta ?? '', note);
}

/** *Export all as Markdown*. */
export async function exportAll(call: ActionCall): Promise<void> {
  await sendExport(call, 'journal', async () => {
    const { markdown: text, entries } = await exportJournal(call.ctx, call.actor);
    return { text, entries };
  });
}

async function showPage(call: ActionCall, where: string, note: string | null = null): Promise<void> {
  const journal = await listJournal(call.ctx, call.actor, readPlace(where));
  await call.replaceView(journalView(journal, call.upload !== null, note));
}

/** As much as the field takes. A search that leaves words out finds more, never less. */
function fitting(typed: string): string {
  return [...typed.trim()].slice(0, LONGEST_SEARCH).join('').trim();
}

/** What came back otherwise than we sent it leads to the first page. */
function readPlace(text: string): z.output<typeof place> {
  try {
    return place.parse(JSON.parse(text));
  } catch {
    return FIRST;
  }
}
