import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { SearchResult } from '../../domain/library/library.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, paragraph } from '../blocks/text.ts';
import { richText } from '../blocks/words.ts';
import type { Answer } from '../calls.ts';
import { ids } from '../ids.ts';
import { hitBlocks, type Links, readButton, saveButton } from './hit-blocks.ts';
import { writePage } from './page-value.ts';

const NAMED = /(?<=\b(?:from|in):)([@#])([A-Z0-9]+)/gi;

/** What a search found, for the searcher alone. */
export function resultsAnswer(result: SearchResult, links: Links): Answer {
  if (result.hits.length === 0) return nothingFound(result);
  const pages = pageButtons(result);
  return {
    text: 'Here is what the library has about it.',
    blocks: [
      richText([{ type: 'rich_text_section', elements: introduction(result) }]),
      ...result.hits.flatMap((hit) => hitBlocks(hit, links, [readButton(hit), ...saveButton(hit)])),
      ...(pages.length === 0 ? [] : [buttonRow(...pages)]),
      aside('Only you see this.'),
    ],
  };
}

function introduction({ typed, how, takenFor, page }: SearchResult): RichTextElement[] {
  const asked = typedElements(typed);
  const where: RichTextElement[] = page === 0 ? [] : [plainly(` Page ${page + 1}.`)];
  switch (how) {
    case 'typed':
      return [plainly('Found for '), ...asked, plainly('.'), ...where];
    case 'nearest':
      return [
        plainly('Showing results for '),
        { type: 'text', text: takenFor ?? '', style: { bold: true } },
        plainly('. You typed '),
        ...asked,
        plainly('.'),
        ...where,
      ];
    case 'some':
      return [plainly('No share has all of '), ...asked, plainly('. These have some of it.'), ...where];
  }
}

function nothingFound({ typed, words, page }: SearchResult): Answer {
  if (page > 0) return { text: 'There is nothing more. A share may have gone since you searched.' };
  const text = 'The library has nothing about it yet.';
  const blocks: KnownBlock[] = [
    richText([
      {
        type: 'rich_text_section',
        elements: [plainly('The library has nothing yet for '), ...typedElements(typed), plainly('.')],
      },
    ]),
    paragraph(
      'Someone may still know it. *Ask the community* opens a form with your words. You can change them before anyone sees it.',
    ),
    buttonRow(button('Ask the community', ids.share.ask, { value: words })),
    aside(
      words === ''
        ? 'Only you see this. With fewer filters you may find more.'
        : 'Only you see this. A shorter or more common word may find more.',
    ),
  ];
  return { text, blocks };
}

function pageButtons({ page, hasMore, typed }: SearchResult): Button[] {
  const earlier = { value: writePage({ page: page - 1, rest: typed }) };
  const more = { value: writePage({ page: page + 1, rest: typed }) };
  return [
    ...(page > 0 ? [button('Earlier', ids.library.earlierHits, earlier)] : []),
    ...(hasMore ? [button('More', ids.library.search, more)] : []),
  ];
}

/** What was typed, bold; people and channels by name, without waking anyone. */
function typedElements(typed: string): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let from = 0;
  const put = (text: string) => {
    if (text !== '') elements.push({ type: 'text', text, style: { bold: true } });
  };
  for (const match of typed.matchAll(NAMED)) {
    const [whole, sign, id = ''] = match;
    put(typed.slice(from, match.index));
    elements.push(sign === '@' ? { type: 'user', user_id: id } : { type: 'channel', channel_id: id });
    from = match.index + whole.length;
  }
  put(typed.slice(from));
  return elements;
}

function plainly(text: string): RichTextElement {
  return { type: 'text', text };
}
