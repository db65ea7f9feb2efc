import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** What several features have to say to a person unasked, joined into one message a day; and each person's conversation with us. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table letter_parts (
      workspace_id text not null references workspaces on delete cascade,
      id text not null unique,
      key text not null,
      kind text not null,
      subject text not null,
      user_id text not null,
      zone text not null,
      weekdays text not null,
      is_timed integer not null check (is_timed in (0, 1)),
      due_at text not null,
      not_after text,
      state text not null check (state in ('waits', 'joined', 'over')),
      letter_key text,
      created_at text not null,
      primary key (workspace_id, key),
      check ((state <> 'joined') or (letter_key is not null)),
      check ((state <> 'waits') or (letter_key is null))
    )`);
  await run(
    sql`create index letter_parts_by_due on letter_parts (workspace_id, due_at) where state = 'waits'`,
  );
  await run(sql`create index letter_parts_by_person on letter_parts (workspace_id, user_id, state)`);
  await run(sql`create index letter_parts_by_letter on letter_parts (workspace_id, letter_key)`);
  await run(sql`
    create table direct_channels (
      workspace_id text not null references workspaces on delete cascade,
      user_id text not null,
      channel_id text,
      tried_at text,
      primary key (workspace_id, user_id)
    )`);
  await run(sql`
    create index direct_channels_wanted on direct_channels (workspace_id, tried_at) where channel_id is null`);
  await run(sql`
    create index deliveries_too_late on deliveries (workspace_id, key)
    where state = 'skipped' and failure = 'too_late' and kind = 'letter'`);
  // The sender takes one row at a time in this order, also where thousands are due at one instant.
  await run(sql`drop index deliveries_by_due`);
  await run(
    sql`create index deliveries_by_due on deliveries (due_at, created_at, key) where due_at is not null`,
  );
  await run(sql`create index deliveries_by_lease on deliveries (lease_until) where lease_until is not null`);
};
