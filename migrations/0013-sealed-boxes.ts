import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** Answers without a name. What each row takes says nothing of how much was answered, and no row says when. */
export const up: Up = async ({ engine, run }) => {
  const bytes = sql.raw(engine === 'sqlite' ? 'blob' : 'bytea');
  await run(sql`
    create table seals (
      workspace_id text not null,
      id text not null unique,
      answer_bytes integer not null check (answer_bytes > 0),
      capacity integer not null check (capacity > 0),
      receipts ${bytes} not null,
      primary key (workspace_id, id)
    )`);
  await run(sql`
    create table sealed_boxes (
      workspace_id text not null,
      seal_id text not null,
      box integer not null check (box >= 0),
      contents ${bytes} not null,
      primary key (workspace_id, seal_id, box),
      foreign key (workspace_id, seal_id) references seals on delete cascade
    )`);
  if (engine === 'postgres') {
    // What is encrypted cannot be compressed: trying costs time at each answer.
    await run(sql`alter table seals alter column receipts set storage external`);
    await run(sql`alter table sealed_boxes alter column contents set storage external`);
  }
};
