import type { LegacyHighs } from 'highs';
import type { Instance } from '../../../src/domain/mentoring/matching/instance.ts';
import { loadHighs } from './highs.ts';

/** What a sum over the candidates should be. */
interface Row {
  readonly terms: readonly string[];
  readonly is: string;
}

/**
 * The objective by linear programs, one wish after another, each held fast for the next: with whole capacities their corners are whole, so
 * there is no rounding. Whether a floor is the highest is asked by a program above it.
 */
export async function programsFor(instance: Instance) {
  const highs = await loadHighs();
  const all = candidatesOf(instance);
  const count = (many: readonly Candidate[]) => many.map(({ name }) => name);
  const ofWaited = (many: readonly Candidate[]) => many.filter(({ waited }) => waited);
  const matched = most(highs, all, count(all), []);
  const asMany = (many: readonly Candidate[]) => ({ terms: count(many), is: `>= ${matched}` });
  const waited = most(highs, all, count(ofWaited(all)), [asMany(all)]);
  const keep = (many: readonly Candidate[]) => [
    asMany(many),
    { terms: count(ofWaited(many)), is: `>= ${waited}` },
  ];
  return {
    matched,
    waited,
    /** The largest sum with a floor; null if it leaves more without. */
    sumAbove(floor: number): number | null {
      const above = all.filter(({ score }) => score >= floor);
      if (most(highs, above, count(above), []) < matched) return null;
      if (most(highs, above, count(ofWaited(above)), [asMany(above)]) < waited) return null;
      const terms = above.map(({ name, score }) => `${score} ${name}`);
      return most(highs, above, terms, keep(above));
    },
  };
}

interface Candidate {
  readonly name: string;
  readonly mentee: number;
  readonly mentor: number;
  readonly room: number;
  readonly score: number;
  readonly waited: boolean;
}

function candidatesOf({ capacities, first, mentors, scores, waited }: Instance): Candidate[] {
  return [...waited.entries()].flatMap(([mentee, hasWaited]) =>
    Array.from({ length: first[mentee + 1]! - first[mentee]! }, (_, at) => {
      const candidate = first[mentee]! + at;
      const mentor = mentors[candidate]!;
      return {
        name: `x${candidate}`,
        mentee,
        mentor,
        room: capacities[mentor]!,
        score: scores[candidate]!,
        waited: hasWaited === 1,
      };
    }),
  );
}

/** The largest value of the terms' sum; -1 if nothing fulfils the rows. */
function most(
  highs: LegacyHighs,
  candidates: readonly Candidate[],
  terms: readonly string[],
  rows: readonly Row[],
): number {
  if (candidates.length === 0 || terms.length === 0) return 0;
  const mentees = Map.groupBy(candidates, ({ mentee }) => mentee);
  const mentors = Map.groupBy(candidates, ({ mentor }) => mentor);
  const named = (many: readonly Candidate[]) => many.map(({ name }) => name);
  const all = [
    ...[...mentees.values()].map((many) => ({ terms: named(many), is: '<= 1' })),
    ...[...mentors.values()].map((many) => ({ terms: named(many), is: `<= ${many[0]!.room}` })),
    ...rows,
  ];
  const lines = all.map(({ terms: own, is }, at) => ` r${at}: ${own.join('\n + ')} ${is}`);
  const program = ['Maximize', ` all: ${terms.join('\n + ')}`, 'Subject To', ...lines, 'End', ''].join('\n');
  const { Status, ObjectiveValue } = highs.solve(program, { output_flag: false });
  if (Status === 'Infeasible') return -1;
  if (Status !== 'Optimal') throw new Error(`the program ended as ${Status}`);
  return Math.round(ObjectiveValue);
}
