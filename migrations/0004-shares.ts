import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table shares (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      author_id text,
      source_name text,
      saved_by text not null,
      kind text not null
        check (kind in ('insight', 'mistake', 'experiment', 'changed_mind', 'resource', 'question')),
      title text,
      learned text not null,
      how_to_use text,
      link text,
      expected text,
      look_again_on text,
      outcome text,
      used_to_think text,
      source_permalink text,
      place text not null check (place in ('channel', 'library')),
      state text not null check (state in ('asked', 'published')),
      helpfulness integer not null default 0,
      learned_at text not null,
      created_at text not null,
      edited_at text,
      import_key text,
      primary key (workspace_id, id),
      unique (workspace_id, community_id, import_key),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((author_id is null) <> (source_name is null)),
      check ((kind = 'experiment') or (look_again_on is null)),
      check ((state = 'published') or (author_id is not null))
    )`);
  await run(sql`create index shares_by_time on shares (workspace_id, community_id, state, created_at)`);
  await run(sql`create index shares_by_author on shares (workspace_id, author_id, created_at)`);
  // One message becomes one share of a community.
  await run(
    sql`create unique index shares_by_source on shares (workspace_id, community_id, source_permalink)`,
  );
  for (const statement of [tags, uses, saves, answers]) await run(statement);
  await run(sql`create index share_tags_by_tag on share_tags (workspace_id, community_id, tag)`);
  await run(sql`create index share_saves_by_person on share_saves (workspace_id, user_id, at)`);
};

const tags = sql`
  create table share_tags (
    workspace_id text not null,
    share_id text not null,
    community_id text not null,
    tag text not null,
    label text not null,
    primary key (workspace_id, share_id, tag),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;
const uses = sql`
  create table share_uses (
    workspace_id text not null,
    share_id text not null,
    user_id text not null,
    what_changed text,
    at text not null,
    primary key (workspace_id, share_id, user_id),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;
const saves = sql`
  create table share_saves (
    workspace_id text not null,
    share_id text not null,
    user_id text not null,
    at text not null,
    primary key (workspace_id, share_id, user_id),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;
const answers = sql`
  create table share_answers (
    workspace_id text not null,
    share_id text not null,
    position integer not null,
    author_id text not null,
    text text not null,
    reply_ts text not null,
    permalink text,
    marked_by text not null,
    at text not null,
    primary key (workspace_id, share_id, position),
    unique (workspace_id, share_id, reply_ts),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;
