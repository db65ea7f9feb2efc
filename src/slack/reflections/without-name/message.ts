import type { Composed } from '../../../delivery/composed.ts';
import type { WithoutNamesShown } from '../../../domain/reflections/without-name/reading.ts';
import { longDate } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { writeNamedWeek } from '../input.ts';

/** To a leader, when a week has closed in which people answered without their name. */
export function withoutNamesMessage({ community, week, question, are }: WithoutNamesShown): Composed {
  const name = escapeWords(cut(community.name, 60));
  switch (are.is) {
    case 'readable': {
      const value = writeNamedWeek({ communityId: community.id, week });
      return {
        text: `${are.count} answers without a name came in to last week’s question in ${name}.`,
        blocks: [
          paragraph(`*${are.count} answers without a name* came in to last week’s question in *${name}*:`),
          words(question),
          buttonRow(button('Read them', ids.reflection.readWithoutNames, { value })),
          aside(
            `I cannot tell whose they are; please do not guess. Those who lead can read them until ${longDate(are.until)}, then they are deleted.`,
          ),
        ],
      };
    }
    case 'deleted': {
      const text = `The answers without a name from ${name} have been deleted, as those who wrote them were told.`;
      return { text, blocks: [paragraph(text), words(question)] };
    }
    case 'lost': {
      const text = `What was answered without a name to last week’s question in ${name} could not be opened: its key is missing on the server, or does not fit any more. If there was anything, it has been destroyed unread, and is not counted. Please tell whoever runs Lyceum for you.`;
      return { text, blocks: [paragraph(text), words(question)] };
    }
  }
}
