import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { openAnswer } from './answering/open-answer.ts';
import { submitRoundAnswer } from './answering/submit-answer.ts';
import { openPromise, submitPromise } from './following-up/promise.ts';
import { roundsThatWait } from './home.ts';
import { discardFromList, openRounds } from './listing/open-list.ts';
import { exportResults } from './results/export.ts';
import { openLookThrough, submitPublish, turnComments, withhold } from './results/look-through.ts';
import { readResults, sendResultsToReader, turnResults } from './results/read-results.ts';
import { cancelNow, closeNow, openExtend, submitExtend } from './running/run.ts';
import { registerSetUp } from './set-up/register-set-up.ts';

export function registerRounds(on: Surface): void {
  registerSetUp(on);
  on.subcommand('feedback rounds', openRounds);
  on.action(ids.draft.discard, discardFromList);
  on.action(ids.round.answer, openAnswer);
  on.submission(ids.round.answerForm, submitRoundAnswer);
  on.action(ids.round.extend, openExtend);
  on.submission(ids.round.extendForm, submitExtend);
  on.action(ids.round.close, closeNow);
  on.action(ids.round.cancel, cancelNow);
  on.action(ids.round.lookThrough, openLookThrough);
  on.action(ids.round.earlierComments, turnComments);
  on.action(ids.round.moreComments, turnComments);
  on.action(ids.round.withhold, withhold);
  on.submission(ids.round.publishForm, submitPublish);
  on.action(ids.round.read, readResults);
  on.action(ids.round.earlierResults, turnResults);
  on.action(ids.round.laterResults, turnResults);
  on.action(ids.round.sendResults, sendResultsToReader);
  on.action(ids.round.export, exportResults);
  on.action(ids.round.promise, openPromise);
  on.submission(ids.round.promiseForm, submitPromise);
  on.feedbackPart(roundsThatWait);
  on.homePart(roundsThatWait);
}
