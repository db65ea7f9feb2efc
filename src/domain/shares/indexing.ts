import { readInstant } from '../../db/instants.ts';
import { putEntry } from '../../db/search.ts';
import type { Tx } from '../../db/transaction.ts';
import type { ShareId, WorkspaceId } from '../../ids.ts';
import { answersOf } from './answers/store.ts';
import { shareInCommunity, tagsOf } from './reading/store.ts';

/** Makes search find the share as it is now. Nothing happens while it is not published. */
export async function indexShare(tx: Tx, workspaceId: WorkspaceId, id: ShareId): Promise<void> {
  const share = await shareInCommunity(tx, workspaceId, id);
  if (share === null || share.state !== 'published') return;
  const tags = await tagsOf(tx, workspaceId, [id]);
  const answers = await answersOf(tx, workspaceId, [id]);
  await putEntry(tx, {
    workspaceId,
    communityId: share.community_id,
    shareId: id,
    title: share.title,
    learned: share.learned,
    howToUse: share.how_to_use,
    usedToThink: share.used_to_think,
    expected: share.expected,
    outcome: share.outcome,
    tags: tags.get(id) ?? [],
    answers: (answers.get(id) ?? []).map((answer) => answer.text),
    authorId: share.author_id,
    kind: share.kind,
    learnedAt: readInstant(share.learned_at),
  });
}
