import { sql } from 'kysely';
import { machineClock } from '../src/clock.ts';
import { migrate } from '../src/db/migrate.ts';
import { type Db, openDatabase } from '../src/db/open.ts';
import { type Ctx, cryptoRandom } from '../src/domain/context.ts';
import type { Directory } from '../src/domain/directory.ts';
import { searchLibrary } from '../src/domain/library/library.ts';
import { readQuery } from '../src/domain/library/query.ts';
import { memoryKeys } from '../src/keys/memory-keys.ts';
import { median, ms, quantile, type Row, timed } from './figures.ts';
import { fillLibrary, reader, workspace } from './library.ts';
import { material } from './material.ts';
import { queries } from './queries.ts';

const ROUNDS = 20;
const MOST_MEDIAN = 5;
const MOST_P99 = 40;

/** Fifty fixed searches as a member makes them, beside the bare full-text query of the same words. */
export async function measureSearch(file: string, path: string | undefined, shares: number): Promise<Row[]> {
  const now = machineClock.now();
  const { posts, origin } = await material(path);
  const db = openDatabase(`file:${file}`);
  await migrate(db, now);
  const filled = await timed(() => fillLibrary(db, posts, shares, now));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const typed of queries) {
      const searched = await timed(() =>
        searchLibrary(
          contextFor(db),
          { workspaceId: workspace, userId: reader },
          { typed, here: null, page: 0 },
        ),
      );
      const asked = await timed(() => bareQuery(db, typed));
      // The first round warms caches of statements and pages.
      if (round > 0) {
        ours.push(searched.took);
        bare.push(asked.took);
      }
    }
  }
  await db.close();
  const count = shares.toLocaleString('en');
  return [
    {
      what: `search, ${queries.length} queries over ${count} shares (${origin}): median`,
      measured: ms(median(ours)),
      beside: `at most ${MOST_MEDIAN} ms; bare full-text query ${ms(median(bare))}`,
      holds: median(ours) <= MOST_MEDIAN,
    },
    {
      what: 'search: p99',
      measured: ms(quantile(ours, 0.99)),
      beside: `at most ${MOST_P99} ms; bare full-text query ${ms(quantile(bare, 0.99))}`,
      holds: quantile(ours, 0.99) <= MOST_P99,
    },
    {
      what: 'making a share findable, in batches',
      measured: ms(filled.took / shares),
      beside: '',
      holds: null,
    },
  ];
}

/** What the engine takes to find and weigh all that has these words, without rights, filters, other forms, texts or passages. */
async function bareQuery(db: Db, typed: string): Promise<void> {
  const words = readQuery(typed).terms.flatMap((term) => (term.kind === 'phrase' ? term.words : [term.word]));
  if (words.length === 0) return;
  const match = words.map((word) => `"${word}"`).join(' AND ');
  await sql`
    select rowid, bm25(library_index, 5.0, 1.0) as score from library_index
    where library_index match ${match} order by score limit 20`.execute(db.kysely);
}

function contextFor(db: Db): Ctx {
  const rest = { random: cryptoRandom, directory, keys: memoryKeys(), wakeSender: () => {}, input: null };
  return { db, clock: machineClock, ...rest };
}

async function unasked(): Promise<never> {
  throw new TypeError('a search asks only who is searching');
}

const directory: Directory = {
  person: async (_, userId) => ({ userId, name: 'reader', zone: 'UTC', standing: 'regular', isActive: true }),
  channel: unasked,
  channelMembers: unasked,
  everyone: unasked,
  permalink: unasked,
  openDirect: unasked,
  openGroup: unasked,
};
