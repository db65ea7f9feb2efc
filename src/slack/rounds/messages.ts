import type { Composed, Composer, Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import { type PromiseShown, promiseForMessage } from '../../domain/rounds/following-up/for-messages.ts';
import {
  type ResultsForReader,
  resultsForChannel,
  resultsForMessageTo,
} from '../../domain/rounds/results/reading.ts';
import { type RoundNow, roundForMessage } from '../../domain/rounds/round-now.ts';
import { actionItemId, roundId } from '../../ids.ts';
import { followUpMessage, promiseMessage } from './following-up/promise-message.ts';
import { newsMessage } from './news.ts';
import { invitationMessage, reminderMessage } from './open-messages.ts';
import { resultsLetter, resultsMessage } from './results/results-message.ts';
import { closedMessage, keyTroubleMessage, notOpenedMessage, samePeopleMessage } from './to-owner.ts';

type ToSay = Parameters<Composer>[0];

/** The messages of feedback rounds, composed from what is true when they are sent. */
export function roundComposers(ctx: Ctx): Composers {
  const about =
    (say: (round: RoundNow, of: ToSay) => Composed | null): Composer =>
    async (of) => {
      const round = await roundForMessage(ctx, of.workspaceId, roundId.of(of.subject.roundId ?? ''));
      return round === null ? null : say(round, of);
    };
  const toReader =
    (say: (results: ResultsForReader) => Composed): Composer =>
    async ({ workspaceId, subject, to }) => {
      if (to.to !== 'person') return null;
      const reader = { workspaceId, userId: to.userId };
      const found = await resultsForMessageTo(ctx, reader, roundId.of(subject.roundId ?? ''));
      return found === null ? null : say(found);
    };
  const promise =
    (say: (promise: PromiseShown, of: ToSay) => Composed): Composer =>
    async (of) => {
      const found = await promiseForMessage(ctx, of.workspaceId, actionItemId.of(of.subject.itemId ?? ''));
      return found === null ? null : say(found, of);
    };
  return {
    'round-invitation': about(invitationOrNothing),
    'round-letter': about(invitationOrNothing),
    'round-reminder': about(reminderOrNothing),
    'round-reminder-letter': about(reminderOrNothing),
    'round-news': about((round, { subject }) => newsMessage(round, subject.what ?? '')),
    'round-not-opened': about((round, { subject }) => notOpenedMessage(round, subject.why ?? '')),
    'round-same-people': about(samePeopleMessage),
    'round-closed': about((round, { stands }) =>
      stands || round.state === 'closed' ? closedMessage(round) : null,
    ),
    'round-key-trouble': about(keyTroubleMessage),
    'round-promise': promise(promiseMessage),
    'round-follow-up': promise((shown, { subject }) => followUpMessage(shown, subject.due ?? '')),
    'round-results': async ({ workspaceId, subject }) => {
      const found = await resultsForChannel(ctx, workspaceId, roundId.of(subject.roundId ?? ''));
      return found === null ? null : resultsMessage(found);
    },
    'round-results-letter': toReader(resultsLetter),
    'round-results-sent': toReader(resultsMessage),
  };
}

/** Nobody is invited to what has closed meanwhile; what stands says what became of it. */
function invitationOrNothing(round: RoundNow, { stands }: ToSay): Composed | null {
  return stands || round.state === 'open' ? invitationMessage(round) : null;
}

/** One that was meant for another closing is not said. */
function reminderOrNothing(round: RoundNow, { stands, subject }: ToSay): Composed | null {
  const isMeant = round.state === 'open' && round.closes.toInstant().toString() === subject.closes;
  return stands || isMeant ? reminderMessage(round) : null;
}
