import type { Db } from '../../../db/open.ts';
import { read } from '../../../db/transaction.ts';
import { findCommunityById, isMember } from '../../communities/communities.ts';
import type { MentorIn } from './profile.ts';
import { findStanding } from './store.ts';

/** Whether somebody whom we paused is back; null where they have no profile any more, or do not belong. */
export function pauseForMessage(
  db: Db,
  of: MentorIn,
): Promise<{ readonly communityName: string; readonly isBack: boolean } | null> {
  return read(db, async (tx) => {
    const { workspaceId, communityId, userId } = of;
    const community = await findCommunityById(tx, workspaceId, communityId);
    const standing = await findStanding(tx, of);
    if (community === null || standing === null) return null;
    if (!(await isMember(tx, workspaceId, communityId, userId))) return null;
    return { communityName: community.name, isBack: standing.pausedBecause !== 'silence' };
  });
}
