import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table communities (
      workspace_id text not null references workspaces on delete cascade,
      id text not null unique,
      channel_id text not null,
      channel_name text not null,
      is_private integer not null check (is_private in (0, 1)),
      name text not null,
      purpose text not null,
      zone text not null,
      prompt_weekday integer not null check (prompt_weekday between 1 and 7),
      prompt_time text not null,
      belonging text not null check (belonging in ('everyone', 'joiners')),
      guests_belong integer not null check (guests_belong in (0, 1)),
      state text not null check (state in ('active', 'resting')),
      resting_because text check (resting_because in ('archived', 'deleted', 'removed', 'shared')),
      norms_looked_at text not null,
      members_looked_at text,
      leaderless_since text,
      set_up_by text not null,
      created_at text not null,
      primary key (workspace_id, id),
      unique (workspace_id, channel_id),
      check ((state = 'resting') = (resting_because is not null))
    )`);
  await run(sql`
    create table norms (
      workspace_id text not null,
      community_id text not null,
      position integer not null,
      text text not null,
      primary key (workspace_id, community_id, position),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`
    create table members (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      role text not null check (role in ('leader', 'member')),
      state text not null check (state in ('belongs', 'left', 'stepped_out')),
      since text not null,
      zone text,
      prompt_weekday integer check (prompt_weekday between 1 and 7),
      prompt_time text,
      is_paused integer not null default 0 check (is_paused in (0, 1)),
      away_until text,
      skipped_week text,
      share_place text not null default 'channel' check (share_place in ('channel', 'library')),
      reflection_visibility text not null default 'private'
        check (reflection_visibility in ('private', 'community')),
      primary key (workspace_id, community_id, user_id),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`create index members_by_person on members (workspace_id, user_id, state)`);
  await run(sql`
    create table checklist_steps (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      step text not null,
      state text not null check (state in ('done', 'dismissed')),
      at text not null,
      primary key (workspace_id, community_id, user_id, step),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`
    create table channel_inviters (
      workspace_id text not null references workspaces on delete cascade,
      channel_id text not null,
      user_id text not null,
      at text not null,
      primary key (workspace_id, channel_id)
    )`);
};
