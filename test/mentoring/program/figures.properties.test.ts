import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happened, programFigures } from '../../../src/domain/mentoring/program/figures.ts';
import { type UserId, userId } from '../../../src/ids.ts';

const someone = (number: number) => userId.of(`U${number}`);
const fits = ['good', 'undecided', 'not_a_fit'] as const;
type Fit = (typeof fits)[number];

/** Who did what in one program; everyone after `asked` is one of those before. */
interface Truth {
  readonly asked: readonly UserId[];
  readonly accepted: readonly UserId[];
  readonly together: readonly UserId[];
  /** Of those together: who was asked nothing. */
  readonly alsoTold: readonly UserId[];
  readonly met: readonly UserId[];
  readonly saying: ReadonlyMap<UserId, Fit>;
}

const some = (most: number) => fc.oneof(fc.constant(0), fc.nat(most));

const aTruth: fc.Arbitrary<Truth> = fc
  .record({
    asked: fc.nat(45),
    refused: some(20),
    unlucky: some(12),
    notMet: some(20),
    alsoTold: some(8),
    saying: fc.array(fc.constantFrom(...fits), { minLength: 55, maxLength: 55 }),
    silent: some(20),
    follows: fc.constantFrom('chance', 'meeting', 'not meeting', ...fits),
  })
  .map(({ asked, refused, unlucky, notMet, alsoTold, saying, silent, follows }) => {
    const all = Array.from({ length: asked + alsoTold }, (_, number) => someone(number));
    // Some were asked, and others brought together without, as where all may step out.
    const accepted = all.slice(Math.min(refused, asked));
    const together = all.slice(Math.min(refused + unlucky, asked));
    const met = together.slice(notMet);
    const said = together
      .slice(0, Math.max(0, together.length - silent))
      .map((user, index): [UserId, Fit] => {
        const fit = saying[index] ?? 'good';
        const isWell = met.includes(user) === (follows === 'meeting');
        const notWell = fit === 'good' ? 'undecided' : fit;
        if (follows === 'chance') return [user, fit];
        return [
          user,
          follows === 'meeting' || follows === 'not meeting' ? (isWell ? 'good' : notWell) : follows,
        ];
      });
    return { asked: all, accepted, together, met, alsoTold: all.slice(asked), saying: new Map(said) };
  });

/** The same as rows would tell it: everyone in a suggestion and pairing of their own, asked and answered more than once. */
function rowsOf(
  { asked: all, accepted, together, alsoTold, met, saying }: Truth,
  isAsked: boolean,
): Happened {
  const program = 'mentoring';
  const asked = all.filter((person) => !alsoTold.includes(person));
  const suggested = asked.map((person) => ({
    program,
    people: [{ userId: person, hasAccepted: accepted.includes(person) }],
  })) satisfies Happened['suggestions'];
  const again = asked.map(
    (person) => ({ program, people: [{ userId: person, hasAccepted: false }] }) as const,
  );
  const before: Happened['checkIns'] = together.map((person, index) => ({
    program,
    userId: person,
    hasMet: false,
    fit: saying.has(person) ? (fits[index % 3] ?? null) : null,
  }));
  return {
    suggestions: isAsked ? [...suggested, ...again] : [],
    pairings: [...together, ...together].map((person) => ({ program, people: [person] })),
    checkIns: [
      ...before,
      ...together.map((person) => {
        const fit = saying.get(person) ?? null;
        return { program, userId: person, hasMet: met.includes(person), fit } as const;
      }),
    ],
  };
}

/** Whom each figure is about, found by its name. */
function peopleBehind(truth: Truth, figure: string): readonly UserId[] {
  const saying = (wanted: (fit: Fit) => boolean) =>
    [...truth.saying].filter(([, fit]) => wanted(fit)).map(([person]) => person);
  switch (figure) {
    case 'asked':
    case 'accepted':
    case 'together':
    case 'met':
      return truth[figure];
    case 'rest':
      return saying((fit) => fit !== 'good');
    default:
      return saying((fit) => fit === figure);
  }
}

describe('figures of a program', () => {
  it('are in fives, of people who really did it', () => {
    fc.assert(
      fc.property(aTruth, fc.boolean(), (truth, isAsked) => {
        for (const { steps, fits: said } of programFigures(rowsOf(truth, isAsked))) {
          for (const { step, people } of steps) expect(people).toBe(fives(truth[step].length));
          for (const { fit, people } of said) expect(people).toBe(fives(peopleBehind(truth, fit).length));
          if (!isAsked || truth.asked.length === truth.alsoTold.length)
            expect(steps.map(({ step }) => step)).not.toContain('asked');
        }
      }),
    );
  });

  it('speak of no fewer than five people, nor does whatever is left when one is taken from another', () => {
    fc.assert(
      fc.property(aTruth, fc.boolean(), (truth, isAsked) => {
        for (const { steps, fits: said } of programFigures(rowsOf(truth, isAsked))) {
          const taken = steps.map(({ step }) => new Set(peopleBehind(truth, step)));
          const parts = said.map(({ fit }) => new Set(peopleBehind(truth, fit)));
          const whole = said.length === 0 ? [] : [new Set(truth.saying.keys())];
          const sums = parts.flatMap((part) => whole.map((all) => all.difference(part)));
          for (const one of taken) {
            for (const other of taken) if (one !== other) expectNothingOfFew(one, other);
            // That nobody does or says something is told of the whole of those, not beside others.
            for (const other of [...parts, ...whole, ...sums]) {
              if (one.size > 0 && other.size > 0) expectNothingOfFew(one, other);
            }
          }
          for (const part of parts) for (const all of whole) expectNothingOfFew(part, all);
          for (const figure of [...taken, ...parts]) expect([0, 5]).toContain(Math.min(figure.size, 5));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are there where enough people did each, and enough did not', () => {
    const all = Array.from({ length: 42 }, (_, number) => someone(number));
    const saying = new Map(all.slice(20, 37).map((person, index) => [person, fits[index % 3] ?? 'good']));
    const truth = {
      asked: all,
      accepted: all.slice(6),
      together: all.slice(12),
      met: all.slice(17),
      alsoTold: [],
      saying,
    };
    expect(programFigures(rowsOf(truth, true))).toEqual([
      {
        program: 'mentoring',
        steps: [
          { step: 'asked', people: 40 },
          { step: 'accepted', people: 35 },
          { step: 'together', people: 30 },
          { step: 'met', people: 25 },
        ],
        fits: [
          { fit: 'good', people: 5 },
          { fit: 'undecided', people: 5 },
          { fit: 'not_a_fit', people: 5 },
        ],
      },
    ]);
    const mostlyGood = new Map(
      [...saying.keys()].map((person, index): [UserId, Fit] => [
        person,
        index < 12 ? 'good' : index < 14 ? 'undecided' : 'not_a_fit',
      ]),
    );
    const [said] = programFigures(rowsOf({ ...truth, saying: mostlyGood }, false));
    expect(said?.fits).toEqual([
      { fit: 'good', people: 10 },
      { fit: 'rest', people: 5 },
    ]);
  });

  it('keep programs apart', () => {
    const people = Array.from({ length: 12 }, (_, number) => someone(number));
    const pairings = (['coffee', 'peers', 'buddies'] as const).map((program) => ({ program, people }));
    const few = { program: 'mentoring', people: people.slice(0, 4) } as const;
    const said = { program: 'buddies', hasMet: true, fit: 'good' } as const;
    const checkIns = people.map((user) => ({ ...said, userId: user }));
    const nobodyMet = [
      { step: 'together', people: 10 },
      { step: 'met', people: 0 },
    ];
    expect(programFigures({ suggestions: [], pairings: [...pairings, few], checkIns })).toEqual([
      {
        program: 'buddies',
        steps: [
          { step: 'together', people: 10 },
          { step: 'met', people: 10 },
        ],
        fits: [
          { fit: 'good', people: 10 },
          { fit: 'undecided', people: 0 },
          { fit: 'not_a_fit', people: 0 },
        ],
      },
      { program: 'peers', steps: nobodyMet, fits: [] },
      { program: 'coffee', steps: nobodyMet, fits: [] },
    ]);
  });
});

/** That neither tells, taken from the other, what fewer than five did; nor that a few all did the same, or that none of a few did. */
function expectNothingOfFew(one: ReadonlySet<UserId>, other: ReadonlySet<UserId>): void {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one];
  if (more.size === 0 || !less.isSubsetOf(more)) return;
  const rest = more.size - less.size;
  const isFine = rest === 0 || less.size === 0 ? more.size >= 10 : rest >= 5;
  expect([less.size, more.size, isFine]).toEqual([less.size, more.size, true]);
}

function fives(count: number): number {
  return count - (count % 5);
}
