import type { Db } from '../../../db/open.ts';
import { read } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Ctx, look } from '../../context.ts';
import { findAnswer } from '../answering/store.ts';
import { anotherQuestion } from '../bank/planning.ts';
import { findAsked } from '../hours/store.ts';
import { wantsQuiet } from '../quiet.ts';
import type { Visibility } from '../reflection.ts';
import { findSealedWeek } from '../without-name/store.ts';
import { findPrompt } from './store.ts';

/** A prompt as its message shows it to the one who is asked. */
export interface PromptShown {
  readonly community: Community;
  readonly userId: UserId;
  readonly week: string;
  readonly question: string;
  readonly is: 'open' | 'declined' | 'answered';
  /** Who may read what was answered; null where nothing was. */
  readonly visibility: Visibility | null;
  readonly canSwap: boolean;
  /** Whether they may have answered without their name, which nobody looks at here. */
  readonly mayBeInAlready: boolean;
}

interface OfMessage {
  /** Whether the message stands in Slack already. */
  readonly stands: boolean;
}

interface OfPrompt {
  readonly workspaceId: WorkspaceId;
  readonly communityId: CommunityId;
  readonly userId: UserId;
  readonly week: string;
}

/**
 * Null where nobody is asked any more: they left, or the community rests. What does not stand yet is not said either to those who
 * have answered or declined meanwhile, or want quiet, nor where the community has stopped to ask.
 */
export function promptForMessage(ctx: Ctx, of: OfPrompt & OfMessage): Promise<PromptShown | null> {
  const { workspaceId, communityId, userId, week, stands } = of;
  return look(ctx, async (tx) => {
    const prompt = await findPrompt(tx, {
      workspace_id: workspaceId,
      community_id: communityId,
      user_id: userId,
      week,
    });
    const community = await findCommunityById(tx, workspaceId, communityId);
    if (prompt === null || community === null || community.restingBecause !== null) return null;
    if (!(await isMember(tx, workspaceId, communityId, userId))) return null;
    const answer = await findAnswer(tx, workspaceId, of);
    const isOpen = answer === null && prompt.declined_at === null;
    if (!stands) {
      const member = await findAsked(tx, workspaceId, of);
      const isWanted = isOpen && community.asksWeekly && member !== null;
      if (!isWanted || wantsQuiet(member, week, ctx.clock.now())) return null;
    }
    return {
      community,
      userId,
      week,
      question: answer?.question ?? prompt.question,
      is: answer !== null ? 'answered' : isOpen ? 'open' : 'declined',
      visibility: answer?.visibility ?? null,
      canSwap:
        isOpen &&
        prompt.is_swapped === 0 &&
        (await anotherQuestion(tx, workspaceId, communityId, prompt)) !== null,
      mayBeInAlready: isOpen && (await findSealedWeek(tx, of)) !== null,
    };
  });
}

export interface OfferShown {
  readonly community: Community;
  /** Whether they have said something since. */
  readonly isAnswered: boolean;
  readonly isPaused: boolean;
  readonly everyWeeks: 1 | 2 | 4;
}

/** The offer of a slower rhythm; null for those who have left, or have said something before it stood. */
export function offerOfLess(
  db: Db,
  { workspaceId, communityId, userId, stands }: Omit<OfPrompt, 'week'> & OfMessage,
): Promise<OfferShown | null> {
  return read(db, async (tx) => {
    const community = await findCommunityById(tx, workspaceId, communityId);
    const member = await findAsked(tx, workspaceId, { communityId, userId });
    if (community === null || member === null) return null;
    if (!(await isMember(tx, workspaceId, communityId, userId))) return null;
    if (!stands && !member.isQuiet) return null;
    return {
      community,
      isAnswered: !member.isQuiet,
      isPaused: member.isPaused,
      everyWeeks: member.habits.everyWeeks,
    };
  });
}
