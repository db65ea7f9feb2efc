import { readInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import type { ShareId, WorkspaceId } from '../../../ids.ts';
import type { Actor } from '../../context.ts';
import { answersOf } from '../answers/store.ts';
import { changesOf, marksOf } from '../marks/store.ts';
import { isOwn } from '../ownership.ts';
import { type PresentedShare, type StandingShare, shareKeys } from '../share.ts';
import { type ShareInCommunity, shareInCommunity, tagsOf, visibleShares } from './store.ts';

/** Those of these shares that the viewer may see, in the order given. Whatever is not there or not theirs to see is left out. */
export async function presentShares(
  tx: Tx,
  viewer: Actor,
  ids: readonly ShareId[],
): Promise<PresentedShare[]> {
  const { workspaceId, userId } = viewer;
  const rows = await visibleShares(tx, workspaceId, userId, ids);
  const marks = await marksOf(tx, workspaceId, userId, ids);
  const shares = await standing(tx, workspaceId, rows);
  const presented = new Map(
    rows.flatMap((row, index): [ShareId, PresentedShare][] => {
      const share = shares[index];
      if (share === undefined) return [];
      const isMine = isOwn(row, userId);
      const own = { isMine, usedByMe: marks.used.has(row.id), onMyShelf: marks.saved.has(row.id) };
      return [[row.id, { ...(row.viewer_belongs === 1 ? share : withoutOthers(share)), ...own }]];
    }),
  );
  return ids.flatMap((id) => presented.get(id) ?? []);
}

/** What members added is for members: an author who has left, or was never in, has their own words alone. */
function withoutOthers(share: StandingShare): StandingShare {
  return { ...share, changes: [], answers: [] };
}

/** A share as its home channel sees it, whoever looks; null where there is none in that state. */
export async function standingShare(
  tx: Tx,
  workspace: WorkspaceId,
  id: ShareId,
  state: 'published' | 'any',
): Promise<StandingShare | null> {
  const row = await shareInCommunity(tx, workspace, id);
  if (row === null || (state === 'published' && row.state !== 'published')) return null;
  const [share] = await standing(tx, workspace, [row]);
  return share ?? null;
}

async function standing(
  tx: Tx,
  workspace: WorkspaceId,
  rows: readonly ShareInCommunity[],
): Promise<StandingShare[]> {
  const ids = rows.map((row) => row.id);
  const tags = await tagsOf(tx, workspace, ids);
  const changes = await changesOf(tx, workspace, ids);
  const answers = await answersOf(tx, workspace, ids);
  const shares: StandingShare[] = [];
  for (const row of rows) {
    shares.push({
      id: row.id,
      communityId: row.community_id,
      communityName: row.community_name,
      channelId: row.channel_id,
      message: await whereItStands(tx, workspace, shareKeys.message(row.id)),
      authorId: row.author_id,
      sourceName: row.source_name,
      savedBy: row.saved_by,
      kind: row.kind,
      title: row.title,
      learned: row.learned,
      howToUse: row.how_to_use,
      link: row.link,
      expected: row.expected,
      lookAgainOn: row.look_again_on,
      outcome: row.outcome,
      usedToThink: row.used_to_think,
      sourcePermalink: row.source_permalink,
      place: row.place,
      state: row.state,
      tags: tags.get(row.id) ?? [],
      uses: row.helpfulness,
      changes: changes.get(row.id) ?? [],
      answers: answers.get(row.id) ?? [],
      learnedAt: readInstant(row.learned_at),
      createdAt: readInstant(row.created_at),
      editedAt: row.edited_at === null ? null : readInstant(row.edited_at),
    });
  }
  return shares;
}
