import { sql } from 'kysely';
import type { World } from '../support/world.ts';

/** All that the database of this world holds, as one text. */
export async function everythingKept({ db }: World): Promise<string> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    db.kysely,
  );
  const contents: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db.kysely);
    contents.push(JSON.stringify(rows));
  }
  return contents.join('\n');
}

/** All that the bot has sent to Slack, as one text; windows for those who typed it are left out. */
export function everythingSaid({ slack }: World): string {
  return ['chat.postMessage', 'chat.update', 'chat.postEphemeral']
    .flatMap((method) => slack.ledger.calls(method))
    .map((call) => JSON.stringify(call))
    .join('\n');
}
