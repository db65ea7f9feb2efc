import type { KnownBlock } from '@slack/types';
import { roundsToPublish, roundsWaitingFor } from '../../domain/rounds/listing/waiting.ts';
import { momentWithZone } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import type { HomePart } from '../calls.ts';
import { ids } from '../ids.ts';
import { titleOf } from './open-messages.ts';

const MOST = 5;

/** Rounds that wait for this person: to be answered, or to be published. Nothing where none does. */
export const roundsThatWait: HomePart = async (ctx, actor) => {
  const waiting = await roundsWaitingFor(ctx, actor);
  const toPublish = await roundsToPublish(ctx, actor);
  if (waiting.length + toPublish.length === 0) return [];
  const more = waiting.length - MOST;
  return [
    paragraph('*Feedback rounds*'),
    ...waiting
      .slice(0, MOST)
      .flatMap((round): KnownBlock[] => [
        paragraph(`*${titleOf(round)}* asks you, until ${momentWithZone(round.closes)}.`),
        buttonRow(button('Answer', ids.round.answer, { value: round.roundId, style: 'primary' })),
      ]),
    ...(more > 0 ? [paragraph(`And ${more} more: \`/feedback\` lists them.`)] : []),
    ...toPublish
      .slice(0, MOST)
      .flatMap((round): KnownBlock[] => [
        paragraph(`*${titleOf(round)}* has closed. Its results wait for you to publish them.`),
        buttonRow(button('Look through and publish', ids.round.lookThrough, { value: round.roundId })),
      ]),
  ];
};
