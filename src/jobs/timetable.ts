import { askQuestions } from './ask-questions.ts';
import { askWhoLeads } from './ask-who-leads.ts';
import { carryOnDueMatchingRounds } from './carry-on-matching-rounds.ts';
import { carryOnDuePairings, endDesertedPairings } from './carry-on-pairings.ts';
import { carryOnDueRounds, followUpOnPromises } from './carry-on-rounds.ts';
import { carryOnDueSuggestions } from './carry-on-suggestions.ts';
import { deleteOldCopies } from './delete-old-copies.ts';
import { deleteAnswersThatWereRead } from './delete-read-answers.ts';
import { emptyLogHourly } from './empty-write-ahead-log.ts';
import { followChangedCommunities } from './follow-changed-communities.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { forgetOldInputs } from './forget-old-inputs.ts';
import { forgetProfiles } from './forget-profiles.ts';
import { noticeChecklists } from './notice-checklists.ts';
import { openConversations } from './open-conversations.ts';
import { placeLetters } from './place-letters.ts';
import { reconcileCommunities } from './reconcile-members.ts';
import { remindOfActions } from './remind-of-actions.ts';
import { reviewAgreements } from './review-agreements.ts';
import type { Job } from './runner.ts';
import { turnReflectionWeeks } from './turn-weeks.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Everything that happens at a time of its own, on one page. Times are UTC; members' own times are computed per member. */
export const timetable: readonly Job[] = [
  // First what has an hour: reading Slack's lists may take minutes.
  // A week that closes tells who has spoken, which whoever asks wants to know.
  { name: 'turn weeks', everyMinutes: 1, ask: turnReflectionWeeks },
  { name: 'ask questions', everyMinutes: 1, ask: askQuestions },
  // Days begin at quarters of an hour, wherever one is.
  { name: 'remind of actions', everyMinutes: 15, ask: remindOfActions },
  { name: 'carry on rounds', everyMinutes: 1, ask: carryOnDueRounds },
  { name: 'follow up on promises', everyMinutes: 15, ask: followUpOnPromises },
  // Whose time has come or gone; they are read by day anyway.
  { name: 'carry on suggestions', everyMinutes: 15, ask: carryOnDueSuggestions },
  { name: 'end deserted pairings', everyMinutes: 15, ask: endDesertedPairings },
  { name: 'carry on pairings', everyMinutes: 1, ask: carryOnDuePairings },
  { name: 'carry on matching rounds', everyMinutes: 1, ask: carryOnDueMatchingRounds },
  { name: 'place letters', everyMinutes: 1, ask: placeLetters },
  { name: 'delete old copies', everyMinutes: DAY, ask: deleteOldCopies },
  { name: 'delete answers that were read', everyMinutes: DAY, ask: deleteAnswersThatWereRead },
  { name: 'empty write-ahead log', everyMinutes: HOUR, ask: emptyLogHourly },
  { name: 'forget old inputs', everyMinutes: DAY, ask: forgetOldInputs },
  { name: 'forget drafts', everyMinutes: DAY, ask: forgetDrafts },
  { name: 'forget profiles', everyMinutes: DAY, ask: forgetProfiles },
  { name: 'follow changed communities', everyMinutes: 1, ask: followChangedCommunities },
  { name: 'ask who leads', everyMinutes: HOUR, ask: askWhoLeads },
  { name: 'reconcile communities', everyMinutes: DAY, ask: reconcileCommunities },
  { name: 'review agreements', everyMinutes: DAY, ask: reviewAgreements },
  { name: 'notice checklists', everyMinutes: 15, ask: noticeChecklists },
  { name: 'open conversations', everyMinutes: 1, ask: openConversations },
];
