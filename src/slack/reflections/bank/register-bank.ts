import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { changeQuestion, leaveNextWeek, openAdding, startWeekly, stopWeekly } from './change-bank.ts';
import { chooseTheme } from './open-bank.ts';
import { submitQuestion } from './submit-question.ts';

export function registerBank(on: Surface): void {
  on.action(ids.bank.theme, chooseTheme);
  on.action(ids.bank.question, changeQuestion);
  on.action(ids.bank.add, openAdding);
  on.submission(ids.bank.addForm, submitQuestion);
  on.submission(ids.bank.editForm, submitQuestion);
  on.action(ids.bank.leaveToRotation, leaveNextWeek);
  on.action(ids.bank.stop, stopWeekly);
  on.action(ids.bank.start, startWeekly);
}
