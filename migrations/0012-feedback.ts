import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table feedback_requests (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      asker_id text not null,
      asked_id text not null,
      about text,
      asked_at text not null,
      expires_at text not null,
      declined_at text,
      answered_at text,
      removed_at text,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check (asker_id <> asked_id)
    )`);
  await run(
    sql`create index feedback_requests_by_asker on feedback_requests (workspace_id, asker_id, asked_at)`,
  );
  await run(
    sql`create index feedback_requests_by_asked on feedback_requests (workspace_id, asked_id, asked_at)`,
  );
  await run(sql`
    create table feedback (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      author_id text not null,
      reader_id text not null,
      request_id text,
      situation text not null,
      behaviour text not null,
      impact text not null,
      drafted_at text not null,
      sent_at text,
      opened_at text,
      thanked_at text,
      is_hidden_from_author integer not null check (is_hidden_from_author in (0, 1)),
      is_hidden_from_reader integer not null check (is_hidden_from_reader in (0, 1)),
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check (author_id <> reader_id),
      check (opened_at is null or sent_at is not null),
      check (thanked_at is null or opened_at is not null),
      check (opened_at is not null or (is_hidden_from_author = 0 and is_hidden_from_reader = 0)),
      check (is_hidden_from_author = 0 or is_hidden_from_reader = 0)
    )`);
  await run(sql`create index feedback_by_author on feedback (workspace_id, author_id, sent_at)`);
  await run(sql`create index feedback_by_reader on feedback (workspace_id, reader_id, sent_at)`);
};
