import type { KnownBlock } from '@slack/types';
import type { DraftLine } from '../../../domain/rounds/drafting/draft.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { richText } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';

/** Drafts and planned rounds in the list of rounds: two blocks each. */
export function draftLines(drafts: readonly DraftLine[]): KnownBlock[] {
  return drafts.flatMap(draftBlocks);
}

function draftBlocks({ roundId, title, ownerName, isOwn, opens }: DraftLine): KnownBlock[] {
  const state = opens === null ? 'Draft' : `Planned: opens on ${momentWithZone(opens)}`;
  const owner = isOwn ? '' : ` – begun by ${ownerName}`;
  return [
    richText([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: title === '' ? 'Without a title yet' : title, style: { bold: true } },
          { type: 'text', text: `\n${state}${owner}` },
        ],
      },
    ]),
    buttonRow(
      opens === null
        ? button('Go on', ids.draft.goOn, { value: roundId })
        : button('Change', ids.draft.takeBack, {
            value: roundId,
            confirm: {
              title: 'Change this round?',
              text: 'It becomes a draft, and does not open by itself until you press Send again.',
              yes: 'Change it',
              no: 'Leave it planned',
            },
          }),
      button('Discard', ids.draft.discard, {
        value: roundId,
        confirm: {
          title: 'Discard this round?',
          text: 'It goes for good, with its questions. Nobody was asked yet.',
          yes: 'Discard it',
          no: 'Keep it',
        },
      }),
    ),
  ];
}
