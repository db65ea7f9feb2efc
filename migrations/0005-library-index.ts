import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** What search needs of a share. The words in it are analysed by us, so that both engines find the same shares. */
export const up: Up = async ({ engine, run }) => {
  await run(engine === 'sqlite' ? sqliteEntries : postgresEntries);
  await run(sql`create index library_entries_by_community on library_entries (workspace_id, community_id)`);
  if (engine === 'sqlite') {
    await run(sql`
      create virtual table library_index
      using fts5(heading, body, tokenize = "ascii tokenchars '~#+'", prefix = '2 3 4')`);
    await run(sql`
      create trigger library_index_follows after delete on library_entries
      begin delete from library_index where rowid = old.id; end`);
    // What a person deletes is overwritten in the index too.
    await run(sql`insert into library_index (library_index, rank) values ('secure-delete', 1)`);
  } else {
    // fastupdate would let every search and every share touch one pending list, which serializable transactions then fight for.
    await run(sql`
      create index library_entries_by_words on library_entries
      using gin (words) with (fastupdate = off)`);
  }
  await run(sql`
    create table library_words (
      workspace_id text not null,
      community_id text not null,
      word text not null,
      letters integer not null,
      primary key (workspace_id, community_id, word),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`create index library_words_by_length on library_words (workspace_id, community_id, letters)`);
};

const sqliteEntries = sql`
  create table library_entries (
    id integer primary key autoincrement,
    workspace_id text not null,
    share_id text not null,
    community_id text not null,
    author_id text,
    kind text not null,
    learned_at text not null,
    helpfulness integer not null default 0,
    unique (workspace_id, share_id),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;

const postgresEntries = sql`
  create table library_entries (
    id bigint generated always as identity primary key,
    workspace_id text not null,
    share_id text not null,
    community_id text not null,
    author_id text,
    kind text not null,
    learned_at text not null,
    helpfulness integer not null default 0,
    words tsvector not null default '',
    unique (workspace_id, share_id),
    foreign key (workspace_id, share_id) references shares on delete cascade
  )`;
