/**
 * `npm run bench -- [posts.jsonl]`: what the issue asks to be measured, as a table. Only ratios within one run mean anything
 * from one machine to another. BENCH_SHARES makes the library smaller or larger, BENCH_MEMBERS the communities (a tenth of them are
 * asked at once); BENCH_ONLY runs one part.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Row, table } from './figures.ts';
import { measureHours } from './hours.ts';
import { measureMatching } from './matching.ts';
import { measurePage } from './page.ts';
import { measurePageOpening } from './page-opening.ts';
import { measureProcess } from './process.ts';
import { measurePrompts } from './prompts.ts';
import { measureRounds } from './rounds.ts';
import { measureSearch } from './search.ts';
import { measureSharing } from './share-under-load.ts';

const SHARES = Number(process.env.BENCH_SHARES ?? 100_000);
const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 100_000);
const posts = process.argv[2] ?? process.env.BENCH_POSTS;
const only = process.env.BENCH_ONLY;

const folder = await mkdtemp(join(tmpdir(), 'lyceum-bench-'));
const parts: readonly (readonly [string, () => Promise<Row[]>])[] = [
  ['process', () => measureProcess(folder)],
  ['share', () => measureSharing(join(folder, 'share.db'))],
  ['search', () => measureSearch(join(folder, 'search.db'), posts, SHARES)],
  ['hours', () => measureHours(join(folder, 'hours.db'), MEMBERS)],
  ['rounds', () => measureRounds(folder)],
  ['matching', measureMatching],
  ['page', measurePage],
  ['page-opening', measurePageOpening],
  ['prompts', () => measurePrompts(join(folder, 'prompts.db'), Math.ceil(MEMBERS / 10))],
];
const rows: Row[] = [];
try {
  for (const [name, measure] of parts) {
    if (only !== undefined && only !== name) continue;
    process.stderr.write(`measuring: ${name}\n`);
    rows.push(...(await measure()));
  }
} finally {
  await rm(folder, { recursive: true });
}
const [cpu] = cpus();
process.stdout.write(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.versions.node}, ${process.platform} ${process.arch}\n\n${table(rows)}\n`,
);
