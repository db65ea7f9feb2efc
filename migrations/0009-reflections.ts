import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  await run(sql`
    create table questions (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      theme text not null,
      audience text not null check (audience in ('everyone', 'leaders')),
      text text not null,
      folded text not null,
      position integer not null,
      state text not null check (state in ('active', 'retired')),
      times_asked integer not null,
      created_at text not null,
      primary key (workspace_id, id),
      unique (workspace_id, community_id, audience, folded),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`
    create table weeks (
      workspace_id text not null,
      community_id text not null,
      week text not null,
      theme text not null,
      question_id text not null,
      question text not null,
      leader_question_id text,
      leader_question text,
      picked_by text,
      begun_at text,
      closes_at text,
      closed_at text,
      heard text,
      doing text,
      heard_by text,
      heard_at text,
      primary key (workspace_id, community_id, week),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((leader_question_id is null) = (leader_question is null)),
      check ((heard is null) = (doing is null)),
      check ((heard is null) = (heard_by is null)),
      check ((heard is null) = (heard_at is null))
    )`);
  await run(sql`
    create table prompts (
      workspace_id text not null,
      community_id text not null,
      user_id text not null,
      week text not null,
      theme text not null,
      question_id text not null,
      question text not null,
      is_swapped integer not null check (is_swapped in (0, 1)),
      asked_at text not null,
      declined_at text,
      remind_at text,
      primary key (workspace_id, community_id, user_id, week),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(
    sql`create index prompts_by_reminder on prompts (workspace_id, remind_at) where remind_at is not null`,
  );
  await run(sql`create index prompts_by_person on prompts (workspace_id, user_id, week)`);
  await run(sql`
    create table reflections (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      user_id text not null,
      week text not null,
      theme text not null,
      question text not null,
      words text not null,
      visibility text not null check (visibility in ('private', 'community')),
      times_shared integer not null,
      written_at text not null,
      edited_at text,
      primary key (workspace_id, id),
      unique (workspace_id, community_id, user_id, week),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
  await run(sql`create index reflections_by_person on reflections (workspace_id, user_id, written_at)`);
};
