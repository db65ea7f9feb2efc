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
      due_at text,
      not_after text,
      state text not null check (state in ('owed', 'sending', 'unsure', 'sent', 'failed', 'skipped', 'removed')),
      wanted_revision integer not null,
      shown_revision integer not null,
      sending_revision integer,
      is_withdrawn integer not null check (is_withdrawn in (0, 1)),
      attempts integer not null,
      lease_token text,
      lease_until text,
      unsure_since text,
      posted_channel_id text,
      posted_ts text,
      pin text check (pin in ('wanted', 'done')),
      sent_at text,
      failure text,
      is_told integer not null check (is_told in (0, 1)),
      created_at text not null,
      primary key (workspace_id, key),
      check ((to_user_id is null) <> (to_channel_id is null)),
      check (shown_revision <= wanted_revision),
      check (sending_revision <= wanted_revision),
      check ((posted_ts is null) or (posted_channel_id is not null)),
      check ((state in ('sending', 'unsure')) = (unsure_since is not null)),
      check ((state in ('sending', 'unsure')) = (sending_revision is not null)),
      check ((state <> 'sending') or (lease_token is not null)),
      check ((lease_token is null) = (lease_until is null)),
      check ((state not in ('failed', 'skipped', 'removed')) or (due_at is null))
    )`);
  await run(sql`create index deliveries_by_due on deliveries (due_at) where due_at is not null`);
  await run(
    sql`create index deliveries_by_message on deliveries (workspace_id, posted_channel_id, posted_ts)`,
  );
  await run(sql`create index deliveries_by_person on deliveries (workspace_id, to_user_id)`);
  await run(sql`
    create index deliveries_in_trouble on deliveries (workspace_id, to_channel_id)
    where state in ('failed', 'unsure')`);
  await run(sql`
    create table job_runs (
      job text primary key,
      claimed_for text not null,
      finished_at text
    )`);
};
