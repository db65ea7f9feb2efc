import { identify } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import type { Feedback } from './feedback.ts';
import { countFeedback, listFeedback } from './store.ts';

export const entriesPerPage = 5;

/** The lists of a person's feedback. */
export const sections = ['got', 'gave'] as const;
export type Section = (typeof sections)[number];

export interface MinePage {
  readonly section: Section;
  readonly entries: readonly Feedback[];
  /** Where the person's days pass. */
  readonly zone: string;
  readonly page: number;
  /** Of the whole section. */
  readonly count: number;
}

/**
 * A page of what this person got or gave, newest first, in all communities, those that they have left too. Pages begin with 0; one past
 * the end shows the last. For themselves alone. What they have not opened is among what they got: whoever shows it leaves its words out.
 */
export async function listMine(
  ctx: Ctx,
  actor: Actor,
  { section, page }: { readonly section: Section; readonly page: number },
): Promise<MinePage> {
  const { person } = await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  return await look(ctx, async (tx) => {
    const count = await countFeedback(tx, workspaceId, userId, section);
    const last = Math.max(0, Math.ceil(count / entriesPerPage) - 1);
    const shown = Math.min(Math.max(0, page), last);
    const slice = { from: shown * entriesPerPage, most: entriesPerPage };
    const entries = await listFeedback(tx, workspaceId, userId, section, slice);
    return { section, entries, zone: person.zone ?? 'UTC', page: shown, count };
  });
}
