import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { answerWith } from './answer-consent.ts';
import { changeKind } from './change-kind.ts';
import { openDeleting, openFromMenu, submitDeleting } from './delete-share.ts';
import { openEditing, submitEditing } from './edit-share.ts';
import { markAsAnswer } from './mark-answer.ts';
import { offerTags } from './offer-tags.ts';
import { openQuestion, openShare, openShareAnywhere, openShareByButton } from './open-share.ts';
import { readShare } from './read-share.ts';
import { openSaving } from './save-message.ts';
import { shelveShare, unshelveShare } from './shelve-share.ts';
import { submitShare } from './submit-share.ts';
import { openOutcome, submitOutcome } from './tell-outcome.ts';
import { openWhatChanged, submitWhatChanged, takeUseBack, useShare } from './use-share.ts';

export function registerShares(on: Surface): void {
  on.subcommand('share', openShare);
  on.globalShortcut(ids.share.shortcut, openShareAnywhere);
  on.action(ids.share.open, openShareByButton);
  on.action(ids.share.ask, openQuestion);
  on.action(ids.share.kind, changeKind);
  on.choices(ids.share.tags, offerTags);
  on.submission(ids.share.form, submitShare);

  on.messageShortcut(ids.share.saveMessage, openSaving);
  on.action(ids.share.sayYes, answerWith('yes'));
  on.action(ids.share.sayNo, answerWith('no'));
  on.messageShortcut(ids.share.answersIt, markAsAnswer);

  on.action(ids.share.used, useShare);
  on.action(ids.share.undoUse, takeUseBack);
  on.action(ids.share.sayChange, openWhatChanged);
  on.submission(ids.share.changeForm, submitWhatChanged);
  on.action(ids.share.save, shelveShare);
  on.action(ids.share.unsave, unshelveShare);
  on.action(ids.share.readAll, readShare);

  on.action(ids.share.more, openFromMenu);
  on.action(ids.share.edit, openEditing);
  on.submission(ids.share.editForm, submitEditing);
  on.action(ids.share.delete, openDeleting);
  on.submission(ids.share.deleteForm, submitDeleting);
  on.action(ids.share.outcome, openOutcome);
  on.submission(ids.share.outcomeForm, submitOutcome);
}
