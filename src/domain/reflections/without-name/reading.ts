import { readInstant, writeInstant } from '../../../db/instants.ts';
import type { WeekRow } from '../../../db/tables-of-reflections.ts';
import { refreshAll } from '../../../delivery/outbox.ts';
import type { CommunityId, UserId, WorkspaceId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { leadersOf } from '../../communities/leaders.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { localDateOf } from '../../time.ts';
import { reflectionKeys, reflectionLimits } from '../reflection.ts';
import { findWeek } from '../weeks/store.ts';
import { findSealedWeek, type WeekPlace } from './store.ts';
import { deleteWords, listReadBefore, listWords } from './store-of-words.ts';

const READABLE_FOR = Temporal.Duration.from({ hours: 24 * reflectionLimits.daysReadable });
const PER_PAGE = 10;

export interface ReadWithoutNames {
  readonly community: Community;
  readonly week: string;
  readonly question: string;
  /** Of this page, in an order that means nothing. */
  readonly answers: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  /** Local date in the community's zone on which they are deleted. */
  readonly until: string;
}

/**
 * What was answered without a name in a week that has closed, for its leaders. Pages begin with 0; one past the end shows the last.
 * @throws Refusal `not_found` where nothing of it is there any more; those of asLeader.
 */
export async function readWithoutNames(
  ctx: Ctx,
  actor: Actor,
  {
    communityId,
    week,
    page,
  }: { readonly communityId: CommunityId; readonly week: string; readonly page: number },
): Promise<ReadWithoutNames> {
  const who = await identify(ctx, actor, 'leader');
  const { workspaceId } = actor;
  return await look(ctx, async (tx) => {
    const { community } = await asLeader(tx, who, communityId);
    const row = await findWeek(tx, workspaceId, communityId, week);
    const sealed = await findSealedWeek(tx, { workspaceId, communityId, week });
    const all = await listWords(tx, { workspaceId, communityId, week });
    // Before it is settled, a key is still there that tells whose they are.
    if (row === null || sealed?.state !== 'settled' || all.length === 0) throw gone();
    const pages = Math.ceil(all.length / PER_PAGE);
    const shown = Math.min(Math.max(0, page), pages - 1);
    return {
      community,
      week,
      question: row.question,
      answers: all.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE),
      page: shown,
      pages,
      count: all.length,
      until: deletedOn(row, community),
    };
  });
}

/** What a leader is told of a week's answers without a name. */
export interface WithoutNamesShown {
  readonly community: Community;
  readonly week: string;
  readonly question: string;
  readonly are:
    | { readonly is: 'readable'; readonly count: number; readonly until: string }
    | { readonly is: 'deleted' }
    | { readonly is: 'lost' };
}

/** Null where there is nothing to tell, and, before it stands, for whoever leads no more. */
export function withoutNamesForLeader(
  ctx: Ctx,
  place: WeekPlace,
  { leader, stands }: { readonly leader: UserId; readonly stands: boolean },
): Promise<WithoutNamesShown | null> {
  return look(ctx, async (tx) => {
    const { workspaceId, communityId, week } = place;
    const community = await findCommunityById(tx, workspaceId, communityId);
    const row = await findWeek(tx, workspaceId, communityId, week);
    const sealed = await findSealedWeek(tx, place);
    if (community === null || row === null || sealed?.state !== 'settled') return null;
    if (!stands && !(await leadersOf(tx, workspaceId, communityId)).includes(leader)) return null;
    const shown = { community, week, question: row.question };
    if (sealed.outcome === 'lost') return { ...shown, are: { is: 'lost' } };
    if (sealed.outcome !== 'shown') return null;
    const count = (await listWords(tx, place)).length;
    if (count === 0) return stands ? { ...shown, are: { is: 'deleted' } } : null;
    return { ...shown, are: { is: 'readable', count, until: deletedOn(row, community) } };
  });
}

/** Deletes what leaders could read for as long as they were told. May be asked again at any time. */
export async function deleteReadAnswers(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const before = writeInstant(now.subtract(READABLE_FOR));
  await change(ctx, workspace, async (tx) => {
    for (const place of await listReadBefore(tx, workspace, before)) {
      await deleteWords(tx, place);
      await refreshAll(tx, workspace, reflectionKeys.withoutNames(place.communityId, place.week), now);
    }
  });
}

function deletedOn({ closed_at: closedAt }: WeekRow, { zone }: Community): string {
  if (closedAt === null) throw gone();
  return localDateOf(readInstant(closedAt).add(READABLE_FOR), zone);
}

function gone(): Refusal {
  return new Refusal(
    'not_found',
    `These answers are no longer there: they are deleted ${reflectionLimits.daysReadable} days after their week has closed.`,
  );
}
