import type { Community } from '../../domain/communities/community.ts';
import { mustMeanCommunity } from '../../domain/communities/meant.ts';
import { recentShares } from '../../domain/shares/reading/lists.ts';
import type { ChannelId } from '../../ids.ts';
import { button } from '../blocks/buttons.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall, Answer, Call, CommandCall } from '../calls.ts';
import { ids } from '../ids.ts';
import { readButton, saveButton } from './hit-blocks.ts';
import { linksTo } from './links.ts';
import { type ListWords, listAnswer, sharesPerPage } from './list-view.ts';
import { readPage } from './page-value.ts';

/** `/learn recent`: what is new in the community that is meant here. */
export async function openRecent(call: CommandCall): Promise<void> {
  await call.answer(await recent(call, call.channelId, 0));
}

export async function turnRecent(call: ActionCall): Promise<void> {
  await call.replaceMessage(await recent(call, call.message?.channelId ?? null, readPage(call.value).page));
}

async function recent(call: Call, channel: ChannelId | null, page: number): Promise<Answer> {
  const community = await mustMeanCommunity(call.ctx, call.actor, channel);
  const request = { limit: sharesPerPage, offset: page * sharesPerPage };
  const shares = await recentShares(call.ctx, call.actor, community.id, request);
  return listAnswer(recentWords(community), shares, page, await linksTo(call, shares.shares));
}

function recentWords(community: Community): ListWords {
  const name = escapeWords(community.name);
  return {
    heading: `New in ${name}`,
    earlierId: ids.library.earlierRecent,
    moreId: ids.library.recent,
    rest: '',
    empty: {
      text: `There is nothing for you in the library of ${name} yet. A small thing you learned this week is a good beginning.`,
      button: button('Share something', ids.share.open),
    },
    buttonsOf: (hit) => [readButton(hit), ...saveButton(hit)],
  };
}
