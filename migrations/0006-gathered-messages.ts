import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

/** Which pinned messages a leader has had asked about: an author who said no is not asked again. */
export const up: Up = async ({ run }) => {
  await run(sql`
    create table gathered_messages (
      workspace_id text not null,
      community_id text not null,
      message_ts text not null,
      gathered_by text not null,
      at text not null,
      primary key (workspace_id, community_id, message_ts),
      foreign key (workspace_id, community_id) references communities on delete cascade
    )`);
};
