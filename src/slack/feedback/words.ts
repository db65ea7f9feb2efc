import type { KnownBlock } from '@slack/types';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { localDateOf, longDate } from '../../domain/time.ts';
import { mention, paragraph } from '../blocks/text.ts';
import { headed, richText } from '../blocks/words.ts';

/** Said wherever somebody writes feedback. */
export const WHO_SEES =
  'Only the person to whom you write can read it, with your name. Leaders cannot. Whoever runs the server could read its file.';

/** Feedback as its reader sees it; the preview shows the same. */
export function feedbackBlocks({
  authorId,
  about,
  words,
}: Pick<Feedback, 'authorId' | 'about' | 'words'>): KnownBlock[] {
  return [
    paragraph(`*Feedback from ${mention(authorId)}*`),
    ...(about === null ? [] : [richText([headed('It was asked for about', about)])]),
    richText([headed('Situation', words.situation)]),
    richText([headed('Behaviour', words.behaviour)]),
    richText([headed('Impact', words.impact)]),
  ];
}

/** `2 March 2026`, where the one who looks lives. */
export function dayOf(instant: Temporal.Instant, zone: string): string {
  return longDate(localDateOf(instant, zone));
}
