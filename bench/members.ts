import { writeInstant } from '../src/db/instants.ts';
import type { Db } from '../src/db/open.ts';
import { write } from '../src/db/transaction.ts';
import type { Community } from '../src/domain/communities/community.ts';
import type { UserId } from '../src/ids.ts';

const AT_ONCE = 500;

/** Makes these people members, as if they had always been, with an hour that is still to be computed. */
export async function enrol(
  db: Db,
  { workspaceId, id }: Pick<Community, 'workspaceId' | 'id'>,
  users: readonly UserId[],
  now: Temporal.Instant,
  zoneOf: (n: number) => string = () => 'UTC',
): Promise<void> {
  const at = writeInstant(now);
  for (let from = 0; from < users.length; from += AT_ONCE) {
    const some = users.slice(from, from + AT_ONCE);
    await write(db, async (tx) => {
      await tx
        .insertInto('people')
        .values(
          some.map((user, n) => ({
            workspace_id: workspaceId,
            user_id: user,
            name: `person ${from + n}`,
            zone: zoneOf(from + n),
            standing: 'regular' as const,
            is_active: 1 as const,
            looked_up_at: at,
          })),
        )
        .execute();
      await tx
        .insertInto('members')
        .values(
          some.map((user) => ({
            workspace_id: workspaceId,
            community_id: id,
            user_id: user,
            role: 'member' as const,
            state: 'belongs' as const,
            since: at,
            is_paused: 0 as const,
            share_place: 'channel' as const,
            reflection_visibility: 'private' as const,
            working_days: '12345',
            every_weeks: 1 as const,
            is_quiet: 0 as const,
            prompts_from: at,
            is_prompt_stale: 1 as const,
          })),
        )
        .execute();
    });
  }
}
