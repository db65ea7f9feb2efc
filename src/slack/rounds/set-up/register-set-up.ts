import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { changeQuestions, chooseKind, openAdding, openQuestions } from './change-questions.ts';
import { chooseTemplate, chooseWho, offerGroups, showMore } from './follow-form.ts';
import { saveAsDraft } from './keep-draft.ts';
import { beginFromList, changePlanned, goOn, openForm } from './open-form.ts';
import { answerInPreview, leavePreview, openPreview } from './preview.ts';
import { askTheSame, revealTogether, submitForm } from './submit-form.ts';
import { submitQuestion } from './submit-question.ts';

/** Setting a round up, from `/feedback round` to *Send*. */
export function registerSetUp(on: Surface): void {
  on.subcommand('feedback round', openForm);
  on.action(ids.round.begin, beginFromList);
  on.action(ids.draft.goOn, goOn);
  on.action(ids.draft.takeBack, changePlanned);
  on.action(ids.draft.more, showMore);
  on.action(ids.draft.who, chooseWho);
  on.action(ids.draft.template, chooseTemplate);
  on.choices(ids.draft.group, offerGroups);
  on.action(ids.draft.questions, openQuestions);
  on.action(ids.draft.question, changeQuestions);
  on.action(ids.draft.addQuestion, openAdding);
  on.action(ids.draft.kind, chooseKind);
  on.submission(ids.draft.questionForm, submitQuestion);
  on.action(ids.draft.preview, openPreview);
  on.action(ids.draft.previewAnswer, answerInPreview);
  on.submission(ids.draft.previewForm, leavePreview);
  on.action(ids.draft.save, saveAsDraft);
  on.submission(ids.draft.form, submitForm);
  on.submission(ids.draft.togetherForm, revealTogether);
  on.submission(ids.draft.samePeopleForm, askTheSame);
}
