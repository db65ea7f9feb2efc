import { expect, test } from 'vitest';
import { type Before, type Near, nearSameAudience } from '../../src/domain/rounds/results/comparing.ts';
import { type Figures, readFigures, writeFigures } from '../../src/domain/rounds/results/figures.ts';
import { reportRound } from '../../src/domain/rounds/results/report.ts';
import { type Chance, chanceOf } from '../long/chance.ts';
import { leaksIn } from './adversary.ts';
import { answering, closingDate, faultsIn, type Held, nearTo } from './report-oracle.ts';
import { type Planned, seededRounds } from './seeded-rounds.ts';

const CASES = 10_000;
const SEED = Number(process.env.SEED ?? 20_260_302);

test(`what is said of ${CASES} series of rounds tells of no few people (SEED=${SEED})`, () => {
  const seen = new Map<string, number>();
  for (let number = 0; number < CASES; number += 1) {
    const chance = chanceOf(SEED + number * 7919);
    const { rounds, faults } = openInTurn(seededRounds(chance));
    const held = closeInTurn(rounds, chance);
    const wrong = [...faults, ...held.flatMap(faultsIn), ...leaksIn(held, chance)];
    expect(wrong, `case ${number} of SEED=${SEED}`).toEqual([]);
    for (const what of held.flatMap(whatIsShown)) seen.set(what, (seen.get(what) ?? 0) + 1);
  }
  // What never happens is not tested.
  for (const what of ['not shown', 'nothing', 'all similar', 'ratings', 'change', 'choices', 'comments']) {
    expect(seen.get(what), what).toBeGreaterThan(CASES / 20);
  }
});

/** Rounds that open are looked at before; where one is too near to others it asks the same people, or does not open. */
function openInTurn(planned: readonly Planned[]): { rounds: Planned[]; faults: string[] } {
  const rounds: Planned[] = [];
  const faults: string[] = [];
  const findNear = (opening: Planned) => {
    if (opening.terms.identity !== 'unlinked') return null;
    const earlier = rounds.filter(({ terms }) => terms.identity === 'unlinked');
    const found = nearSameAudience(opening, earlier, opening.opensAt);
    faults.push(...faultsInNear(found, nearTo(opening, earlier)));
    return found;
  };
  for (const opening of planned) {
    const near = findNear(opening);
    if (near === null) {
      rounds.push(opening);
    } else if (opening.takesTheSame && near.rounds.length === 1) {
      const people = [...near.rounds[0]!.audience].filter((user) => user !== opening.about);
      const same = { ...opening, audience: new Set(people) };
      if (findNear(same) === null) rounds.push(same);
    }
  }
  return { rounds, faults };
}

function faultsInNear(found: Near<Planned> | null, all: readonly Near<Planned>[]): string[] {
  if (found === null) return all.length === 0 ? [] : ['opens too near to others'];
  const fewest = all.filter(({ rounds }) => rounds.length === all[0]?.rounds.length);
  const isRight = fewest.some(
    ({ rounds, people }) =>
      people === found.people && rounds.every((round, at) => round === found.rounds[at]),
  );
  return isRight ? [] : ['is near, but not so'];
}

function closeInTurn(rounds: readonly Planned[], chance: Chance): Held[] {
  const held: Held[] = [];
  const byClosing = rounds.toSorted((one, other) => Temporal.Instant.compare(one.closesAt, other.closesAt));
  for (const round of byClosing) {
    const before =
      held.findLast(({ series, report }) => series === round.series && report.isShowable) ?? null;
    const everyone = answering(round);
    const answers = everyone.flatMap((author) => {
      const sheet = round.sheets.get(author);
      return sheet === undefined ? [] : [{ author, answers: sheet }];
    });
    const answeredByReaders = everyone.filter((user) => round.readers.has(user)).length;
    const toReport = {
      ...round,
      answers,
      answeredByReaders,
      before: before === null ? null : asBefore(before),
    };
    held.push({ ...round, before, report: reportRound(toReport, chance) });
  }
  return held;
}

/** As it comes back from where it is kept. */
function asBefore(held: Held): Before {
  const said = held.report.isShowable ? held.report.figures : new Map<number, Figures>();
  const figures = held.questions.flatMap(({ position, key }) => {
    const one = said.get(position);
    return one === undefined ? [] : [[key, readFigures(writeFigures(one))] as const];
  });
  return { ...held, closedOn: closingDate(held), figures: new Map(figures) };
}

function whatIsShown({ report }: Held): string[] {
  if (!report.isShowable) return ['not shown'];
  return [...report.figures.values()].flatMap((figures) =>
    figures.shown === 'ratings' && figures.change !== null ? ['ratings', 'change'] : [figures.shown],
  );
}
