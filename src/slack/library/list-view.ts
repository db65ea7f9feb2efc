import type { Button, KnownBlock } from '@slack/types';
import { beginningOf, type Hit } from '../../domain/library/library.ts';
import type { SharePage } from '../../domain/shares/share.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, paragraph } from '../blocks/text.ts';
import type { Answer } from '../calls.ts';
import { hitBlocks, type Links } from './hit-blocks.ts';
import { writePage } from './page-value.ts';

export const sharesPerPage = 5;

/** How one kind of list is shown. */
export interface ListWords {
  /** In mrkdwn; people's words in it are escaped. */
  readonly heading: string;
  readonly earlierId: string;
  readonly moreId: string;
  /** Goes with the page in the buttons' values. */
  readonly rest: string;
  readonly empty: { readonly text: string; readonly button: Button };
  buttonsOf(hit: Hit): readonly Button[];
}

/** A page of shares, for one person alone; where there is none, what to do first. */
export function listAnswer(list: ListWords, shares: SharePage, page: number, links: Links): Answer {
  const { empty, heading } = list;
  if (shares.shares.length === 0 && page === 0) {
    return { text: empty.text, blocks: [paragraph(empty.text), buttonRow(empty.button)] };
  }
  const pages = pageButtons(list, page, shares.hasMore);
  const nothing = shares.shares.length === 0 ? [paragraph('There is nothing more here.')] : [];
  const blocks: KnownBlock[] = [
    paragraph(`*${heading}*`),
    ...nothing,
    ...shares.shares.map(beginningOf).flatMap((hit) => hitBlocks(hit, links, list.buttonsOf(hit))),
    ...(pages.length === 0 ? [] : [buttonRow(...pages)]),
    aside('Only you see this.'),
  ];
  return { text: heading, blocks };
}

function pageButtons({ earlierId, moreId, rest }: ListWords, page: number, hasMore: boolean): Button[] {
  const to = (target: number) => ({ value: writePage({ page: target, rest }) });
  return [
    ...(page > 0 ? [button('Earlier', earlierId, to(page - 1))] : []),
    ...(hasMore ? [button('More', moreId, to(page + 1))] : []),
  ];
}
