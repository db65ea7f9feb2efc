import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table workspaces (
      workspace_id text primary key,
      name text not null,
      bot_user_id text not null,
      installed_at text not null
    )`);
  await run(sql`
    create table people (
      workspace_id text not null references workspaces on delete cascade,
      user_id text not null,
      name text not null,
      zone text,
      standing text not null check (standing in ('owner', 'regular', 'guest', 'outsider', 'bot')),
      is_active integer not null check (is_active in (0, 1)),
      looked_up_at text not null,
      last_community_id text,
      primary key (workspace_id, user_id)
    )`);
  await run(sql`
    create table seen_inputs (
      workspace_id text not null,
      input_key text not null,
      handling_id text not null,
      seen_at text not null,
      primary key (workspace_id, input_key)
    )`);
  await run(sql`create index seen_inputs_by_age on seen_inputs (seen_at)`);
};
