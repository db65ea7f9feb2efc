import type { SuggestionId, WorkspaceId } from '../../../ids.ts';
import { type Ctx, change } from '../../context.ts';
import { end, makeIds, settle } from './settling.ts';
import { findSuggestion, saveAnswer } from './store.ts';
import { standingsOf, wouldRatherNot } from './store-of-people.ts';
import { isOut, outcomeOf } from './suggestion.ts';

/**
 * Somebody of it has left, was switched off, or has paused. A mentor and a mentee need each other, so it is taken back, which is no no of
 * anybody; peers go on without those who have gone, as long as two are left. Likewise where one would rather not be matched with another since: who, nobody learns, so
 * it is taken back whole. Nothing happens where all are there, or it is over.
 */
export async function withdrawFromGone(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: SuggestionId,
  now: Temporal.Instant,
): Promise<void> {
  const made = makeIds(ctx);
  await change(ctx, workspace, async (tx) => {
    const suggestion = await findSuggestion(tx, workspace, id);
    if (suggestion === null || suggestion.state !== 'open') return;
    const users = suggestion.people.map(({ userId }) => userId);
    const standings = await standingsOf(tx, suggestion, users);
    const asked = suggestion.people.filter((one) => !isOut(one)).map(({ userId }) => userId);
    if (await wouldRatherNot(tx, suggestion, asked)) return await end(tx, suggestion, 'withdrawn', made, now);
    const gone = suggestion.people.filter((one) => {
      const standing = standings.get(one.userId);
      return !isOut(one) && (standing?.isThere !== true || standing.isPaused);
    });
    if (gone.length === 0) return;
    const without = { answer: 'gone', why: null, whyWords: null } as const;
    const people = suggestion.people.map((one) => (gone.includes(one) ? { ...one, ...without } : one));
    if (outcomeOf(people, false) === 'declined') return await end(tx, suggestion, 'withdrawn', made, now);
    for (const { userId } of gone) await saveAnswer(tx, suggestion, userId, without, now);
    await settle(tx, { ...suggestion, people }, { isOver: false, made }, now);
  });
}
