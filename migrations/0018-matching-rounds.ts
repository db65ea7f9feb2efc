import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** One matching of many: its rules, who takes part, and what is proposed until it is sent. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table matching_rounds (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      owner_id text not null,
      program text not null check (program in ('mentoring', 'buddies', 'peers', 'coffee')),
      state text not null check (state in
        ('matching', 'proposed', 'planned', 'sending', 'sent', 'closed', 'cancelled')),
      taking_part text not null check (taking_part in ('opted_in', 'group', 'newcomers')),
      group_id text,
      group_handle text,
      newcomer_days integer,
      preset text not null check (preset in ('teacher', 'meeting', 'horizon')),
      not_manager integer not null check (not_manager in (0, 1)),
      not_same_team integer not null check (not_same_team in (0, 1)),
      same_language integer not null check (same_language in (0, 1)),
      least_shared_minutes integer not null check (least_shared_minutes between 0 and 480),
      group_size integer not null check (group_size between 2 and 4),
      agreement text not null check (agreement in ('both', 'notified')),
      answer_days integer not null check (answer_days between 1 and 14),
      every_weeks integer,
      series_id text not null,
      seed text not null,
      is_cut integer not null check (is_cut in (0, 1)),
      is_proven integer not null check (is_proven in (0, 1)),
      blocking_pairs integer,
      matches_at text,
      next_step_at text,
      sent_at text,
      created_at text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((taking_part = 'group') = (group_id is not null)),
      check ((taking_part = 'newcomers') = (newcomer_days is not null)),
      check (state not in ('sent', 'closed') or sent_at is not null)
    )`);
  await run(
    sql`create index matching_rounds_by_community on matching_rounds (workspace_id, community_id, created_at)`,
  );
  await run(sql`create index matching_rounds_by_state on matching_rounds (workspace_id, state)`);
  await run(sql`create index matching_rounds_by_series on matching_rounds (workspace_id, series_id)`);
  await run(sql`
    create index matching_rounds_by_next_step on matching_rounds (workspace_id, next_step_at)
    where next_step_at is not null`);
  await run(sql`
    create table matching_people (
      workspace_id text not null,
      round_id text not null,
      user_id text not null,
      part text not null check (part in ('mentor', 'mentee', 'both', 'peer')),
      skips integer not null check (skips in (0, 1)),
      left_because text,
      is_told integer not null check (is_told in (0, 1)),
      primary key (workspace_id, round_id, user_id),
      foreign key (workspace_id, round_id) references matching_rounds on delete cascade
    )`);
  await run(sql`
    create table matching_groups (
      workspace_id text not null,
      id text not null unique,
      round_id text not null,
      score integer,
      is_locked integer not null check (is_locked in (0, 1)),
      is_sent integer not null check (is_sent in (0, 1)),
      primary key (workspace_id, id),
      foreign key (workspace_id, round_id) references matching_rounds on delete cascade
    )`);
  await run(
    sql`create index matching_groups_by_round on matching_groups (workspace_id, round_id, is_sent, id)`,
  );
  await run(sql`
    create table matching_group_people (
      workspace_id text not null,
      group_id text not null,
      user_id text not null,
      part text not null check (part in ('mentor', 'mentee', 'peer')),
      primary key (workspace_id, group_id, user_id),
      foreign key (workspace_id, group_id) references matching_groups on delete cascade
    )`);
  await run(sql`
    create table matching_forbidden (
      workspace_id text not null,
      round_id text not null,
      one_id text not null,
      other_id text not null,
      primary key (workspace_id, round_id, one_id, other_id),
      foreign key (workspace_id, round_id) references matching_rounds on delete cascade,
      check (one_id < other_id)
    )`);
};
