import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import type { CommunityId, QuestionId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { ensureBank } from './filling.ts';
import { planNextWeek } from './next-week.ts';
import { questionIn } from './questions.ts';
import { listQuestions, type Question } from './store.ts';
import { type Theme, themeNamed, themes } from './themes.ts';

/** One theme of a community's bank, and what comes next week, as leaders see it. */
export interface ShownBank {
  readonly communityId: CommunityId;
  readonly communityName: string;
  /** Whether the community asks a question each week. */
  readonly asksWeekly: boolean;
  /** Null where no question for everyone is active, so that nobody is asked. */
  readonly next: NextQuestion | null;
  readonly theme: Theme;
  readonly everyone: readonly ShownQuestion[];
  readonly leaders: readonly ShownQuestion[];
}

export interface NextQuestion {
  readonly theme: string;
  readonly question: string;
  /** What leaders are asked instead; null where it is the same. */
  readonly leaderQuestion: string | null;
  readonly isPicked: boolean;
  /** Somebody has answered or opened it already, so it stays. */
  readonly hasBegun: boolean;
}

export interface ShownQuestion {
  readonly id: QuestionId;
  readonly theme: Theme;
  readonly audience: 'everyone' | 'leaders';
  readonly text: string;
  readonly isActive: boolean;
}

/**
 * The bank, for leaders: one theme of it, in its order; without one, that of next week. It plans next week, so that what is shown is
 * what comes. @throws Refusal as asLeader.
 */
export async function findBank(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  theme: Theme | null,
): Promise<ShownBank> {
  const who = await identify(ctx, actor, 'leader');
  const now = ctx.clock.now();
  // Looking notes nothing: pressed twice, it shows twice.
  return await change({ ...ctx, input: null }, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    await ensureBank(tx, community, now);
    const next = await planNextWeek(tx, community, now);
    const shown = theme ?? themeNamed(next?.theme ?? '') ?? themes[0];
    const questions = await listQuestions(tx, actor.workspaceId, id);
    const ofTheme = questions.filter((question) => question.theme === shown);
    const kind = (audience: Question['audience']) =>
      ofTheme
        .filter((question) => question.audience === audience)
        .map((question) => shownQuestion(question, shown));
    return {
      communityId: community.id,
      communityName: community.name,
      asksWeekly: community.asksWeekly,
      next: next === null ? null : nextQuestion(next),
      theme: shown,
      everyone: kind('everyone'),
      leaders: kind('leaders'),
    };
  });
}

/** One question, for a leader to edit. @throws Refusal `not_found`; those of asLeader. */
export async function findQuestion(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  question: QuestionId,
): Promise<ShownQuestion> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    await asLeader(tx, who, id);
    const found = questionIn(await listQuestions(tx, actor.workspaceId, id), question);
    return shownQuestion(found, themeNamed(found.theme) ?? themes[0]);
  });
}

function shownQuestion({ id, audience, text, isActive }: Question, theme: Theme): ShownQuestion {
  return { id, theme, audience, text, isActive };
}

function nextQuestion(week: WeekRow): NextQuestion {
  return {
    theme: week.theme,
    question: week.question,
    leaderQuestion: week.leader_question,
    isPicked: week.picked_by !== null,
    hasBegun: week.begun_at !== null,
  };
}
