import { identify } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { namesOf } from '../people/store.ts';
import { feedbackInMarkdown } from './markdown.ts';
import { listFeedback } from './store-of-lists.ts';
import { listAskedBy } from './store-of-requests.ts';

const EVERYTHING = { from: 0, most: Number.MAX_SAFE_INTEGER };

/**
 * All that a person got and has opened, gave and asked for, as one Markdown text; `entries` is 0 where there is nothing. To read is to
 * open, so what they have not opened is left out, and counted.
 */
export async function exportFeedback(
  ctx: Ctx,
  actor: Actor,
): Promise<{ readonly markdown: string; readonly entries: number }> {
  const { person } = await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const all = await listFeedback(tx, workspaceId, userId, 'got', EVERYTHING);
    const got = all.filter(({ openedAt }) => openedAt !== null);
    const gave = await listFeedback(tx, workspaceId, userId, 'gave', EVERYTHING);
    const asked = await listAskedBy(tx, workspaceId, userId, { ...EVERYTHING, now });
    const others = [
      ...got.map(({ authorId }) => authorId),
      ...gave.map(({ readerId }) => readerId),
      ...asked.map(({ askedId }) => askedId),
    ];
    const names = await namesOf(tx, workspaceId, [...new Set(others)]);
    const unopened = all.length - got.length;
    const zone = person.zone ?? 'UTC';
    const markdown = feedbackInMarkdown({ got, unopened, gave, asked, names, zone });
    return { markdown, entries: got.length + gave.length + asked.length };
  });
}
