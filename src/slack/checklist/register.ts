import { checklistsOf, noticeProgress } from '../../domain/checklist/checklists.ts';
import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { openAskThree, submitAskThree } from './ask-three.ts';
import { openWhatCameBack } from './look-back.ts';
import { leaveStepOut, putListAway } from './settle-steps.ts';
import { checklistOnHome } from './views.ts';

export function registerChecklist(on: Surface): void {
  on.action(ids.checklist.askThree, openAskThree);
  on.submission(ids.checklist.askThreeForm, submitAskThree);
  on.action(ids.checklist.lookBack, openWhatCameBack(on));
  on.action(ids.checklist.leaveOut, leaveStepOut);
  on.action(ids.checklist.putAway, putListAway);
  on.homePart(async (ctx, actor) => (await checklistsOf(ctx, actor)).flatMap(checklistOnHome));
  on.afterSuccess((call) => noticeProgress(call.ctx, call.actor.workspaceId, call.actor.userId));
}
