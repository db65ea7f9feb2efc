import type { KnownBlock, ModalView } from '@slack/types';
import type { ReadWithoutNames } from '../../../domain/reflections/without-name/reading.ts';
import { longDate } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { writeNamedPage } from '../input.ts';

/** What was answered without a name in a week, to one who leads. */
export function withoutNamesView(read: ReadWithoutNames): ModalView {
  const { community, question, answers, count, until } = read;
  const name = escapeWords(cut(community.name, 60));
  return {
    type: 'modal',
    title: plain('Without a name'),
    close: plain('Close'),
    blocks: [
      paragraph(`*${name}*: ${count} answers, in an order that means nothing, to:`),
      words(question),
      aside(
        `I cannot tell whose they are. They are deleted on ${longDate(until)}, and are in no journal and no export.`,
      ),
      ...answers.flatMap((answer): KnownBlock[] => [{ type: 'divider' }, words(answer)]),
      ...pageButtons(read),
    ],
  };
}

function pageButtons({ community, week, page, pages }: ReadWithoutNames): KnownBlock[] {
  const to = (target: number) => ({
    value: writeNamedPage({ communityId: community.id, week, page: target }),
  });
  const buttons = [
    ...(page > 0 ? [button('Back', ids.reflection.withoutNamesBack, to(page - 1))] : []),
    ...(page + 1 < pages ? [button('More', ids.reflection.withoutNamesOn, to(page + 1))] : []),
  ];
  if (buttons.length === 0) return [];
  return [{ type: 'divider' }, aside(`Page ${page + 1} of ${pages}`), buttonRow(...buttons)];
}
