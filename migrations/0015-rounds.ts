import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/**
 * Feedback rounds. Answers without a name are in no table of these: they lie in sealed boxes until the round closes, and what
 * may be said of them then is written at once.
 */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table rounds (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      owner_id text not null,
      title text not null,
      template text not null,
      state text not null check (state in
        ('draft', 'planned', 'open', 'closing', 'tallied', 'closed', 'published', 'discarding', 'discarded')),
      discarded_because text check (discarded_because in ('cancelled', 'too_few', 'no_reader', 'key_lost', 'rested')),
      identity text not null check (identity in ('named', 'unlinked', 'together')),
      threshold integer not null,
      readers text not null check (readers in ('leaders', 'everyone')),
      audience text not null check (audience in ('channel', 'chosen', 'group')),
      group_id text,
      group_handle text,
      opens_on text,
      opens_time text,
      opens_at text,
      closes_on text not null,
      closes_time text not null,
      closes_at text,
      is_extended integer not null check (is_extended in (0, 1)),
      reminds integer not null check (reminds in (0, 1)),
      asks_by_letter integer not null check (asks_by_letter in (0, 1)),
      every_weeks integer,
      series_id text not null,
      seal_id text,
      opened_at text,
      next_step_at text,
      answered integer,
      created_at text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((audience = 'group') = (group_id is not null)),
      check ((opens_on is null) = (opens_time is null)),
      check ((state in ('discarding', 'discarded')) = (discarded_because is not null)),
      check (state in ('draft', 'planned') or (opened_at is not null and closes_at is not null))
    )`);
  await run(sql`create index rounds_by_community on rounds (workspace_id, community_id, created_at)`);
  await run(
    sql`create index rounds_by_next_step on rounds (workspace_id, next_step_at) where next_step_at is not null`,
  );
  await run(sql`
    create table round_questions (
      workspace_id text not null,
      round_id text not null,
      position integer not null,
      key text not null,
      kind text not null check (kind in ('rating', 'single', 'multiple', 'open')),
      text text not null,
      is_required integer not null check (is_required in (0, 1)),
      choices text not null,
      low text,
      high text,
      figures text,
      primary key (workspace_id, round_id, position),
      unique (workspace_id, round_id, key),
      foreign key (workspace_id, round_id) references rounds on delete cascade
    )`);
  await run(sql`
    create table round_people (
      workspace_id text not null,
      round_id text not null,
      user_id text not null,
      part text not null check (part in ('asked', 'reader')),
      primary key (workspace_id, round_id, part, user_id),
      foreign key (workspace_id, round_id) references rounds on delete cascade
    )`);
  await run(sql`create index round_people_by_person on round_people (workspace_id, user_id, part)`);
  await run(sql`
    create table round_answers (
      workspace_id text not null,
      round_id text not null,
      user_id text not null,
      answers text not null,
      written_at text not null,
      edited_at text,
      primary key (workspace_id, round_id, user_id),
      foreign key (workspace_id, round_id) references rounds on delete cascade
    )`);
  await run(sql`
    create table round_comments (
      workspace_id text not null,
      id text not null,
      round_id text not null,
      position integer not null,
      author_id text,
      words text not null,
      state text not null check (state in ('shown', 'withheld')),
      withheld_because text check (withheld_because in ('abusive', 'names_someone')),
      primary key (workspace_id, id),
      foreign key (workspace_id, round_id) references rounds on delete cascade,
      check ((state = 'withheld') = (withheld_because is not null))
    )`);
  await run(
    sql`create index round_comments_by_round on round_comments (workspace_id, round_id, position, id)`,
  );
};
