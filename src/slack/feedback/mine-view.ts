import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { entriesPerPage, type MinePage, type Section, sections } from '../../domain/feedback/mine.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, mention, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { writePlace } from './input.ts';
import { dayOf } from './words.ts';

const EXCERPT = 200;

const NAMES: Readonly<Record<Section, string>> = { got: 'I got', gave: 'I gave' };

const EMPTY: Readonly<Record<Section, string>> = {
  got: '*Nobody has written you feedback yet.*',
  gave: '*You have not given feedback yet.* `/feedback give` opens the form. Nothing is sent before you have looked at it.',
};

/** One of a person's own lists. */
export function mineView(page: MinePage): ModalView {
  return {
    type: 'modal',
    callback_id: ids.feedback.mineView,
    private_metadata: writePlace(page),
    title: plain('My feedback'),
    close: plain('Close'),
    blocks: [
      buttonRow(...sections.map((section) => sectionButton(section, page.section))),
      ...(page.count === 0 ? [paragraph(EMPTY[page.section])] : page.entries.flatMap(entryIn(page))),
      ...furtherButtons(page),
    ],
  };
}

function sectionButton(section: Section, current: Section): Button {
  const value = writePlace({ section, page: 0 });
  const style = section === current ? { style: 'primary' as const } : {};
  return button(NAMES[section], ids.feedback.section(section), { value, ...style });
}

function entryIn({ section, zone }: MinePage): (entry: Feedback) => KnownBlock[] {
  return (entry) => [{ type: 'divider' }, ...(section === 'got' ? gotBlocks : gaveBlocks)(entry, zone)];
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

function removeButton(id: string, text: string): Button {
  const confirm = { title: 'Remove it?', text, yes: 'Remove', no: 'Keep' };
  return button('Remove', ids.feedback.remove, { value: id, confirm });
}

function takeBackButton(id: string): Button {
  const text = 'It goes for good, and so does my message about it. They can no longer read it.';
  const confirm = { title: 'Take it back?', text, yes: 'Take back', no: 'Leave it' };
  return button('Take back', ids.feedback.takeBack, { value: id, confirm });
}

function furtherButtons({ section, page, count }: MinePage): KnownBlock[] {
  const to = (target: number) => ({ value: writePlace({ section, page: target }) });
  const buttons = [
    ...(page > 0 ? [button('Newer', ids.feedback.newer, to(page - 1))] : []),
    ...((page + 1) * entriesPerPage < count ? [button('Older', ids.feedback.older, to(page + 1))] : []),
  ];
  return buttons.length === 0 ? [] : [{ type: 'divider' }, buttonRow(...buttons)];
}
