import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { Hit } from '../../domain/library/library.ts';
import type { Segment } from '../../domain/library/passage.ts';
import { longDate } from '../../domain/time.ts';
import type { ShareId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { headline } from '../blocks/share.ts';
import { aside, escapeWords } from '../blocks/text.ts';
import { richText } from '../blocks/words.ts';
import { ids } from '../ids.ts';

export type Links = ReadonlyMap<ShareId, string>;

/** One share in a list: what it says, whose it is and when, and what can be done with it. */
export function hitBlocks(hit: Hit, links: Links, buttons: readonly Button[]): KnownBlock[] {
  return [
    richText([{ type: 'rich_text_section', elements: wordsOf(hit) }]),
    aside(lineUnder(hit, links)),
    buttonRow(...buttons),
  ];
}

export function readButton({ share }: Hit): Button {
  return button('Read', ids.share.readAll, { value: share.id });
}

/** Nothing where it is on the shelf already: the line above says so. */
export function saveButton({ share }: Hit): Button[] {
  return share.onMyShelf ? [] : [button('Save', ids.share.save, { value: share.id })];
}

/** Rich text: nothing in people's words is markup there, and what was searched for is bold without any. */
function wordsOf({ title, passage }: Hit): RichTextElement[] {
  const heading: RichTextElement[] =
    title.length === 0
      ? []
      : [
          ...title.map(({ text, isMatch }) => styled(text, { bold: true, underline: isMatch })),
          { type: 'text', text: '\n' },
        ];
  const body = passage.map(({ text, isMatch }: Segment) => styled(text, { bold: isMatch }));
  return [...heading, ...body];
}

function styled(text: string, style: { bold?: boolean; underline?: boolean }): RichTextElement {
  const used = Object.fromEntries(Object.entries(style).filter(([, on]) => on));
  return { type: 'text', text, ...(Object.keys(used).length === 0 ? {} : { style: used }) };
}

function lineUnder({ share }: Hit, links: Links): string {
  const when = longDate(share.learnedAt.toZonedDateTimeISO('UTC').toPlainDate().toString());
  const link = links.get(share.id);
  const waits = share.state === 'asked' ? ['waits for its author’s yes'] : [];
  const shelved = share.onMyShelf ? ['on your shelf'] : [];
  const opens = link === undefined ? [] : [`<${escapeWords(link)}|Open the message>`];
  return [headline(share), when, ...waits, ...shelved, ...opens].join(' · ');
}
