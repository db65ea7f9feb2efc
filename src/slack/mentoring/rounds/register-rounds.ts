import { programs } from '../../../domain/mentoring/mentoring.ts';
import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { cancelFromList, openList, stopFromList } from './list.ts';
import {
  changeProposal,
  discardProposal,
  matchAgain,
  openProposal,
  sendProposal,
  turnProposal,
} from './look-through.ts';
import { offerMentors, submitMove } from './move.ts';
import { beginFromList, chooseProgram, chooseWho, offerGroups, openForm, submitForm } from './set-up.ts';
import { skip, takePartAfterAll } from './skip.ts';

/** Matching rounds, from `/mentor round` to what is sent, and its repetitions. */
export function registerMatchingRounds(on: Surface): void {
  const { round } = ids.mentoring;
  on.subcommand('mentor round', openForm);
  on.subcommand('mentor rounds', openList);
  on.action(round.begin, beginFromList);
  on.action(round.program, chooseProgram);
  for (const program of programs) on.action(round.field('who', program), chooseWho);
  on.choices(round.group, offerGroups);
  on.submission(round.form, submitForm);
  on.action(round.look, openProposal);
  on.action(round.earlier, turnProposal);
  on.action(round.further, turnProposal);
  on.action(round.change, changeProposal);
  on.action(round.again, matchAgain);
  on.action(round.send, sendProposal);
  on.action(round.discard, discardProposal);
  on.choices(round.mentor, offerMentors);
  on.submission(round.moveForm, submitMove);
  on.action(round.cancel, cancelFromList);
  on.action(round.stop, stopFromList);
  on.action(round.skip, skip);
  on.action(round.takePart, takePartAfterAll);
}
