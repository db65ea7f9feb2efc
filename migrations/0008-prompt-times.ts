import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** When each member is asked next, and when each community's week turns: cached instants, and what they are computed from. */
export const up: Up = async ({ run }) => {
  await run(sql`alter table members add column working_days text not null default '12345'`);
  await run(
    sql`alter table members add column every_weeks integer not null default 1 check (every_weeks in (1, 2, 4))`,
  );
  await run(
    sql`alter table members add column is_quiet integer not null default 0 check (is_quiet in (0, 1))`,
  );
  await run(sql`alter table members add column asked_week text`);
  await run(
    sql`alter table members add column prompts_from text not null default '1970-01-01T00:00:00.000Z'`,
  );
  await run(sql`alter table members add column next_prompt_at text`);
  await run(
    sql`alter table members add column is_prompt_stale integer not null default 1 check (is_prompt_stale in (0, 1))`,
  );
  await run(sql`
    create index members_by_next_prompt on members (workspace_id, next_prompt_at)
    where next_prompt_at is not null and is_prompt_stale = 0`);
  await run(sql`
    create index members_with_stale_prompt on members (workspace_id, community_id, user_id)
    where is_prompt_stale = 1`);
  // Leaders are few among many.
  await run(
    sql`create index members_who_lead on members (workspace_id, community_id) where role = 'leader' and state = 'belongs'`,
  );
  await run(
    sql`alter table communities add column asks_weekly integer not null default 1 check (asks_weekly in (0, 1))`,
  );
  await run(sql`alter table communities add column next_week_at text`);
  await run(
    sql`alter table communities add column is_week_stale integer not null default 1 check (is_week_stale in (0, 1))`,
  );
  await run(sql`create index communities_by_next_week on communities (workspace_id, next_week_at)`);
  await run(sql`alter table workspaces add column zone_data text`);
};
