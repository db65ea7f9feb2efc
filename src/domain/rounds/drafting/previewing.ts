import { type Actor, type Ctx, look } from '../../context.ts';
import { type ShownRound, showRound } from '../shown-round.ts';
import { checkWritten } from './checking.ts';
import { spanOf } from './dates.ts';
import type { DraftPlace, TypedRound } from './draft.ts';
import { checkAsks } from './drafts.ts';
import { draftOfForm, frameOf, readyFor } from './keeping.ts';

/**
 * The round as those who are asked would see it, if it were sent as it was typed; keeps nothing.
 * @throws Refusal `invalid` where it could not be sent; as draftAt.
 */
export async function previewRound(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
): Promise<ShownRound> {
  const ready = await readyFor(ctx, actor, typed);
  return await look(ctx, async (tx) => {
    const draft = await draftOfForm(tx, ready, place, typed);
    const { community, round, questions } = draft;
    const frame = frameOf(ready, draft);
    const written = checkWritten(typed, round, frame);
    checkAsks(draft);
    return showRound(
      { ...round, ...written },
      {
        community,
        ownerName: ready.who.person.name,
        closesAt: spanOf(written.terms, frame.zone, frame.now).closes,
        questions,
      },
    );
  });
}
