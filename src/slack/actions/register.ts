import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { openAdding, submitAdding } from './add.ts';
import {
  finish,
  openDropping,
  openFromMenu,
  openHandingOver,
  openKeeping,
  openRescheduling,
  resume,
  submitChange,
  submitDay,
  submitDropping,
  submitHandingOver,
} from './change.ts';
import { actionsOnHome } from './home.ts';
import { openActions, turnPage } from './open-list.ts';

export function registerActions(on: Surface): void {
  on.subcommand('actions', openActions);
  on.action(ids.action.add, openAdding);
  on.submission(ids.action.addForm, submitAdding);
  on.action(ids.action.earlier, turnPage);
  on.action(ids.action.further, turnPage);
  on.action(ids.action.done, finish);
  on.action(ids.action.takeUpAgain, resume);
  on.action(ids.action.menu, openFromMenu);
  on.submission(ids.action.changeForm, submitChange);
  on.action(ids.action.reschedule, openRescheduling);
  on.action(ids.action.keep, openKeeping);
  on.submission(ids.action.dayForm, submitDay);
  on.action(ids.action.handOver, openHandingOver);
  on.submission(ids.action.handOverForm, submitHandingOver);
  on.action(ids.action.drop, openDropping);
  on.submission(ids.action.dropForm, submitDropping);
  on.homePart(actionsOnHome);
}
