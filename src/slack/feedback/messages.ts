import type { Composed, Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import { canRead, feedbackForMessage, type ToldFeedback } from '../../domain/feedback/for-messages.ts';
import { feedbackId, userId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, mention, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';

/** The messages about feedback. None holds its words: to read them is to open it. */
export function feedbackComposers({ db }: Pick<Ctx, 'db'>): Composers {
  return {
    'feedback-told': async ({ workspaceId, subject, stands }) => {
      const id = feedbackId.of(subject.feedbackId ?? '');
      const told = await feedbackForMessage(db, workspaceId, { id, stands });
      return told === null ? null : toldMessage(told);
    },
    'feedback-thanks': async ({ workspaceId, subject, to, stands }) => {
      if (!stands && to.to === 'person' && !(await canRead(db, workspaceId, to.userId))) return null;
      return said(`${mention(userId.of(subject.reader ?? ''))} read your feedback and says thanks.`);
    },
  };
}

function toldMessage({ id, authorId, isOpened }: ToldFeedback): Composed {
  const author = mention(authorId);
  if (isOpened) {
    const text = `${author} wrote you feedback. You have opened it; it is in \`/feedback mine\`.`;
    return {
      text,
      blocks: [paragraph(text), buttonRow(button('Read', ids.feedback.open, { value: id }))],
    };
  }
  const text = `${author} wrote you feedback.`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(button('Open', ids.feedback.open, { value: id, style: 'primary' })),
      aside(
        `Only the two of you can read it. When you open it, ${author} can see that you did, and cannot take it back.`,
      ),
    ],
  };
}

function said(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
