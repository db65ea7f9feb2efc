import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  // Made anew: a message that is gone may still have files to be deleted, and neither engine alters a check by its content.
  await run(sql`
    create table deliveries_with_pictures (
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
      pictures text,
      picture_step text check (picture_step in ('upload', 'complete', 'check', 'unload')),
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
      check ((picture_step is null) or (pictures is not null)),
      check ((state not in ('failed', 'skipped', 'removed')) or (due_at is null) or (pictures is not null))
    )`);
  const columns = sql.raw(`
    workspace_id, id, key, kind, subject, to_user_id, to_channel_id, thread_of_key, thread_ts, due_at, not_after, state,
    wanted_revision, shown_revision, sending_revision, is_withdrawn, attempts, lease_token, lease_until, unsure_since,
    posted_channel_id, posted_ts, pin, sent_at, failure, is_told, created_at`);
  await run(sql`insert into deliveries_with_pictures (${columns}) select ${columns} from deliveries`);
  await run(sql`drop table deliveries`);
  await run(sql`alter table deliveries_with_pictures rename to deliveries`);
  await run(
    sql`create index deliveries_by_due on deliveries (due_at, created_at, key) where due_at is not null`,
  );
  await run(
    sql`create index deliveries_by_message on deliveries (workspace_id, posted_channel_id, posted_ts)`,
  );
  await run(sql`create index deliveries_by_person on deliveries (workspace_id, to_user_id)`);
  await run(sql`
    create index deliveries_in_trouble on deliveries (workspace_id, to_channel_id)
    where state in ('failed', 'unsure')`);
  await run(sql`
    create index deliveries_too_late on deliveries (workspace_id, key)
    where state = 'skipped' and failure = 'too_late' and kind = 'letter'`);
  await run(sql`create index deliveries_by_lease on deliveries (lease_until) where lease_until is not null`);
};
