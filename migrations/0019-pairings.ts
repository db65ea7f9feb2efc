import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** Suggestions, and the pairings that they become. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table suggestions (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      round_id text,
      rules_of text,
      asked_by text,
      program text not null check (program in ('mentoring', 'buddies', 'peers', 'coffee')),
      preset text not null check (preset in ('teacher', 'meeting', 'horizon')),
      state text not null check (state in ('open', 'agreed', 'declined', 'expired', 'withdrawn')),
      expires_at text not null,
      next_step_at text,
      created_at text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check (round_id is null or asked_by is null),
      check ((state = 'open') = (next_step_at is not null))
    )`);
  await run(sql`create index suggestions_by_round on suggestions (workspace_id, round_id, state)`);
  await run(sql`create index suggestions_by_state on suggestions (workspace_id, state, community_id)`);
  await run(sql`
    create index suggestions_by_next_step on suggestions (workspace_id, next_step_at) where next_step_at is not null`);
  await run(sql`
    create table suggestion_people (
      workspace_id text not null,
      suggestion_id text not null,
      user_id text not null,
      part text not null check (part in ('mentor', 'mentee', 'peer')),
      answer text check (answer in ('yes', 'no', 'gone')),
      why text check (why in ('topic', 'times', 'experience', 'not_now', 'other')),
      why_words text,
      answered_at text,
      primary key (workspace_id, suggestion_id, user_id),
      foreign key (workspace_id, suggestion_id) references suggestions on delete cascade,
      check ((answer is null) = (answered_at is null)),
      check (why is null or answer = 'no')
    )`);
  await run(sql`create index suggestion_people_by_person on suggestion_people (workspace_id, user_id)`);
  await run(sql`
    create index suggestion_people_by_why on suggestion_people (workspace_id, user_id) where why is not null`);
  await run(sql`
    create table pairings (
      workspace_id text not null,
      id text not null unique,
      community_id text not null,
      round_id text,
      suggestion_id text,
      program text not null check (program in ('mentoring', 'buddies', 'peers', 'coffee')),
      preset text not null check (preset in ('teacher', 'meeting', 'horizon')),
      state text not null check (state in ('running', 'ended')),
      channel_id text,
      introduced_at text,
      slot_at text,
      began_at text not null,
      closes_at text,
      next_step_at text,
      ended_at text,
      ended_because text check (ended_because in ('finished', 'ended', 'not_a_fit', 'left')),
      primary key (workspace_id, id),
      foreign key (workspace_id, community_id) references communities on delete cascade,
      check ((state = 'ended') = (ended_at is not null)),
      check ((state = 'ended') = (ended_because is not null))
    )`);
  await run(sql`create index pairings_by_state on pairings (workspace_id, state, community_id, program)`);
  await run(sql`create index pairings_by_community on pairings (workspace_id, community_id, program)`);
  await run(sql`
    create index pairings_by_next_step on pairings (workspace_id, next_step_at) where next_step_at is not null`);
  await run(sql`
    create table pairing_people (
      workspace_id text not null,
      pairing_id text not null,
      user_id text not null,
      part text not null check (part in ('mentor', 'mentee', 'peer')),
      left_at text,
      closing_words text,
      why_ended text,
      primary key (workspace_id, pairing_id, user_id),
      foreign key (workspace_id, pairing_id) references pairings on delete cascade
    )`);
  await run(sql`create index pairing_people_by_person on pairing_people (workspace_id, user_id)`);
  await run(sql`
    create index pairing_people_by_words on pairing_people (workspace_id, pairing_id) where closing_words is not null`);
  await run(sql`
    create table check_ins (
      workspace_id text not null,
      pairing_id text not null,
      user_id text not null,
      number integer not null,
      kind text not null check (kind in ('check_in', 'midway', 'closing')),
      asked_at text not null,
      has_met integer check (has_met in (0, 1)),
      fit text check (fit in ('good', 'undecided', 'not_a_fit')),
      words text,
      answered_at text,
      primary key (workspace_id, pairing_id, user_id, number),
      foreign key (workspace_id, pairing_id) references pairings on delete cascade
    )`);
};
