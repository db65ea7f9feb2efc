import type { KnownBlock } from '@slack/types';
import type { FeedbackRequest } from '../../domain/feedback/request.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, mention, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';

/** A request, to the one who is asked: in a message, on Home, in the window of `/feedback`. */
export function requestBlocks({ id, askerId, about }: FeedbackRequest): KnownBlock[] {
  const asker = mention(askerId);
  return [
    ...(about === null
      ? [paragraph(`${asker} asks you for feedback.`)]
      : [paragraph(`${asker} asks you for feedback about:`), words(about)]),
    buttonRow(
      button('Give it', ids.feedback.answer, { value: id, style: 'primary' }),
      button('Not now', ids.feedback.notNow, { value: id }),
    ),
    aside(`Only ${asker} will read what you write. *Not now* tells nobody, and I do not remind you.`),
  ];
}
