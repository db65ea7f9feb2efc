import type { ActionsBlock, Button, Overflow } from '@slack/types';
import type { PresentedShare, StandingShare } from '../../domain/shares/share.ts';
import type { ShareId } from '../../ids.ts';
import { ids } from '../ids.ts';
import { button } from './buttons.ts';
import { isLeftOut, type Room } from './share.ts';
import { plain } from './text.ts';

/** What everyone in the channel can do with a share; the server knows who may edit and delete. */
export function channelButtons(share: StandingShare, room: Room): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      button('I used this', ids.share.used, { value: share.id }),
      button('Save', ids.share.save, { value: share.id }),
      ...readAllButton(share, room),
      moreMenu(share.id),
    ],
  };
}

/** What this viewer can do with a share, where only they see it. */
export function viewerButtons(share: PresentedShare, room: Room): ActionsBlock {
  const forOthers = [
    share.usedByMe
      ? button('I did not use this', ids.share.undoUse, { value: share.id })
      : button('I used this', ids.share.used, { value: share.id }),
  ];
  const shelf = share.onMyShelf
    ? button('Take off my shelf', ids.share.unsave, { value: share.id })
    : button('Save', ids.share.save, { value: share.id });
  const isPublished = share.state === 'published';
  return {
    type: 'actions',
    elements: [
      ...(isPublished && !share.isMine ? forOthers : []),
      ...(isPublished ? [shelf] : []),
      ...readAllButton(share, room),
      ...(share.isMine ? [moreMenu(share.id)] : []),
    ],
  };
}

/** *Edit* and *Delete* side by side, for messages to the author. */
export function authorButtons(id: ShareId): Button[] {
  return [button('Edit', ids.share.edit, { value: id }), button('Delete', ids.share.delete, { value: id })];
}

/** Only where this room leaves something out. */
export function readAllButton(share: StandingShare, room: Room): Button[] {
  return isLeftOut(share, room) ? [button('Read all', ids.share.readAll, { value: share.id })] : [];
}

function moreMenu(id: ShareId): Overflow {
  return {
    type: 'overflow',
    action_id: ids.share.more,
    options: [
      { text: plain('Edit'), value: `edit ${id}` },
      { text: plain('Delete'), value: `delete ${id}` },
    ],
  };
}
