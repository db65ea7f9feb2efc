import type { Button, KnownBlock, ModalView } from '@slack/types';
import { entriesPerPage, type JournalPage } from '../../../domain/reflections/journal/journal.ts';
import type { OwnReflection } from '../../../domain/reflections/reflection.ts';
import { localDateOf, longDate } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { textInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { headed, richText, words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { PRIVATE_MEANS, visibilityName } from '../form.ts';

const EXCERPT = 400;
/** In code points. */
export const LONGEST_SEARCH = 100;

/** A page of the journal, with what can be done with each entry. `note`: what has just been done, in mrkdwn. */
export function journalView(journal: JournalPage, canExport: boolean, note: string | null = null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.journal.form,
    private_metadata: JSON.stringify({ words: journal.words, page: journal.page }),
    title: plain('My journal'),
    submit: plain('Find'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [paragraph(note)]),
      aside(PRIVATE_MEANS),
      textInput({
        // Not as in the form for answering, which takes this view's place: Slack keeps what was typed where names are the same.
        name: 'find',
        label: 'Find in my journal',
        initial: journal.words,
        isOptional: true,
        most: LONGEST_SEARCH,
      }),
      ...(journal.count === 0 ? nothing(journal.words) : entries(journal)),
      ...furtherButtons(journal, canExport),
    ],
  };
}

/** One entry whole, on top of the page. */
export function entryView(entry: OwnReflection, zone: string): ModalView {
  return {
    type: 'modal',
    title: plain('My answer'),
    close: plain('Back'),
    blocks: [paragraph(whenAndWho(entry, zone)), words(entry.question), words(entry.words)],
  };
}

function entries({ entries: shown, zone }: JournalPage): KnownBlock[] {
  return shown.flatMap((entry) => [
    { type: 'divider' as const },
    richText([headed(entry.question, `${cut(entry.words, EXCERPT)}`)]),
    aside(whenAndWho(entry, zone)),
    buttonRow(...entryButtons(entry)),
  ]);
}

function entryButtons({ id, words: said }: OwnReflection): Button[] {
  return [
    ...([...said].length > EXCERPT ? [button('Read all', ids.journal.readAll, { value: id })] : []),
    button('Change', ids.journal.change, { value: id }),
    button('Delete', ids.journal.delete, {
      value: id,
      confirm: {
        title: 'Delete this answer?',
        text: 'It goes for good, also from the thread where you shared it.',
        yes: 'Delete',
        no: 'Keep',
      },
    }),
  ];
}

function whenAndWho(entry: OwnReflection, zone: string): string {
  const day = longDate(localDateOf(entry.writtenAt, zone));
  const name = escapeWords(cut(entry.communityName, 60));
  return `${day}, ${name}. Who can read it: ${visibilityName(entry.visibility)}.${entry.isEdited ? ' Edited.' : ''}`;
}

function nothing(searched: string): KnownBlock[] {
  return [
    paragraph(
      searched === ''
        ? '*Your journal is empty.* What you answer to the weekly questions gathers here. `/reflect` opens this week’s.'
        : '*Nothing holds all these words.* Clear the field above and press *Find* to see everything.',
    ),
  ];
}

function furtherButtons({ page, count, words: searched }: JournalPage, canExport: boolean): KnownBlock[] {
  const to = (target: number) => ({ value: JSON.stringify({ words: searched, page: target }) });
  const buttons = [
    ...(page > 0 ? [button('Newer', ids.journal.newer, to(page - 1))] : []),
    ...((page + 1) * entriesPerPage < count ? [button('Older', ids.journal.older, to(page + 1))] : []),
    ...(canExport && count > 0 ? [button('Export all as Markdown', ids.journal.export)] : []),
  ];
  return buttons.length === 0 ? [] : [{ type: 'divider' }, buttonRow(...buttons)];
}
