import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import {
  type ActionList,
  itemsPerPage,
  type ListedAction,
  type SettledAction,
} from '../../domain/actions/lists.ts';
import { dayInWords } from '../../domain/time.ts';
import type { ActionItemId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { dueInWords } from './days.ts';
import { type MenuDeed, writeDeed, writeListPlace } from './input.ts';
import { originBlock } from './origin.ts';

/** A page of what is to be done in a community, and what has been of late. */
export function actionListView(list: ActionList): ModalView {
  const name = escapeWords(cut(list.communityName, 80));
  return {
    type: 'modal',
    private_metadata: writeListPlace(list),
    title: plain('Action items'),
    close: plain('Close'),
    blocks: [
      aside(`What people of *${name}* will do, and by when. Every member can see this list.`),
      list.whyItRests === null
        ? buttonRow(button('Add an action item', ids.action.add, { value: list.communityId }))
        : paragraph(`${escapeWords(list.whyItRests)} Until then nothing can change here.`),
      ...(list.count === 0 ? [paragraph(NOTHING_OPEN)] : openBlocks(list)),
      ...pageBlocks(list),
      ...settledBlocks(list),
    ],
  };
}

const NOTHING_OPEN =
  '*Nothing is open here.* An action item is one thing that somebody will do, by a day. I remind them when it is due.';

function openBlocks({ open, own, page }: ActionList): KnownBlock[] {
  const mine = open.filter(({ isMine }) => isMine);
  const others = open.filter(({ isMine }) => !isMine);
  const nothingOfMine = own === 0 && page === 0 ? [paragraph('*Yours*\nNothing is open for you.')] : [];
  return [
    ...nothingOfMine,
    ...(mine.length === 0 ? [] : [paragraph('*Yours*'), ...mine.flatMap(itemBlocks)]),
    ...(others.length === 0 ? [] : [paragraph('*Of others*'), ...others.flatMap(itemBlocks)]),
  ];
}

function itemBlocks(item: ListedAction): KnownBlock[] {
  const due = dueInWords(item);
  const whose = item.isMine ? due.charAt(0).toUpperCase() + due.slice(1) : `${mention(item.ownerId)}: ${due}`;
  return [
    { type: 'section', text: plain(item.text) },
    ...(item.theme === null ? [] : [originBlock(item.theme)]),
    aside(whose),
    ...(item.maySettle
      ? [
          {
            type: 'actions' as const,
            elements: [button('Done', ids.action.done, { value: item.id }), menuOf(item.id)],
          },
        ]
      : []),
  ];
}

function menuOf(id: ActionItemId): Overflow {
  const option = (label: string, deed: MenuDeed) => ({ text: plain(label), value: writeDeed(deed, id) });
  return {
    type: 'overflow',
    action_id: ids.action.menu,
    options: [option('Change', 'change'), option('Hand over', 'hand-over'), option('Drop', 'drop')],
  };
}

function pageBlocks({ page, count, open }: ActionList): KnownBlock[] {
  if (count <= itemsPerPage) return [];
  const before = page * itemsPerPage;
  const buttons = [
    ...(page > 0 ? [button('Earlier', ids.action.earlier, { value: String(page - 1) })] : []),
    ...(before + open.length < count
      ? [button('Further', ids.action.further, { value: String(page + 1) })]
      : []),
  ];
  return [
    aside(`These are ${before + 1} to ${before + open.length} of ${count} that are open.`),
    buttonRow(...buttons),
  ];
}

function settledBlocks({ settled, hasMoreSettled }: ActionList): KnownBlock[] {
  if (settled.length === 0) return [];
  return [
    { type: 'divider' },
    paragraph('*In the last two weeks*'),
    ...settled.flatMap(settledItem),
    ...(hasMoreSettled ? [aside('There were more. Only the latest are shown.')] : []),
  ];
}

function settledItem(item: SettledAction): KnownBlock[] {
  const label = item.is === 'done' ? 'Not done after all' : 'Take up again';
  const what = item.is === 'done' ? 'Done' : 'Dropped';
  return [
    {
      type: 'section',
      text: plain(item.text),
      ...(item.mayTakeUpAgain
        ? { accessory: button(label, ids.action.takeUpAgain, { value: item.id }) }
        : {}),
    },
    ...(item.theme === null ? [] : [originBlock(item.theme)]),
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: `${what} on ${dayInWords(item.on)}, by ${mention(item.by)}`, verbatim: true },
        ...(item.reason === null ? [] : [plain(item.reason)]),
      ],
    },
  ];
}
