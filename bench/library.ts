import { writeInstant } from '../src/db/instants.ts';
import type { Db } from '../src/db/open.ts';
import { putEntry } from '../src/db/search.ts';
import { type Tx, write } from '../src/db/transaction.ts';
import { type CommunityId, channelId, communityId, shareId, userId, workspaceId } from '../src/ids.ts';
import type { Post } from './material.ts';

export const workspace = workspaceId.of('TBENCH');
export const reader = userId.of('UREADER');
const AT_ONCE = 500;

/** One community with this many shares, the posts again and again, spread over ten years. */
export async function fillLibrary(
  db: Db,
  posts: readonly Post[],
  count: number,
  now: Temporal.Instant,
): Promise<void> {
  const community = communityId.of(crypto.randomUUID());
  await write(db, (tx) => openCommunity(tx, community, now));
  const hoursApart = Math.max(1, Math.floor((10 * 365 * 24) / count));
  for (let from = 0; from < count; from += AT_ONCE) {
    await write(db, async (tx) => {
      for (let n = from; n < Math.min(from + AT_ONCE, count); n += 1) {
        const post = posts[n % posts.length];
        if (post !== undefined)
          await shelve(tx, community, post, now.subtract({ hours: (count - n) * hoursApart }));
      }
    });
  }
}

async function openCommunity(tx: Tx, community: CommunityId, now: Temporal.Instant): Promise<void> {
  const at = writeInstant(now);
  await tx
    .insertInto('workspaces')
    .values({ workspace_id: workspace, name: 'Bench', bot_user_id: userId.of('UBOT'), installed_at: at })
    .execute();
  await tx
    .insertInto('communities')
    .values({
      workspace_id: workspace,
      id: community,
      channel_id: channelId.of('CBENCH'),
      channel_name: 'bench',
      is_private: 0,
      name: 'Bench',
      purpose: 'To be measured',
      zone: 'UTC',
      prompt_weekday: 1,
      prompt_time: '10:00',
      belonging: 'everyone',
      guests_belong: 0,
      state: 'active',
      resting_because: null,
      norms_looked_at: at,
      set_up_by: reader,
      created_at: at,
      asks_weekly: 1,
      is_week_stale: 0,
    })
    .execute();
  await tx
    .insertInto('members')
    .values({
      workspace_id: workspace,
      community_id: community,
      user_id: reader,
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

async function shelve(tx: Tx, community: CommunityId, post: Post, at: Temporal.Instant): Promise<void> {
  const id = shareId.of(crypto.randomUUID());
  const written = writeInstant(at);
  await tx
    .insertInto('shares')
    .values({
      workspace_id: workspace,
      id,
      community_id: community,
      author_id: reader,
      source_name: null,
      saved_by: reader,
      kind: 'insight',
      title: post.title,
      learned: post.body,
      how_to_use: null,
      link: null,
      expected: null,
      look_again_on: null,
      outcome: null,
      used_to_think: null,
      source_permalink: null,
      place: 'library',
      state: 'published',
      helpfulness: 0,
      learned_at: written,
      created_at: written,
      edited_at: null,
      import_key: null,
    })
    .execute();
  await putEntry(tx, {
    workspaceId: workspace,
    communityId: community,
    shareId: id,
    title: post.title,
    learned: post.body,
    howToUse: null,
    usedToThink: null,
    expected: null,
    outcome: null,
    tags: [post.topic],
    answers: [],
    authorId: reader,
    kind: 'insight',
    learnedAt: at,
  });
}
