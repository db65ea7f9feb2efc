import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import type { LibraryEntry } from '../../src/db/search.ts';
import { copyHelpfulness, dropEntry, putEntry } from '../../src/db/search.ts';
import type { ShareRow } from '../../src/db/tables.ts';
import { write } from '../../src/db/transaction.ts';
import {
  type ChannelId,
  type CommunityId,
  channelId,
  communityId,
  type ShareId,
  shareId,
  userId,
  workspaceId,
} from '../../src/ids.ts';

export const workspace = workspaceId.of('TLYCEUM');
export const ana = userId.of('UANA');
export const ben = userId.of('UBEN');
export const NOON = Temporal.Instant.from('2026-03-02T12:00:00Z');

/** The nth community and its channel. */
export function communityNumber(n: number): CommunityId {
  return communityId.of(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
}

export function shareNumber(n: number): ShareId {
  return shareId.of(`00000000-0000-4000-9000-${String(n).padStart(12, '0')}`);
}

export function channelNumber(n: number): ChannelId {
  return channelId.of(`C${n}`);
}

export interface ShelvedShare {
  readonly community?: number;
  readonly title?: string | null;
  readonly learned: string;
  readonly howToUse?: string | null;
  readonly tags?: readonly string[];
  readonly author?: typeof ana;
  readonly kind?: ShareRow['kind'];
  readonly learnedAt?: Temporal.Instant;
  readonly helpfulness?: number;
}

/** Communities 1 … `count`, each with ana in it. */
export async function openLibrary(db: Db, count = 1): Promise<void> {
  const at = writeInstant(NOON);
  await write(db, async (tx) => {
    await tx
      .insertInto('workspaces')
      .values({ workspace_id: workspace, name: 'Lyceum', bot_user_id: userId.of('UBOT'), installed_at: at })
      .execute();
    for (let n = 1; n <= count; n += 1) {
      await tx
        .insertInto('communities')
        .values({
          workspace_id: workspace,
          id: communityNumber(n),
          channel_id: channelNumber(n),
          channel_name: `learning-${n}`,
          is_private: 0,
          name: `Learning ${n}`,
          purpose: 'To learn',
          zone: 'UTC',
          prompt_weekday: 1,
          prompt_time: '10:00',
          belonging: 'everyone',
          guests_belong: 0,
          state: 'active',
          resting_because: null,
          norms_looked_at: at,
          set_up_by: ana,
          created_at: at,
          asks_weekly: 1,
          is_week_stale: 0,
        })
        .execute();
      await tx
        .insertInto('members')
        .values({
          workspace_id: workspace,
          community_id: communityNumber(n),
          user_id: ana,
          role: 'member',
          state: 'belongs',
          since: at,
          zone: null,
          prompt_weekday: null,
          prompt_time: null,
          is_paused: 0,
          away_until: null,
          skipped_week: null,
          share_place: 'channel',
          reflection_visibility: 'private',
          working_days: '12345',
          every_weeks: 1,
          is_quiet: 0,
          prompts_from: at,
          is_prompt_stale: 0,
        })
        .execute();
    }
  });
}

/** Writes the nth share and makes it findable. */
export async function shelve(db: Db, n: number, share: ShelvedShare): Promise<void> {
  const learnedAt = share.learnedAt ?? NOON.subtract({ hours: 1000 - n });
  const entry = entryOf(n, share, learnedAt);
  await write(db, async (tx) => {
    await tx
      .insertInto('shares')
      .values({
        workspace_id: workspace,
        id: entry.shareId,
        community_id: entry.communityId,
        author_id: entry.authorId,
        source_name: null,
        saved_by: ana,
        kind: entry.kind,
        title: entry.title,
        learned: entry.learned,
        how_to_use: entry.howToUse,
        link: null,
        expected: null,
        look_again_on: null,
        outcome: null,
        used_to_think: null,
        source_permalink: null,
        place: 'library',
        state: 'published',
        helpfulness: share.helpfulness ?? 0,
        learned_at: writeInstant(learnedAt),
        created_at: writeInstant(learnedAt),
        edited_at: null,
        import_key: null,
      })
      .execute();
    await putEntry(tx, entry);
    await copyHelpfulness(tx, workspace, entry.shareId);
  });
}

export async function reword(db: Db, n: number, share: ShelvedShare): Promise<void> {
  await write(db, (tx) => putEntry(tx, entryOf(n, share, share.learnedAt ?? NOON)));
}

export async function unshelve(db: Db, n: number): Promise<void> {
  await write(db, (tx) => dropEntry(tx, workspace, shareNumber(n)));
}

function entryOf(n: number, share: ShelvedShare, learnedAt: Temporal.Instant): LibraryEntry {
  return {
    workspaceId: workspace,
    communityId: communityNumber(share.community ?? 1),
    shareId: shareNumber(n),
    title: share.title ?? null,
    learned: share.learned,
    howToUse: share.howToUse ?? null,
    usedToThink: null,
    expected: null,
    outcome: null,
    tags: share.tags ?? [],
    answers: [],
    authorId: share.author ?? ana,
    kind: share.kind ?? 'insight',
    learnedAt,
  };
}
