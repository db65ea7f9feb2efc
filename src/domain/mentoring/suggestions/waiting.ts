import { type Actor, type Ctx, look } from '../../context.ts';
import type { Writing } from '../matching/reasons.ts';
import { type SuggestionTold, toldTo } from './for-messages.ts';
import { findSuggestion, listWaitingFor } from './store.ts';

/** Suggestions that wait for this person's answer, soonest to expire first. For themselves alone. */
export function suggestionsThatWait(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  writing: Writing,
): Promise<SuggestionTold[]> {
  const now = ctx.clock.now();
  return look(ctx, async (tx) => {
    const waiting: SuggestionTold[] = [];
    for (const id of await listWaitingFor(tx, workspaceId, userId)) {
      const suggestion = await findSuggestion(tx, workspaceId, id);
      const told =
        suggestion === null ? null : await toldTo(tx, suggestion, { reader: userId, writing }, now);
      if (told?.now === 'asks') waiting.push(told);
    }
    return waiting;
  });
}
