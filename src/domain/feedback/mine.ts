import { identify } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import type { Feedback } from './feedback.ts';
import type { AskedRequest } from './request.ts';
import { countFeedback, listFeedback } from './store-of-lists.ts';
import { countAskedBy, listAskedBy } from './store-of-requests.ts';

export const entriesPerPage = 5;

/** A page of one of a person's own lists. */
export interface MinePage<Entry> {
  readonly entries: readonly Entry[];
  /** Where the person's days pass. */
  readonly zone: string;
  readonly page: number;
  /** Of the whole list. */
  readonly count: number;
}

/**
 * What this person got or gave, newest first, in all communities, those that they have left too. Pages begin with 0; one past the end
 * shows the last. For themselves alone. What they have not opened is among what they got: whoever shows it leaves its words out.
 */
export async function listMine(
  ctx: Ctx,
  actor: Actor,
  { side, page: wanted }: { readonly side: 'got' | 'gave'; readonly page: number },
): Promise<MinePage<Feedback>> {
  const { person } = await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  return await look(ctx, async (tx) => {
    const count = await countFeedback(tx, workspaceId, userId, side);
    const { page, slice } = pageOf(wanted, count);
    const entries = await listFeedback(tx, workspaceId, userId, side, slice);
    return { entries, zone: person.zone ?? 'UTC', page, count };
  });
}

/** What this person asked of others, likewise. */
export async function listAsked(
  ctx: Ctx,
  actor: Actor,
  { page: wanted }: { readonly page: number },
): Promise<MinePage<AskedRequest>> {
  const { person } = await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const count = await countAskedBy(tx, workspaceId, userId);
    const { page, slice } = pageOf(wanted, count);
    const entries = await listAskedBy(tx, workspaceId, userId, { ...slice, now });
    return { entries, zone: person.zone ?? 'UTC', page, count };
  });
}

function pageOf(wanted: number, count: number) {
  const last = Math.max(0, Math.ceil(count / entriesPerPage) - 1);
  const page = Math.min(Math.max(0, wanted), last);
  return { page, slice: { from: page * entriesPerPage, most: entriesPerPage } };
}
