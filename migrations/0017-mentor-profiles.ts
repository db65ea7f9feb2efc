import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** What people say of themselves for being matched, in words of their community. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table skills (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      name text not null,
      folded text not null,
      created_at text not null,
      primary key (workspace_id, id),
      unique (workspace_id, community_id, folded),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`
    create table mentor_profiles (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      part text not null check (part in ('mentee', 'mentor', 'both', 'company')),
      capacity integer not null check (capacity between 0 and 5),
      experience integer check (experience between 0 and 4),
      hours_a_month integer check (hours_a_month between 1 and 40),
      hopes text,
      team text,
      manager_id text,
      paused_because text check (paused_because in ('own', 'silence')),
      silences integer not null,
      waits_since text,
      updated_at text not null,
      primary key (workspace_id, community_id, user_id),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`
    create table mentor_skills (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      direction text not null check (direction in ('helps', 'learns')),
      skill_id text not null,
      primary key (workspace_id, community_id, user_id, direction, skill_id),
      foreign key (workspace_id, community_id, user_id) references mentor_profiles on delete cascade,
      foreign key (workspace_id, skill_id) references skills on delete cascade
    )`);
  await run(
    sql`create index mentor_skills_by_skill on mentor_skills (workspace_id, community_id, direction, skill_id, user_id)`,
  );
  await run(sql`
    create table mentor_languages (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      language text not null,
      primary key (workspace_id, community_id, user_id, language),
      foreign key (workspace_id, community_id, user_id) references mentor_profiles on delete cascade
    )`);
  await run(sql`
    create table mentor_avoids (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      avoided_id text not null,
      primary key (workspace_id, community_id, user_id, avoided_id),
      foreign key (workspace_id, community_id, user_id) references mentor_profiles on delete cascade
    )`);
  await run(sql`
    create table mentoring_fields (
      workspace_id text not null,
      community_id text not null,
      team_field text,
      manager_field text,
      primary key (workspace_id, community_id),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
};
