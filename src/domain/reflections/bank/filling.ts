import { createHash } from 'node:crypto';
import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, type QuestionId, questionId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { bank } from './bank.ts';
import { addQuestions, hasBank } from './store.ts';
import { foldQuestion } from './wording.ts';

/** Gives a community that has no bank yet the built-in one. Idempotent. */
export async function ensureBank(
  tx: Tx,
  { workspaceId, id: community }: Pick<Community, 'workspaceId' | 'id'>,
  now: Temporal.Instant,
): Promise<void> {
  if (await hasBank(tx, workspaceId, community)) return;
  const rows = bank.map(({ theme, audience, text }, position) => ({
    workspace_id: workspaceId,
    id: builtInId(community, position),
    community_id: community,
    theme,
    audience,
    text,
    folded: foldQuestion(text),
    position,
    state: 'active' as const,
    times_asked: 0,
    created_at: writeInstant(now),
  }));
  await addQuestions(tx, rows);
}

/**
 * A uuid that follows from the community's random one. Whoever needs the bank first fills it, inside their transaction, and a
 * transaction that runs again must write the same rows.
 */
function builtInId(community: CommunityId, position: number): QuestionId {
  const digest = createHash('sha256').update(`${community} ${position}`).digest('hex');
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest)?.slice(1) ?? [];
  return questionId.of(parts.join('-'));
}
