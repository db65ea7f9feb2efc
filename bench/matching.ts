import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { byScore } from '../src/domain/mentoring/matching/candidates.ts';
import { solveAbove, solveFairest } from '../src/domain/mentoring/matching/fairest.ts';
import type { Instance } from '../src/domain/mentoring/matching/instance.ts';
import { loadHighs } from '../test/mentoring/matching/highs.ts';
import { median, ms, type Row, timed } from './figures.ts';
import { sparseInstance } from './matching-instances.ts';

const SUPPLIES = { plenty: 1.5, tight: 0.8 } as const;
type Supply = keyof typeof SUPPLIES;
const REPEATS = 5;
const TIMES_FASTER = 15;
/** In milliseconds, by mentees. */
const LONGEST = new Map([
  [5000, 600],
  [20_000, 5000],
]);
const MOST_MIB = 150;

/** One solve and the fairest matching, with room for all and with too few places; the same by a linear program at 1,000. */
export async function measureMatching(): Promise<Row[]> {
  const one = new Map<string, number>();
  const fairest = new Map<string, number>();
  for (const mentees of [1000, 5000, 20_000]) {
    for (const supply of ['plenty', 'tight'] as const) {
      const instance = sparseInstance({ mentees, supply: SUPPLIES[supply], agreed: 0 });
      one.set(`${supply} ${mentees}`, await medianOf(() => solveOnce(instance)));
      fairest.set(`${supply} ${mentees}`, await medianOf(() => solveFairest(instance)));
    }
  }
  const both = (of: Map<string, number>, mentees: number) =>
    [of.get(`plenty ${mentees}`) ?? Number.NaN, of.get(`tight ${mentees}`) ?? Number.NaN] as const;
  const told = (pair: readonly [number, number]) => `${ms(pair[0])} / ${ms(pair[1])}`;
  return [
    await besideHighs('plenty', both(one, 1000)[0]),
    await besideHighs('tight', both(one, 1000)[1]),
    ...[...LONGEST].map(([mentees, longest]) => ({
      what: `the same of ${mentees.toLocaleString('en')} mentees, with places for 1.5 times as many / for 0.8`,
      measured: told(both(one, mentees)),
      beside: `at most ${longest.toLocaleString('en')} ms`,
      holds: Math.max(...both(one, mentees)) <= longest,
    })),
    growth(both(one, 1000), both(one, 20_000)),
    memory('plenty'),
    memory('tight'),
    {
      what: 'the fairest matching, checked, of 1,000; 5,000; 20,000 mentees, with places for 1.5 times as many / for 0.8',
      measured: [1000, 5000, 20_000].map((mentees) => told(both(fairest, mentees))).join('; '),
      beside: `median of ${REPEATS}`,
      holds: null,
    },
    await wantingTheSame(),
  ];
}

function solveOnce(instance: Instance) {
  const none = new Uint8Array(instance.capacities.length);
  return solveAbove(instance, byScore(instance), 0, { forAll: none, forWaited: none, aboveFloor: none });
}

async function medianOf(run: () => unknown): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < REPEATS; n += 1) took.push((await timed(run)).took);
  return median(took);
}

async function besideHighs(supply: Supply, own: number): Promise<Row> {
  const instance = sparseInstance({ mentees: 1000, supply: SUPPLIES[supply], agreed: 0 });
  const { scores, waited } = instance;
  const highs = await loadHighs();
  const worth = worthsIn(instance);
  const program = programOf(instance, worth);
  const { took, result } = await timed(() => highs.solve(program, { output_flag: false }));
  const { chosen } = solveOnce(instance);
  const sum = chosen.reduce((total, candidate) => total + (worth[candidate] ?? 0), 0);
  if (result.Status !== 'Optimal' || Math.abs(result.ObjectiveValue - sum) > 0.5) {
    throw new Error(`HiGHS found ${result.ObjectiveValue} (${result.Status}), the engine ${sum}`);
  }
  const places = `places for ${SUPPLIES[supply]} times as many`;
  return {
    what: `the best matching of ${waited.length.toLocaleString('en')} mentees with ${scores.length / waited.length} candidates each, ${places}`,
    measured: `${ms(own)}, ${(took / own).toFixed(0)} times as fast`,
    beside: `at least ${TIMES_FASTER} times as fast as HiGHS with the same optimum: ${ms(took)}`,
    holds: took / own >= TIMES_FASTER,
  };
}

/** Of each candidate: enough for being matched that it decides, and little enough that HiGHS's tolerances still see the scores. */
function worthsIn({ first, scores, waited }: Instance): number[] {
  return [...waited.entries()].flatMap(([mentee, hasWaited]) =>
    Array.from(
      scores.subarray(first[mentee], first[mentee + 1]),
      (score) => 10_000_000 * (1 + hasWaited) + score,
    ),
  );
}

function programOf({ capacities, first, mentors, waited }: Instance, worth: readonly number[]): string {
  const byMentor = Map.groupBy(worth.keys(), (candidate) => mentors[candidate] ?? 0);
  const sumOf = (candidates: Iterable<number>) =>
    Array.from(candidates, (candidate) => `x${candidate}`).join('\n + ');
  const all = [...worth.keys()];
  const own = (mentee: number) => all.slice(first[mentee], first[mentee + 1]);
  return [
    'Maximize',
    ` all: ${worth.map((value, candidate) => `${value} x${candidate}`).join('\n + ')}`,
    'Subject To',
    ...Array.from(waited, (_, mentee) => ` e${mentee}: ${sumOf(own(mentee))} <= 1`),
    ...[...byMentor].map(([mentor, many]) => ` m${mentor}: ${sumOf(many)} <= ${capacities[mentor]}`),
    'End',
    '',
  ].join('\n');
}

function growth(small: readonly [number, number], large: readonly [number, number]): Row {
  return {
    what: 'how much longer 20,000 take than 1,000, with places for 1.5 times as many / for 0.8',
    measured: `${(large[0] / small[0]).toFixed(1)} / ${(large[1] / small[1]).toFixed(1)} times`,
    beside: '20 times as many',
    holds: null,
  };
}

function memory(supply: Supply): Row {
  const child = join(import.meta.dirname, 'matching-memory.ts');
  const told: unknown = JSON.parse(
    execFileSync(process.execPath, [child, '20000', String(SUPPLIES[supply])], { encoding: 'utf8' }),
  );
  const { grewMiB, mostMiB } = Object.assign({ grewMiB: Number.NaN, mostMiB: Number.NaN }, told);
  return {
    what: `resident at most during one solve of 20,000 mentees, places for ${SUPPLIES[supply]} times as many: grown by / the whole process`,
    measured: `${grewMiB.toFixed(0)} MiB / ${mostMiB.toFixed(0)} MiB`,
    beside: `grown by at most ${MOST_MIB} MiB`,
    holds: grewMiB <= MOST_MIB,
  };
}

/** What is hardest for successive paths: long queues at the same doors. */
async function wantingTheSame(): Promise<Row> {
  const instance = sparseInstance({ mentees: 5000, supply: 1, agreed: 0.9 });
  const { took } = await timed(() => solveOnce(instance));
  return {
    what: 'one solve of 5,000 mentees who nearly all want the same mentors (nine tenths of each score), as many places as mentees',
    measured: ms(took),
    beside: 'nothing promised',
    holds: null,
  };
}
