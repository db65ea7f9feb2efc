import type { Composed, Composer, Composers, ToCompose } from '../../delivery/composed.ts';
import { type ActionShown, actionForMessage, type Said } from '../../domain/actions/for-messages.ts';
import type { Ctx } from '../../domain/context.ts';
import { actionItemId, userId } from '../../ids.ts';
import { dueMessage, givenMessage, overdueMessage, ownerlessMessage } from './item-message.ts';

type Subject = ToCompose['subject'];

/** The messages about action items, composed from what is true when they are sent. */
export function actionComposers(ctx: Ctx): Composers {
  const about =
    (saidIn: (subject: Subject) => Said, say: (shown: ActionShown, subject: Subject) => Composed): Composer =>
    async ({ workspaceId, subject, to, stands }) => {
      if (to.to !== 'person') throw new TypeError('action items are for people');
      const id = actionItemId.of(subject.itemId ?? '');
      const of = { workspaceId, id, reader: to.userId, said: saidIn(subject), stands };
      const shown = await actionForMessage(ctx, of);
      return shown === null ? null : say(shown, subject);
    };
  return {
    'action-given': about(
      ({ number }) => ({ is: 'given', number: Number(number) }),
      (shown, { by = '' }) => givenMessage(shown, userId.of(by)),
    ),
    'action-due': about(({ due = '' }) => ({ is: 'due', dueOn: due }), dueMessage),
    'action-overdue': about(({ due = '' }) => ({ is: 'due', dueOn: due }), overdueMessage),
    'action-ownerless': about(
      ({ owner = '' }) => ({ is: 'ownerless', ownerId: userId.of(owner) }),
      ownerlessMessage,
    ),
  };
}
