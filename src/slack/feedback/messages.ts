import type { Composed, Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import {
  canRead,
  feedbackForMessage,
  requestForMessage,
  type ToldFeedback,
  type ToldRequest,
} from '../../domain/feedback/for-messages.ts';
import { feedbackId, feedbackRequestId, userId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, mention, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { requestBlocks } from './request-blocks.ts';

/** The messages about feedback. None holds its words: to read them is to open it. */
export function feedbackComposers(ctx: Pick<Ctx, 'db' | 'clock'>): Composers {
  const { db } = ctx;
  return {
    'feedback-asked': async ({ workspaceId, subject, stands }) => {
      const id = feedbackRequestId.of(subject.requestId ?? '');
      const told = await requestForMessage(ctx, workspaceId, { id, stands });
      return told === null ? null : requestMessage(told);
    },
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

function requestMessage(told: ToldRequest): Composed {
  const asker = mention(told.askerId);
  switch (told.state) {
    case 'waits':
      return { text: `${asker} asks you for feedback.`, blocks: requestBlocks(told) };
    case 'answered':
      return said(`You gave ${asker} the feedback that they asked for.`);
    case 'over':
      return said(`${asker} asked you for feedback. That is over now.`);
    case 'declined': {
      const text = `${asker} asked you for feedback, and you said *Not now*. They are not told.`;
      const after = button('Give it after all', ids.feedback.answer, { value: told.id });
      return { text, blocks: [paragraph(text), buttonRow(after)] };
    }
  }
}

function toldMessage({ id, authorId, isAsked, isOpened }: ToldFeedback): Composed {
  const author = mention(authorId);
  const what = isAsked ? 'the feedback that you asked for' : 'feedback';
  if (isOpened) {
    const text = `${author} wrote you ${what}. You have opened it; it is in \`/feedback mine\`.`;
    return {
      text,
      blocks: [paragraph(text), buttonRow(button('Read', ids.feedback.open, { value: id }))],
    };
  }
  const text = `${author} wrote you ${what}.`;
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
