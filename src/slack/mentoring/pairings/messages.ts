import type { Composers, ToCompose } from '../../../delivery/composed.ts';
import type { Ctx } from '../../../domain/context.ts';
import {
  checkInForMessage,
  endForMessage,
  introductionForMessage,
  leavingForMessage,
} from '../../../domain/mentoring/pairings/for-messages.ts';
import { pairingId, type UserId, userId } from '../../../ids.ts';
import { writing } from '../suggestions/in-words.ts';
import { checkInMessage } from './check-in-message.ts';
import { endMessage, leftMessage, stepOutMessage } from './end-messages.ts';
import { introductionMessage } from './introduction.ts';

/** The messages about pairings, composed from what is true when they are sent. */
export function pairingComposers({ db }: Pick<Ctx, 'db'>): Composers {
  return {
    'pairing-introduction': async ({ workspaceId, subject, stands }) => {
      const about = { id: idIn(subject), stands, writing };
      const shown = await introductionForMessage(db, workspaceId, about);
      return shown === null ? null : introductionMessage(shown);
    },
    'pairing-check-in': async ({ workspaceId, subject, to, stands }) => {
      const about = { id: idIn(subject), stands, number: Number(subject.number), user: readerOf(to) };
      const shown = await checkInForMessage(db, workspaceId, about);
      return shown === null ? null : checkInMessage(shown);
    },
    'pairing-end': async ({ workspaceId, subject }) => {
      const by = userId.parse(subject.by);
      const shown = await endForMessage(db, workspaceId, { id: idIn(subject), by });
      return shown === null ? null : endMessage(shown, { by, cannot: subject.cannot === 'yes' });
    },
    'pairing-step-out': async ({ workspaceId, subject }) => {
      const by = userId.of(subject.by ?? '');
      const shown = await endForMessage(db, workspaceId, { id: idIn(subject), by });
      return shown === null ? null : stepOutMessage(shown, by);
    },
    'pairing-left': async ({ workspaceId, subject, to, stands }) => {
      const about = { id: idIn(subject), stands, reader: readerOf(to) };
      const shown = await leavingForMessage(db, workspaceId, about);
      return shown === null ? null : leftMessage(shown, userId.of(subject.by ?? ''));
    },
  };
}

function idIn(subject: ToCompose['subject']) {
  return pairingId.of(subject.pairingId ?? '');
}

function readerOf(to: ToCompose['to']): UserId {
  if (to.to !== 'person') throw new TypeError('this is for one person');
  return to.userId;
}
