import { sharesOf } from '../../domain/shares/reading/lists.ts';
import { button } from '../blocks/buttons.ts';
import { authorButtons } from '../blocks/share-buttons.ts';
import type { ActionCall, Answer, Call, CommandCall } from '../calls.ts';
import { ids } from '../ids.ts';
import { readButton } from './hit-blocks.ts';
import { linksTo } from './links.ts';
import { type ListWords, listAnswer, sharesPerPage } from './list-view.ts';
import { readPage } from './page-value.ts';

/** `/learn me`: what this person shared. Nothing is counted. */
export async function openMine(call: CommandCall): Promise<void> {
  await call.answer(await mine(call, 0));
}

export async function turnMine(call: ActionCall): Promise<void> {
  await call.replaceMessage(await mine(call, readPage(call.value).page));
}

async function mine(call: Call, page: number): Promise<Answer> {
  const request = { limit: sharesPerPage, offset: page * sharesPerPage };
  const shares = await sharesOf(call.ctx, call.actor, call.actor.userId, request);
  return listAnswer(myWords, shares, page, await linksTo(call, shares.shares));
}

const myWords: ListWords = {
  heading: 'What you shared',
  earlierId: ids.library.earlierMine,
  moreId: ids.library.mine,
  rest: '',
  empty: {
    text: 'You have not shared anything yet. Something small is welcome: what surprised you, what went wrong, what you would do again.',
    button: button('Share something', ids.share.open),
  },
  buttonsOf: (hit) => [readButton(hit), ...(hit.share.isMine ? authorButtons(hit.share.id) : [])],
};
