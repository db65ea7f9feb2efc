import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/**
 * Answers to the weekly question without a name. Until a week has closed they lie in its seal; then their words stand here, and nothing
 * says whose they are, when they came, or in which order.
 */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table sealed_weeks (
      workspace_id text not null,
      community_id text not null,
      week text not null,
      state text not null check (state in ('new', 'open', 'closing', 'read', 'settled')),
      seal_id text unique,
      outcome text check (outcome in ('shown', 'unread', 'lost')),
      answered integer,
      primary key (workspace_id, community_id, week),
      foreign key (workspace_id, community_id, week) references weeks on delete cascade,
      check ((state = 'settled') = (seal_id is null)),
      check ((state in ('read', 'settled')) = (outcome is not null)),
      check ((outcome is null) = (answered is null))
    )`);
  await run(
    sql`create index sealed_weeks_not_settled on sealed_weeks (workspace_id, state) where state <> 'settled'`,
  );
  await run(sql`
    create table leader_reflections (
      workspace_id text not null,
      id text not null,
      community_id text not null,
      week text not null,
      words text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id, week) references weeks on delete cascade
    )`);
  await run(
    sql`create index leader_reflections_by_week on leader_reflections (workspace_id, community_id, week)`,
  );
};
