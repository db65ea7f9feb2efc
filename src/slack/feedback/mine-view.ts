import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { entriesPerPage, type MinePage } from '../../domain/feedback/mine.ts';
import type { AskedRequest } from '../../domain/feedback/request.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, mention, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { type Section, sections, writePlace } from './input.ts';
import { dayOf } from './words.ts';

const EXCERPT = 200;

const NAMES: Readonly<Record<Section, string>> = { got: 'I got', gave: 'I gave', asked: 'I asked for' };

const EMPTY: Readonly<Record<Section, string>> = {
  got: '*You have no feedback here.* `/feedback ask` asks people for it.',
  gave: '*No feedback from you is here.* `/feedback give` opens the form. Nothing is sent before you have looked at it.',
  asked: '*You ask nobody for feedback now.* `/feedback ask` opens the form.',
};

/** A page of what a person got or gave. */
export function mineView(section: 'got' | 'gave', page: MinePage<Feedback>, canExport: boolean): ModalView {
  const blocksOf = section === 'got' ? gotBlocks : gaveBlocks;
  const blocks = page.entries.map((entry) => blocksOf(entry, page.zone));
  return listView(section, page, blocks, canExport);
}

/** A page of what a person asked for. Who said *Not now* is not in it. */
export function askedView(page: MinePage<AskedRequest>, canExport: boolean): ModalView {
  const blocks = page.entries.map((entry) => askedBlocks(entry, page.zone));
  return listView('asked', page, blocks, canExport);
}

function listView(
  section: Section,
  page: MinePage<unknown>,
  entries: readonly KnownBlock[][],
  canExport: boolean,
): ModalView {
  return {
    type: 'modal',
    callback_id: ids.feedback.mineView,
    private_metadata: writePlace({ section, page: page.page }),
    title: plain('My feedback'),
    close: plain('Close'),
    blocks: [
      buttonRow(...sections.map((one) => sectionButton(one, section))),
      ...(page.count === 0
        ? [paragraph(EMPTY[section])]
        : entries.flatMap((blocks): KnownBlock[] => [{ type: 'divider' }, ...blocks])),
      ...furtherButtons(section, page, canExport),
    ],
  };
}

function sectionButton(section: Section, current: Section): Button {
  const value = writePlace({ section, page: 0 });
  const style = section === current ? { style: 'primary' as const } : {};
  return button(NAMES[section], ids.feedback.section(section), { value, ...style });
}

/** What has not been opened shows none of its words: to open it is to read it. */
function gotBlocks({ id, authorId, words: said, sentAt, openedAt }: Feedback, zone: string): KnownBlock[] {
  const from = `From ${mention(authorId)}, ${dayOf(sentAt, zone)}.`;
  if (openedAt === null) {
    return [
      paragraph(`${from} You have not opened it yet.`),
      buttonRow(button('Open', ids.feedback.open, { value: id, style: 'primary' })),
    ];
  }
  return [
    words(cut(said.behaviour, EXCERPT)),
    aside(from),
    buttonRow(
      button('Read', ids.feedback.open, { value: id }),
      removeButton(id, 'It goes from your list for good. Whoever wrote it can still read it.'),
    ),
  ];
}

function gaveBlocks({ id, readerId, words: said, sentAt, openedAt }: Feedback, zone: string): KnownBlock[] {
  const to = `To ${mention(readerId)}, ${dayOf(sentAt, zone)}.`;
  const read = button('Read', ids.feedback.open, { value: id });
  return [
    words(cut(said.behaviour, EXCERPT)),
    aside(openedAt === null ? `${to} Not opened yet.` : `${to} Opened on ${dayOf(openedAt, zone)}.`),
    openedAt === null
      ? buttonRow(read, takeBackButton(id))
      : buttonRow(read, removeButton(id, 'It goes from your list for good. They can still read it.')),
  ];
}

const STATES: Readonly<Record<AskedRequest['state'], string>> = {
  waits: 'It waits for them.',
  answered: 'They wrote to you: see *I got*.',
  over: 'No answer came in 30 days.',
};

function askedBlocks({ id, askedId, about, askedAt, state }: AskedRequest, zone: string): KnownBlock[] {
  const asked = `You asked ${mention(askedId)} on ${dayOf(askedAt, zone)}`;
  return [
    ...(about === null ? [paragraph(`${asked}.`)] : [paragraph(`${asked} about:`), words(about)]),
    aside(STATES[state]),
    buttonRow(
      state === 'waits'
        ? button('Take back', ids.feedback.removeRequest, {
            value: id,
            confirm: {
              title: 'Take it back?',
              text: 'My message about it goes. You can ask them again after a week.',
              yes: 'Take back',
              no: 'Leave it',
            },
          })
        : button('Remove', ids.feedback.removeRequest, { value: id }),
    ),
  ];
}

function removeButton(id: string, text: string): Button {
  const confirm = { title: 'Remove it?', text, yes: 'Remove', no: 'Keep' };
  return button('Remove', ids.feedback.remove, { value: id, confirm });
}

function takeBackButton(id: string): Button {
  const text = 'It goes for good, and so does my message about it. They can no longer read it.';
  const confirm = { title: 'Take it back?', text, yes: 'Take back', no: 'Leave it' };
  return button('Take back', ids.feedback.takeBack, { value: id, confirm });
}

function furtherButtons(
  section: Section,
  { page, count }: MinePage<unknown>,
  canExport: boolean,
): KnownBlock[] {
  const to = (target: number) => ({ value: writePlace({ section, page: target }) });
  const buttons = [
    ...(page > 0 ? [button('Newer', ids.feedback.newer, to(page - 1))] : []),
    ...((page + 1) * entriesPerPage < count ? [button('Older', ids.feedback.older, to(page + 1))] : []),
    ...(canExport && count > 0 ? [button('Export all as Markdown', ids.feedback.export)] : []),
  ];
  return buttons.length === 0 ? [] : [{ type: 'divider' }, buttonRow(...buttons)];
}
