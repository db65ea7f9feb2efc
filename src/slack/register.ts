import type { Composers } from '../delivery/composed.ts';
import type { Ctx } from '../domain/context.ts';
import { actionComposers } from './actions/messages.ts';
import { registerActions } from './actions/register.ts';
import { checklistComposers } from './checklist/messages.ts';
import { registerChecklist } from './checklist/register.ts';
import { communityComposers } from './communities/messages.ts';
import { registerCommunities } from './communities/register.ts';
import { deliveryComposers } from './deliveries/messages.ts';
import { registerDeliveries } from './deliveries/register.ts';
import { exportComposers } from './exports/messages.ts';
import { registerExports } from './exports/register.ts';
import { feedbackComposers } from './feedback/messages.ts';
import { registerFeedback } from './feedback/register.ts';
import { registerGather } from './gather/register.ts';
import { registerHome } from './home/register.ts';
import { registerLearn } from './learn/register.ts';
import { registerLibrary } from './library/register.ts';
import { mentoringComposers } from './mentoring/messages.ts';
import { registerMentoring } from './mentoring/register.ts';
import { reflectionComposers } from './reflections/messages.ts';
import { registerReflections } from './reflections/register.ts';
import { roundComposers } from './rounds/messages.ts';
import { registerRounds } from './rounds/register.ts';
import { shareComposers } from './shares/messages.ts';
import { registerShares } from './shares/register.ts';
import type { Surface } from './surface.ts';

/** The features, in the order of their parts on Home; the menu comes last, since it has a button for each subcommand. */
export function registerFeatures(on: Surface): void {
  registerChecklist(on);
  registerShares(on);
  registerLibrary(on);
  registerGather(on);
  registerReflections(on);
  registerActions(on);
  registerFeedback(on);
  registerRounds(on);
  registerMentoring(on);
  registerExports(on);
  registerCommunities(on);
  registerDeliveries(on);
  registerHome(on);
  registerLearn(on);
}

/** What each kind of owed message says. */
export function featureComposers(ctx: Ctx): Composers {
  return {
    ...actionComposers(ctx),
    ...checklistComposers(ctx),
    ...communityComposers(ctx.db),
    ...deliveryComposers(ctx),
    ...exportComposers,
    ...feedbackComposers(ctx),
    ...mentoringComposers(ctx),
    ...reflectionComposers(ctx),
    ...roundComposers(ctx),
    ...shareComposers(ctx),
  };
}
