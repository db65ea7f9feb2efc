import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table deliveries (
      workspace_id text not null references workspaces on delete cascade,
      id text not null unique,
      key text not null,
      kind text not null,
      subject text not null,
      to_user_id text,
      to_channel_id text,
      thread_of_key text,
      thread_ts text,
      due_at text not null,
      not_after text,
      state text not null check (state in ('owed', 'sending', 'unsure', 'sent', 'failed', 'skipped', 'removed')),
      wanted_revision integer not null,
      shown_revision integer not null,
      is_withdrawn integer not null check (is_withdrawn in (0, 1)),
      attempts integer not null,
      lease_owner text,
      lease_until text,
      unsure_since text,
      looks integer not null,
      posted_channel_id text,
      posted_ts text,
      sent_at text,
      failure text,
      created_at text not null,
      primary key (workspace_id, key),
      check ((to_user_id is null) <> (to_channel_id is null)),
      check (shown_revision <= wanted_revision),
      check ((posted_ts is null) or (posted_channel_id is not null))
    )`);
  await run(sql`create index deliveries_by_due on deliveries (state, due_at)`);
  await run(
    sql`create index deliveries_by_message on deliveries (workspace_id, posted_channel_id, posted_ts)`,
  );
  await run(sql`
    create table job_runs (
      job text primary key,
      claimed_for text not null,
      finished_at text
    )`);
};
