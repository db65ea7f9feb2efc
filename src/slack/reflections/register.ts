import type { Wish } from '../../domain/reflections/hours/wishing.ts';
import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { registerBank } from './bank/register-bank.ts';
import { decline, takeAnother } from './choose.ts';
import { openHeard, submitHeard } from './hear.ts';
import { journalOnHome, questionsOnHome } from './home.ts';
import { registerJournal } from './journal/register-journal.ts';
import { changeCommunity, openNextWeek, openOwn, openPrompt } from './open-answer.ts';
import { reflect } from './reflect.ts';
import { submitAnswer } from './submit-answer.ts';
import { leaveTyped, saveTyped, typedToBot } from './typed.ts';
import { wishFor } from './wish.ts';
import { openWithoutNames, turnWithoutNames } from './without-name/read.ts';

const OFFERED: readonly Wish[] = ['every week', 'every two weeks', 'every four weeks', 'pause'];

export function registerReflections(on: Surface): void {
  on.subcommand('reflect', reflect);
  on.action(ids.reflection.answer, openPrompt);
  on.action(ids.reflection.answerNext, openNextWeek);
  on.action(ids.reflection.community, changeCommunity);
  on.submission(ids.reflection.answerForm, submitAnswer);
  on.action(ids.reflection.decline, decline);
  on.action(ids.reflection.another, takeAnother);
  for (const wish of OFFERED) on.action(ids.reflection.wish(wish), wishFor(wish));
  on.action(ids.reflection.heard, openHeard);
  on.submission(ids.reflection.heardForm, submitHeard);
  on.action(ids.reflection.saveTyped, saveTyped);
  on.action(ids.reflection.leaveTyped, leaveTyped);
  on.action(ids.reflection.readWithoutNames, openWithoutNames);
  on.action(ids.reflection.withoutNamesBack, turnWithoutNames);
  on.action(ids.reflection.withoutNamesOn, turnWithoutNames);
  on.action(ids.journal.change, openOwn);
  on.event('message', typedToBot);
  on.homePart(questionsOnHome);
  on.homePart(journalOnHome);
  registerJournal(on);
  registerBank(on);
}
