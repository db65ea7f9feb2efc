import { type InstantText, writeInstant } from '../../../db/instants.ts';
import type { PromptRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';

export type PromptKey = Pick<PromptRow, 'workspace_id' | 'community_id' | 'user_id' | 'week'>;

/** A prompt, and whether it was answered. */
export interface PromptWithAnswer extends PromptRow {
  readonly is_answered: number;
}

/** @returns false where this member was asked in that week before. */
export async function addPrompt(
  tx: Tx,
  prompt: Omit<PromptRow, 'is_swapped' | 'declined_at'>,
): Promise<boolean> {
  const result = await tx
    .insertInto('prompts')
    .values({ ...prompt, is_swapped: 0, declined_at: null })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'community_id', 'user_id', 'week']).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findPrompt(tx: Tx, key: PromptKey): Promise<PromptWithAnswer | null> {
  const row = await promptsOf(tx, key.workspace_id)
    .where('prompts.community_id', '=', key.community_id)
    .where('prompts.user_id', '=', key.user_id)
    .where('prompts.week', '=', key.week)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest prompts of a member in a community, newest first. */
export async function listNewestPrompts(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: { readonly communityId: CommunityId; readonly userId: UserId },
  limit: number,
): Promise<PromptWithAnswer[]> {
  return await promptsOf(tx, workspace)
    .where('prompts.community_id', '=', communityId)
    .where('prompts.user_id', '=', userId)
    .orderBy('prompts.week', 'desc')
    .limit(limit)
    .execute();
}

/** The same, of weeks of which it is known who has spoken: not those whose answers without a name are still sealed. */
export async function listNewestKnown(
  tx: Tx,
  workspace: WorkspaceId,
  { communityId, userId }: { readonly communityId: CommunityId; readonly userId: UserId },
  limit: number,
): Promise<PromptWithAnswer[]> {
  return await promptsOf(tx, workspace)
    .leftJoin('sealed_weeks', (join) =>
      join
        .onRef('sealed_weeks.workspace_id', '=', 'prompts.workspace_id')
        .onRef('sealed_weeks.community_id', '=', 'prompts.community_id')
        .onRef('sealed_weeks.week', '=', 'prompts.week'),
    )
    .where('prompts.community_id', '=', communityId)
    .where('prompts.user_id', '=', userId)
    .where((one) =>
      one.or([one('sealed_weeks.state', 'is', null), one('sealed_weeks.state', '=', 'settled')]),
    )
    .orderBy('prompts.week', 'desc')
    .limit(limit)
    .execute();
}

export interface OpenPrompt extends PromptRow {
  readonly community_name: string;
}

/**
 * What was asked of this person since, and neither answered, declined nor skipped, where they still belong; newest first. Of a week whose
 * answers without a name have been read, only where they have said nothing since: who has spoken is all that is known then.
 */
export async function listOpenPrompts(
  tx: Tx,
  workspace: WorkspaceId,
  user: UserId,
  since: InstantText,
): Promise<OpenPrompt[]> {
  return await tx
    .selectFrom('prompts')
    .innerJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'prompts.workspace_id')
        .onRef('members.community_id', '=', 'prompts.community_id')
        .onRef('members.user_id', '=', 'prompts.user_id'),
    )
    .innerJoin('communities', (join) =>
      join
        .onRef('communities.workspace_id', '=', 'prompts.workspace_id')
        .onRef('communities.id', '=', 'prompts.community_id'),
    )
    .leftJoin('reflections', (join) =>
      join
        .onRef('reflections.workspace_id', '=', 'prompts.workspace_id')
        .onRef('reflections.community_id', '=', 'prompts.community_id')
        .onRef('reflections.user_id', '=', 'prompts.user_id')
        .onRef('reflections.week', '=', 'prompts.week'),
    )
    .leftJoin('sealed_weeks', (join) =>
      join
        .onRef('sealed_weeks.workspace_id', '=', 'prompts.workspace_id')
        .onRef('sealed_weeks.community_id', '=', 'prompts.community_id')
        .onRef('sealed_weeks.week', '=', 'prompts.week'),
    )
    .selectAll('prompts')
    .select('communities.name as community_name')
    .where('prompts.workspace_id', '=', workspace)
    .where('prompts.user_id', '=', user)
    .where('prompts.asked_at', '>=', since)
    .where('prompts.declined_at', 'is', null)
    .where('reflections.id', 'is', null)
    .where('members.state', '=', 'belongs')
    .where((one) =>
      one.or([
        one('members.skipped_week', 'is', null),
        one('members.skipped_week', '!=', one.ref('prompts.week')),
      ]),
    )
    .where((one) =>
      one.or([
        one('sealed_weeks.state', 'is', null),
        one('sealed_weeks.state', '!=', 'settled'),
        one('members.spoke_week', 'is', null),
        one('members.spoke_week', '<', one.ref('prompts.week')),
      ]),
    )
    .where('communities.state', '=', 'active')
    .orderBy('prompts.week', 'desc')
    .orderBy('prompts.community_id')
    .execute();
}

/** Prompts whose reminder is due, at most `limit`. */
export async function listReminders(
  tx: Tx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
  limit: number,
): Promise<PromptWithAnswer[]> {
  return await promptsOf(tx, workspace)
    .where('prompts.remind_at', '<=', writeInstant(now))
    .orderBy('prompts.remind_at')
    .limit(limit)
    .execute();
}

export async function savePrompt(
  tx: Tx,
  key: PromptKey,
  changed: Partial<Omit<PromptRow, keyof PromptKey>>,
): Promise<void> {
  await tx
    .updateTable('prompts')
    .set(changed)
    .where('workspace_id', '=', key.workspace_id)
    .where('community_id', '=', key.community_id)
    .where('user_id', '=', key.user_id)
    .where('week', '=', key.week)
    .execute();
}

function promptsOf(tx: Tx, workspace: WorkspaceId) {
  return tx
    .selectFrom('prompts')
    .leftJoin('reflections', (join) =>
      join
        .onRef('reflections.workspace_id', '=', 'prompts.workspace_id')
        .onRef('reflections.community_id', '=', 'prompts.community_id')
        .onRef('reflections.user_id', '=', 'prompts.user_id')
        .onRef('reflections.week', '=', 'prompts.week'),
    )
    .selectAll('prompts')
    .select((one) => one.case().when('reflections.id', 'is', null).then(0).else(1).end().as('is_answered'))
    .where('prompts.workspace_id', '=', workspace);
}
