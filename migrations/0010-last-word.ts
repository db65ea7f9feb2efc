import { sql } from 'kysely';
import type { Up } from '../src/db/migrate.ts';

export const up: Up = async ({ run }) => {
  // The week alone: enough to tell silence, and no trace of when somebody was there.
  await run(sql`alter table members add column spoke_week text`);
};
