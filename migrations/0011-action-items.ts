import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** What somebody will do by a day. Where it came from is open: later features lead to some too, each under its own kind. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table action_items (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      text text not null,
      owner_id text not null,
      due_on text not null,
      origin_kind text not null,
      origin_id text,
      origin_note text,
      made_by text not null,
      made_at text not null,
      messages integer not null,
      given_message integer,
      remind_on text,
      is_ownerless_told integer not null check (is_ownerless_told in (0, 1)),
      state text not null check (state in ('open', 'done', 'dropped')),
      settled_by text,
      settled_at text,
      reason text,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((origin_kind = 'own') = (origin_id is null)),
      check (origin_note is null or origin_id is not null),
      check ((state = 'open') = (settled_at is null)),
      check ((settled_by is null) = (settled_at is null)),
      check (reason is null or state = 'dropped')
    )`);
  await run(sql`
    create index action_items_open on action_items (workspace_id, community_id, due_on) where state = 'open'`);
  await run(sql`create index action_items_by_owner on action_items (workspace_id, owner_id, state)`);
  await run(sql`
    create index action_items_by_reminder on action_items (workspace_id, remind_on)
    where state = 'open' and remind_on is not null`);
  await run(sql`
    create index action_items_settled on action_items (workspace_id, community_id, settled_at)
    where state <> 'open'`);
};
