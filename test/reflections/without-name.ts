import { sql } from 'kysely';
import type { Person } from '../../local-slack/person.ts';
import type { Db } from '../../src/db/open.ts';
import type { World } from '../support/world.ts';
import { goTo, learningWeek } from './learning-week.ts';

export const LEADERS = 'Leaders, without my name';
/** Those of #learning who do not lead: as many as it takes. */
export const FIVE = ['ben', 'chloe', 'dev', 'eva', 'omar'] as const;

/** A community of six; on Monday at 16:00 in London all have been asked. */
export async function askedAll(): Promise<World> {
  const world = await learningWeek();
  await goTo(world, '2026-03-02T16:00', 'Europe/London');
  return world;
}

/** Answers this week's question without a name. @returns what the window says then. */
export async function answerSealed(person: Person, words: string, channel = '#learning'): Promise<string> {
  await person.command(channel, '/reflect');
  const errors = await person.submit({ 'My answer': words, 'Who may read it?': LEADERS });
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  const said = person.front().text;
  await person.dismiss();
  return said;
}

/** All of them answer so: `Sealed words of <name>.` */
export async function allAnswerSealed(world: World, names: readonly string[] = FIVE): Promise<void> {
  for (const name of names) await answerSealed(world.as(name), wordsOf(name));
}

export function wordsOf(name: string): string {
  return `Sealed words of ${name}.`;
}

/** Every table with all of its rows, as text; what is not text shows its bytes. */
export async function everyTable(db: Db): Promise<Map<string, string>> {
  const tables = await db.kysely.introspection.getTables();
  const dumps = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db.kysely);
    dumps.set(name, JSON.stringify(rows, inBytes));
  }
  return dumps;
}

function inBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
}

/** Names of the tables in which something is different. */
export function changedTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...after.keys()].filter((name) => after.get(name) !== before.get(name)).sort();
}

/** Everything that stands in Slack, to anybody, in messages. */
export function everyMessage(world: World): string {
  return JSON.stringify([...world.slack.world.messages.values()].map((one) => [...one.values()]));
}
