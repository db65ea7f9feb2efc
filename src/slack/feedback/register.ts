import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { answerRequest, notNow } from './answer.ts';
import { openAsk, submitAsk } from './ask.ts';
import { changeDraft, forgetDraft, forgetPreviewed, openGive, preview, send } from './give.ts';
import { openFeedbackHelp } from './help.ts';
import { sections } from './input.ts';
import { openFeedback } from './menu.ts';
import { openMine, removeMine, removeMyRequest, takeBackMine, turnPage } from './mine.ts';
import { openAndRead, thank } from './read.ts';
import { feedbackThatWaits } from './waiting.ts';

export function registerFeedback(on: Surface): void {
  on.subcommand('feedback', openFeedback(on));
  on.subcommand('feedback give', openGive);
  on.subcommand('feedback ask', openAsk);
  on.subcommand('feedback mine', openMine);
  on.subcommand('feedback help', openFeedbackHelp);
  on.submission(ids.feedback.giveForm, preview);
  on.closing(ids.feedback.giveForm, forgetDraft);
  on.action(ids.feedback.change, changeDraft);
  on.submission(ids.feedback.sendForm, send);
  on.closing(ids.feedback.sendForm, forgetPreviewed);
  on.action(ids.feedback.open, openAndRead(on));
  on.action(ids.feedback.thank, thank);
  on.submission(ids.feedback.askForm, submitAsk);
  on.action(ids.feedback.answer, answerRequest);
  on.action(ids.feedback.notNow, notNow(on));
  on.action(ids.feedback.mine, openMine);
  for (const section of sections) on.action(ids.feedback.section(section), turnPage);
  on.action(ids.feedback.newer, turnPage);
  on.action(ids.feedback.older, turnPage);
  on.action(ids.feedback.takeBack, takeBackMine);
  on.action(ids.feedback.remove, removeMine);
  on.action(ids.feedback.removeRequest, removeMyRequest);
  on.feedbackPart(feedbackThatWaits);
  on.homePart(feedbackThatWaits);
}
