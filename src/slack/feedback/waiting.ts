import type { HomeView } from '@slack/types';
import type { Actor, Ctx } from '../../domain/context.ts';
import { waitingFeedback } from '../../domain/feedback/waiting.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { mention, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { requestBlocks } from './request-blocks.ts';

/** What waits for this person, on Home and in the window of `/feedback`; nothing where nothing waits. */
export async function feedbackThatWaits(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const { unopened, requests } = await waitingFeedback(ctx, actor);
  return [
    ...unopened.flatMap(({ id, authorId }) => [
      paragraph(`${mention(authorId)} wrote you feedback.`),
      buttonRow(button('Open', ids.feedback.open, { value: id, style: 'primary' })),
    ]),
    ...requests.flatMap(requestBlocks),
  ];
}
