import { takeOffShelf } from '../../domain/shares/marks/marks.ts';
import { shelfOf } from '../../domain/shares/reading/lists.ts';
import { shareId } from '../../ids.ts';
import { button } from '../blocks/buttons.ts';
import type { ActionCall, Answer, Call, CommandCall } from '../calls.ts';
import { ids } from '../ids.ts';
import { readButton } from './hit-blocks.ts';
import { linksTo } from './links.ts';
import { type ListWords, listAnswer, sharesPerPage } from './list-view.ts';
import { readPage, writePage } from './page-value.ts';

/** `/learn shelf`: what this person saved. */
export async function openShelf(call: CommandCall): Promise<void> {
  await call.answer(await shelf(call, 0));
}

export async function turnShelf(call: ActionCall): Promise<void> {
  await call.replaceMessage(await shelf(call, readPage(call.value).page));
}

/** Takes one off and shows the page as it then is. */
export async function takeOff(call: ActionCall): Promise<void> {
  const { page, rest } = readPage(call.value);
  const id = shareId.parse(rest);
  if (id !== null) await takeOffShelf(call.ctx, call.actor, id);
  await call.replaceMessage(await shelf(call, page));
}

async function shelf(call: Call, page: number): Promise<Answer> {
  const shares = await shelfOf(call.ctx, call.actor, { limit: sharesPerPage, offset: page * sharesPerPage });
  // What stood last on its page was taken off: the page before is the last one now.
  if (shares.shares.length === 0 && page > 0) return await shelf(call, page - 1);
  return listAnswer(shelfWords(page), shares, page, await linksTo(call, shares.shares));
}

function shelfWords(page: number): ListWords {
  return {
    heading: 'Your shelf',
    earlierId: ids.library.earlierShelf,
    moreId: ids.library.shelf,
    rest: '',
    empty: {
      text: 'Your shelf is empty. Press *Save* under a share to keep it here. Nobody else sees your shelf.',
      button: button('See what is new', ids.learn.run('recent')),
    },
    buttonsOf: (hit) => [
      readButton(hit),
      button('Take off', ids.library.takeOff, { value: writePage({ page, rest: hit.share.id }) }),
    ],
  };
}
